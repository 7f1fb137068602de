package transcript_test

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/read/plain"
	"onrecord/read/transcript"
	"onrecord/text"
)

func turns(s string) string {
	t := text.New(s)
	var out []string
	for _, turn := range transcript.Turns(t, page(s)) {
		mark := ""
		if turn.Question {
			mark = "?"
		}
		out = append(out, fmt.Sprintf("%s%s[%s]", t.Slice(turn.Speaker), mark, strings.ReplaceAll(t.Slice(turn.Span), "\n\n", "|")))
	}
	return strings.Join(out, " ")
}

// page is a text whose paragraphs are all body.
func page(s string) transcript.Page {
	var p transcript.Page
	for _, b := range plain.Blocks(s) {
		p.Paragraphs = append(p.Paragraphs, transcript.Paragraph{Span: b})
	}
	return p
}

func TestTurns(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"gaggle":          {"Q Why so?\n\nAnd how?\n\nMR. SULLIVAN: Because.\n\nAnd so.\n\n4:52 P.M. ICT", "Q?[Why so?|And how?] MR. SULLIVAN[Because.|And so.]"},
		"remark":          {"THE PRESIDENT: Thank you.\n\nPRIME MINISTER HUN SEN (as interpreted): Welcome.", "THE PRESIDENT[Thank you.] PRIME MINISTER HUN SEN[Welcome.]"},
		"official":        {"SENIOR ADMINISTRATION OFFICIAL: Yes.\n\nQ: Really?\n\nMS. JEAN-PIERRE: Yes.", "SENIOR ADMINISTRATION OFFICIAL[Yes.] Q?[Really?] MS. JEAN-PIERRE[Yes.]"},
		"reporter":        {"REPORTER: Did he?\n\nA: He did.\n\nTHE PRESIDENT: I did.", "REPORTER?[Did he?] A[He did.] THE PRESIDENT[I did.]"},
		"mixed case":      {"Question: Did they talk?\n\nOlena Marchuk: They did.\n\nFor an hour.\n\nQuestion: Of what?\n\nOlena Marchuk: Of gas.", "Question?[Did they talk?] Olena Marchuk[They did.|For an hour.] Question?[Of what?] Olena Marchuk[Of gas.]"},
		"with office":     {"President of Moldova Ana Rusu: Welcome.\n\nIlir Hoxha: Thank you.\n\nAna Rusu: Shall we?\n\nIlir Hoxha: Yes.\n\nAna Rusu: Good.", "President of Moldova Ana Rusu[Welcome.] Ilir Hoxha[Thank you.] Ana Rusu[Shall we?] Ilir Hoxha[Yes.] Ana Rusu[Good.]"},
		"one lead-in":     {"Dear Reader: this is the week.\n\nIt was long.\n\nIt is over.", ""},
		"prose":           {"PHNOM PENH: The minister spoke.\n\nHe said that it was so.\n\nNobody asked.", ""},
		"quarter":         {"Q4 results were good.\n\nQ3 results were not.", ""},
		"both cases":      {"Reporter: Did he?\n\nMR. LEE: He did.\n\nJournalist (via link): When?\n\nMR. LEE: Today.", "Reporter?[Did he?] MR. LEE[He did.] Journalist?[When?] MR. LEE[Today.]"},
		"a sentence":      {"Question time in the House was long.\n\nReporter numbers have fallen.\n\nAnswer came there none.", ""},
		"kickers":         {"WATCH: The video.\n\nUPDATE: More to come.", ""},
		"unnamed answers": {interview, "?[Mayor, were you told?] Ana Rusu[No. I was in bed.] ?[The ministry says so.] Ana Rusu[I have no letter.] ?[Did you ask it?] Ana Rusu[Twice, and my deputy did.] ?[Will you sue?] Ana Rusu[I have a city to run.]"},
		"a cut between":   {"Q Why?\n\n[...]\n\nMR. SULLIVAN: Because.", "Q?[Why?] MR. SULLIVAN[Because.]"},
	} {
		if got := turns(c.in); got != c.want {
			t.Errorf("%s: %s\nwant %s", name, got, c.want)
		}
	}
}

// interview is one that nothing but its order tells apart.
const interview = "Ana Rusu, the mayor of Balti, slept little.\n\nMayor, were you told?\n\nNo. I was in bed.\n\nThe ministry says so.\n\nI have no letter.\n\n" +
	"Did you ask it?\n\nTwice, and my deputy did.\n\nWill you sue?\n\nI have a city to run."

// FuzzTurns: a turn lies behind its label or the opening, and turns are in
// order. Only who asks may be without a name.
func FuzzTurns(f *testing.F) {
	for _, s := range []string{"Q Why so?\n\nMR. SULLIVAN: Because.\n\n(Laughter.)\n\n4:52 P.M. ICT", "THE PRESIDENT (as interpreted): So.\n\nA: Yes.\n\nQ. No?", "McX: a\n\nDE B: c\n\n###",
		interview, "Anna Rusu spoke.\n\nRusu: I did.\n\nWhen?\n\nRusu: Today.\n\nNote: So.\n\nWhen?\n\nRusu: We did."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\ufffd")
		all, end := text.New(s), 0
		for _, turn := range transcript.Turns(all, page(s)) {
			if !all.Valid(turn.Speaker) || !all.Valid(turn.Span) || turn.Speaker.Empty() && !turn.Question || turn.Span.Start < max(end, turn.Speaker.End) {
				t.Fatalf("%q: turn %+v after %d", s, turn, end)
			}
			end = turn.Span.End
		}
	})
}
