package publishtest

import (
	"slices"
	"strconv"
	"time"

	"onrecord"
	"onrecord/publish"
	"onrecord/text"
)

func (b builder) findings() []onrecord.Finding {
	held := []onrecord.DocumentID{Readout, Article, Radio}
	silent := func(side onrecord.SideID) onrecord.Position {
		return onrecord.Position{Side: side, Stance: onrecord.Silent, Searched: held, Rule: "silence.v1", Why: "no held text of this side speaks to it", Confidence: 0.7}
	}
	missing := onrecord.Position{Side: "un", Stance: onrecord.Missing, Rule: "record.v1", Why: "nothing of this side is held", Confidence: 1}
	freed := b.evidence(Readout, "s3", "He also called for jailed activists to be freed, among them the dual citizen Seng Theary.")
	freed.Carriers = []onrecord.DocumentID{Radio}
	rows := []onrecord.Finding{
		finding("p1", "The President called for the release of Seng Theary", "request", onrecord.Contradicted, "",
			position("us", onrecord.Asserts, "", "the readout says so in its own words", freed),
			position("kh_pm", onrecord.Denies, onrecord.DeniesStronger, "denies a negotiation, which is more than a call", b.evidence(Article, "s4", "there was no negotiation on the release of a female prisoner"), b.evidence(Article, "s1", "no discussion of Seng Theary with US President")),
			position("kh_mfa", onrecord.Denies, "", "an explicit “did not discuss”", b.evidence(Article, "s6", "the two leaders did not discuss such issues")),
			missing),
		finding("p2", "The President raised the naval base at Ream", "topic", onrecord.ContradictedImplied, onrecord.ExcludedByOnly,
			position("us", onrecord.Asserts, "", "the readout says so in its own words", b.evidence(Readout, "s1", "The President voiced concern about the naval base at Ream.")),
			silent("kh_pm"),
			position("kh_mfa", onrecord.ImpliesNot, onrecord.ExcludedByOnly, "a closed list leaves the topic out", b.evidence(Article, "s6", "only spoke of law enforcement, culture, demining and peacekeeping")),
			missing),
		finding("p3", "A record of the conversation exists on the Cambodian side", "fact", onrecord.OneSided, "",
			silent("us"),
			position("kh_pm", onrecord.Asserts, "", "his own words in quotation marks", b.evidence(Article, "s5", "a whole diary of conversations [between the US President and me]")),
			silent("kh_mfa"), missing),
		confirmed(finding("p4", "The President asked for civic space to be opened before the election", "request", onrecord.OneSided, "",
			position("us", onrecord.Asserts, "", "the readout says so in its own words", b.evidence(Readout, "s2", "He asked that civic space be opened before the 2023 election.")),
			silent("kh_pm"), silent("kh_mfa"), missing)),
	}
	rows[2].Positions[1].Shade = onrecord.SelfContradiction
	rows[2].Positions[1].History = []onrecord.Said{{Stance: onrecord.Denies, Evidence: []onrecord.Evidence{b.evidence(Article, "s1", "no discussion of Seng Theary with US President")},
		Rule: "denied/negation", Why: "the side's account negates it in words"}}
	rows[0].Opinions = []onrecord.Opinion{{
		Sides: [2]onrecord.SideID{"us", "kh_mfa"}, Label: "contradict", Model: "small-1", Prompt: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
		Evidence: [2]onrecord.Anchor{freed.Anchor, b.anchor(Article, "the two leaders did not discuss such issues")},
		Triggers: [2]onrecord.Anchor{b.anchor(Readout, "called for jailed activists"), b.anchor(Article, "did not discuss such issues")},
	}}
	return rows
}

func confirmed(f onrecord.Finding) onrecord.Finding {
	f.Review = &onrecord.Review{By: "Sokha Chan", At: time.Date(2022, 11, 24, 9, 30, 0, 0, time.UTC), Act: "confirm", Note: "read against the page"}
	f.Merged = []onrecord.Merged{{Proposition: onrecord.Proposition{ID: "p5", Text: "Civic space was to be opened before the vote"}, By: "Sokha Chan",
		At: time.Date(2022, 11, 24, 9, 40, 0, 0, time.UTC), Note: "one request, reported twice"}}
	return f
}

func finding(id, words, topic string, r onrecord.Relation, shade onrecord.Shade, ps ...onrecord.Position) onrecord.Finding {
	return onrecord.Finding{
		Proposition: onrecord.Proposition{ID: id, Text: words, Topic: topic, Setting: "meeting"},
		Relation:    r, Shade: shade, Positions: ps, Rule: "R5.v1", Why: "one side affirms what another speaks against",
	}
}

func position(side onrecord.SideID, s onrecord.Stance, shade onrecord.Shade, why string, ev ...onrecord.Evidence) onrecord.Position {
	return onrecord.Position{Side: side, Stance: s, Shade: shade, Evidence: ev, Rule: "R5.v1", Why: why, Confidence: 0.8}
}

// Long is the example with its findings repeated to n rows, to measure pages.
func Long(n int) publish.Edition {
	e := PhnomPenh()
	few := e.Board.Findings
	e.Board.Findings = nil
	for i := range n {
		f := few[i%len(few)]
		f.Proposition.ID = "p" + strconv.Itoa(i+1)
		f.Proposition.Text += ", in wording number " + strconv.Itoa(i+1)
		e.Board.Findings = append(e.Board.Findings, f)
	}
	return e
}

// Hostile is the example with markup, script, control characters and a script
// address in every place that a document or a person can fill.
func Hostile() publish.Edition {
	e := PhnomPenh()
	b := builder{&e}
	d := b.add(onrecord.Document{
		ID: `x"><script>alert(1)</script>.txt`, URL: "javascript:alert(2)", Outlet: `</title><script>alert(3)</script>`, Language: `en" onload="alert(4)`,
	},
		`title| </h1><script>alert(5)</script><img src=x onerror=alert(6)>`,
		"body| He said \x1b[31mred\x1b[0m and \u202egnol {{.}} <!-- --> ]]> &lt;b&gt; <svg onload=alert(7)>.",
	)
	b.say(d.ID, onrecord.Statement{ID: "s1", Kind: onrecord.Indirect, Cue: onrecord.Cue{Class: onrecord.Assert}}, "He", "said", "<svg onload=alert(7)>")
	e.Board.Event.Title = `</title><script>alert(8)</script>`
	e.Board.Accounts[0].Side.Name = `<b onmouseover=alert(9)>Side</b>`
	e.Board.Findings[0].Proposition.Text = `<script>alert(10)</script> & "quotes"`
	e.Board.Findings[0].Positions[0].Evidence = append(e.Board.Findings[0].Positions[0].Evidence,
		b.evidence(d.ID, "s1", "<svg onload=alert(7)>"),
		onrecord.Evidence{Anchor: onrecord.Anchor{Doc: d.ID, Span: text.Span{Start: -5, End: 1 << 40}}},
		onrecord.Evidence{Anchor: onrecord.Anchor{Doc: "not-held", Span: text.Span{Start: 0, End: 3}}})
	e.Board.Findings[0].Review = &onrecord.Review{By: `<i>me</i>`, Act: "confirm", Note: `<script>alert(11)</script>`}
	e.Board.Findings[0].Merged = []onrecord.Merged{{Proposition: onrecord.Proposition{Text: `<script>alert(13)</script>`}, By: `<b>me</b>`, Note: "\x1b[31m<img src=x onerror=alert(14)>"}}
	e.Board.Parties[0].Name = `<script>alert(12)</script>`
	return e
}

func sortStatements(e *publish.Edition) {
	for _, r := range e.Readings {
		slices.SortFunc(r.Statements, func(a, b onrecord.Statement) int {
			return text.Compare(a.Content.Hull(), b.Content.Hull())
		})
	}
}
