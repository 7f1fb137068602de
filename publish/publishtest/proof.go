package publishtest

import (
	"strings"
	"time"

	"onrecord"
	"onrecord/publish"
)

// Proven is [PhnomPenh] with its article captured twice: once when the log had
// a witness on the other side and a neutral one, once with an entry that is not
// signed yet.
func Proven() publish.Edition {
	e := PhnomPenh()
	d := e.Document(Article)
	first := e.Captures[d.Capture]
	first.MediaType = "text/html"
	first.Header = map[string][]string{"Date": {"Wed, 23 Nov 2022 08:00:00 GMT"}, "Last-Modified": {"Tue, 22 Nov 2022 03:10:00 GMT"}}
	again := first
	again.Started, again.Ended = first.Started.AddDate(0, 0, 1), first.Ended.AddDate(0, 0, 1)
	again.Header = nil
	e.Clocks = map[onrecord.CaptureID][]publish.Clocks{d.Capture: {
		{Capture: first, Logged: cosigned(first.Ended)},
		{Capture: again, Logged: &publish.Logged{Log: "desk.example/log", Entry: 1044}},
	}}
	return e
}

func cosigned(at time.Time) *publish.Logged {
	return &publish.Logged{
		Log: "desk.example/log", Key: "desk.example/log+1a2b3c4d+AXXcorRU4p1bOGmhLc9f2XdSt2BDPgWFjg9jXl8sQ2aB", Entry: 1042,
		Leaf: strings.Repeat("4f", 32), Signed: true, Quorum: "2 of {other-side, neutral}", NotAfter: at.Add(31 * time.Second),
		Vouchers: []publish.Voucher{{Witness: "other-side", At: at.Add(30 * time.Second)}, {Witness: "neutral", At: at.Add(31 * time.Second)}},
		Before:   &publish.Before{Log: "other-side.example/log", Size: 2500, At: at.Add(-time.Hour)},
		Shows: []string{
			"The log desk.example/log contains exactly this leaf as entry 1042 of 1043.",
			"It existed unchanged since then at the latest, as 2 witnesses of your policy saw it.",
		},
		Not: []string{"It does not show that the content is true.", "It does not show that the log's owner wrote down everything they knew."},
	}
}

// Standing is a log with one witness that is up to date, one that refuses and
// one that was never asked, and two mirrors.
func Standing() publish.Standing {
	at := time.Date(2022, 11, 23, 8, 0, 0, 0, time.UTC)
	return publish.Standing{
		Log: "desk.example/log", Key: "desk.example/log+1a2b3c4d+AXXcorRU4p1bOGmhLc9f2XdSt2BDPgWFjg9jXl8sQ2aB", Root: "6y1zVQ1gYyK5pRyyVlnH1Qm2r4wz0i2w0iYp8w1c9wU=",
		Durable: 1045, Signed: 1044, SignedAt: at, Quorum: "2 of {neutral, other-side, third}", Vouched: 1040, VouchedAt: at.Add(-time.Minute),
		Witnesses: []publish.WitnessLine{
			{Name: "neutral", Neutral: true, Size: 1044, At: at, Asked: at},
			{Name: "other-side", Size: 1040, At: at.Add(-time.Minute), Asked: at, Refusal: `witness other-side: refused: 422 Unprocessable Entity "the proof does not show that the log only grew"`},
			{Name: "third", Neutral: true},
		},
		Mirrors: []publish.MirrorLine{
			{Peer: "other-side", Log: "other-side.example/log", Size: 2500, At: at.Add(-time.Hour), Asked: at, Cosigned: 2500},
			{Peer: "ministry", Log: "ministry.example/log", Asked: at, Refusal: "connection refused"},
		},
		Forks: 1, Refused: 3,
	}
}
