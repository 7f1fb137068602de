package api

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"onrecord"
	"onrecord/desk"
	"onrecord/ledger/proof"
	"onrecord/publish"
	"onrecord/publish/web"
)

// keeper is a source that keeps a log. A folder keeps none.
type keeper interface {
	Recorded(ctx context.Context, c onrecord.Capture) (desk.Recorded, error)
	Standing(ctx context.Context) (desk.Standing, error)
}

// clocks says what is known of each capture of a document's bytes.
func (n newsroom) clocks(ctx context.Context, id onrecord.DocumentID) ([]publish.Clocks, error) {
	for _, src := range n {
		captures, err := src.Captures(ctx, id)
		if errors.Is(err, onrecord.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		return clocksOf(ctx, src, captures)
	}
	return nil, nil
}

func clocksOf(ctx context.Context, src desk.Source, captures []onrecord.Capture) ([]publish.Clocks, error) {
	var all []publish.Clocks
	for _, c := range captures {
		r, err := recordedIn(ctx, src, c)
		switch {
		case errors.Is(err, onrecord.ErrNotFound):
			all = append(all, publish.Clocks{Capture: c})
		case err != nil:
			return nil, err
		default:
			all = append(all, publish.Clocks{Capture: c, Logged: logged(r)})
		}
	}
	return all, nil
}

func recordedIn(ctx context.Context, src desk.Source, c onrecord.Capture) (desk.Recorded, error) {
	if keeps, ok := src.(keeper); ok {
		return keeps.Recorded(ctx, c)
	}
	return desk.Recorded{}, onrecord.ErrNotFound
}

// logged puts what the log shows in words.
func logged(r desk.Recorded) *publish.Logged {
	l := &publish.Logged{Log: r.Log, Key: r.Key, Entry: r.Entry, Signed: r.Signed}
	if !r.Signed {
		return l
	}
	l.Leaf, l.Policy, l.Quorum = proof.LeafHash(r.Bundle.Leaf).String(), r.Policy.String(), r.Policy.Quorum()
	for _, c := range r.Cosigned {
		l.Vouchers = append(l.Vouchers, publish.Voucher{Witness: c.Witness, At: c.Time})
	}
	if v := r.Verdict; v != nil {
		l.NotAfter, l.Shows, l.Not = v.NotAfter, v.Proves(), v.DoesNotProve()
		if b := v.NotBefore; b != nil {
			l.Before = &publish.Before{Log: b.Origin, Size: b.Size, At: b.At}
		}
	}
	return l
}

// captured finds the capture that "KEY" or "KEY@MOMENT" names: the earliest of
// those bytes, or the one of that moment.
func (s *server) captured(ctx context.Context, name string) (publish.Edition, *onrecord.Document, publish.Clocks, error) {
	key, moment, asked := strings.Cut(name, "@")
	e, d, err := s.newsroom.holding(ctx, key)
	if err != nil {
		return e, nil, publish.Clocks{}, err
	}
	all, err := s.newsroom.clocks(ctx, d.ID)
	if err != nil {
		return e, nil, publish.Clocks{}, err
	}
	for _, c := range all {
		if !asked || c.Moment() == moment {
			return e, d, c, nil
		}
	}
	return e, nil, publish.Clocks{}, fmt.Errorf("capture %q: %w", name, onrecord.ErrNotFound)
}

func (s *server) proofSheet(ctx context.Context, r *http.Request) (*content, error) {
	e, d, c, err := s.captured(ctx, r.PathValue("doc"))
	if err != nil {
		return nil, err
	}
	return page(func(w io.Writer) error { return s.Site.ProofSheet(w, e, d, c, addresses(r).Self) })
}

// proofFiles is what a reader verifies with: the captured bytes, the proof, the
// log's key and the policy that its owner suggests.
func (s *server) proofFiles(ctx context.Context, r *http.Request) (*content, error) {
	_, _, c, err := s.captured(ctx, r.PathValue("doc"))
	if err != nil {
		return nil, err
	}
	for _, src := range s.newsroom {
		recorded, err := recordedIn(ctx, src, c.Capture)
		if errors.Is(err, onrecord.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if !recorded.Signed {
			return nil, fmt.Errorf("entry %d is not signed yet: %w", recorded.Entry, onrecord.ErrUnavailable)
		}
		payload, err := src.Payload(ctx, c.Capture.ID)
		if err != nil {
			return nil, err
		}
		body, err := packed(c, recorded, payload)
		return &content{body: body, media: "application/zip"}, err
	}
	return nil, fmt.Errorf("no log entry is about this capture: %w", onrecord.ErrNotFound)
}

func packed(c publish.Clocks, r desk.Recorded, payload []byte) ([]byte, error) {
	files := []proof.File{
		{Name: web.PayloadName(c.Capture), Data: payload},
		{Name: "policy.txt", Data: []byte(r.Policy.String())},
		{Name: "log.vkey", Data: []byte(r.Key + "\n")},
	}
	for _, f := range r.Bundle.Files() {
		files = append(files, proof.File{Name: "proofs/" + f.Name, Data: f.Data})
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: web.ProofFolder(c) + "/" + f.Name, Method: zip.Deflate, Modified: c.Capture.Started.UTC()})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(f.Data); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

func (s *server) log(ctx context.Context, _ *http.Request) (*content, error) {
	logs, err := s.newsroom.standings(ctx)
	if err != nil {
		return nil, err
	}
	var all []publish.Standing
	for _, l := range logs {
		all = append(all, standing(l))
	}
	return page(func(w io.Writer) error { return s.Site.Log(w, all) })
}

func (s *server) logJSON(ctx context.Context, _ *http.Request) (*content, error) {
	logs, err := s.newsroom.standings(ctx)
	if err != nil {
		return nil, err
	}
	return listed("logs", logs)
}

func (n newsroom) standings(ctx context.Context) ([]desk.Standing, error) {
	var all []desk.Standing
	for _, src := range n {
		keeps, ok := src.(keeper)
		if !ok {
			continue
		}
		s, err := keeps.Standing(ctx)
		if errors.Is(err, onrecord.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

// standing puts a log's state in the form that pages show.
func standing(s desk.Standing) publish.Standing {
	out := publish.Standing{
		Log: s.Origin, Key: s.Key, Root: s.Signed.Root.Base64(), Durable: s.Durable, Signed: s.Signed.Size, SignedAt: s.Signed.At,
		Quorum: s.Policy, Vouched: s.Vouched, VouchedAt: s.VouchedAt, Forks: s.Forked, Refused: s.Refused,
	}
	for _, w := range s.Witnesses {
		out.Witnesses = append(out.Witnesses, publish.WitnessLine{Name: w.Peer, Neutral: w.Neutral, Size: w.Size, At: w.At, Asked: w.Asked.At, Refusal: w.Asked.Refusal})
	}
	ours := map[string]uint64{}
	for _, c := range s.Ours {
		ours[c.Log] = c.Size
	}
	for _, m := range s.Mirrors {
		out.Mirrors = append(out.Mirrors, publish.MirrorLine{Peer: m.Peer, Log: m.Log, Size: m.Size, At: m.At, Asked: m.Asked.At, Refusal: m.Asked.Refusal, Cosigned: ours[m.Log]})
	}
	return out
}
