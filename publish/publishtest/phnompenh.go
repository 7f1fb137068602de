package publishtest

import (
	"time"

	"onrecord"
	"onrecord/publish"
	"onrecord/text"
)

// The documents of the example.
const (
	Readout = onrecord.DocumentID("us-readout.txt")
	Article = onrecord.DocumentID("kh-article.txt")
	Radio   = onrecord.DocumentID("voa.txt")
)

// PhnomPenh is the meeting of 12 November 2022 as four sides tell it: one with
// a record of its own, two second-hand, one of whom nothing is held.
func PhnomPenh() publish.Edition {
	e := publish.Edition{Captures: map[onrecord.CaptureID]onrecord.Capture{}}
	b := builder{&e}
	b.readout()
	b.article()
	b.radio()
	e.Board.Event = onrecord.Event{
		ID: "phnom-penh-2022", Title: "Biden and Hun Sen meet in Phnom Penh",
		Dates: []onrecord.EventDate{
			{Date: onrecord.DayOf(2022, time.November, 12), Source: b.anchor(Readout, "12 November 2022"), Anchor: "self"},
			{Date: onrecord.DayOf(2022, time.November, 13), Source: b.anchor(Article, "On 13 November"), Anchor: "published", Note: "outlier: 1 of 3"},
			{Date: onrecord.DayOf(2022, time.November, 12), Source: b.anchor(Radio, "on Saturday"), Anchor: "published"},
		},
		Places: []onrecord.EventPlace{{Place: "Phnom Penh, Cambodia", Source: b.anchor(Readout, "Phnom Penh")}},
		Who:    []onrecord.PartyID{"joe-biden", "hun-sen"},
	}
	e.Board.Accounts = []onrecord.Account{
		{Side: onrecord.Side{ID: "us", Name: "United States (White House)"}, Record: onrecord.Primary, Documents: []onrecord.DocumentID{Readout}},
		{Side: onrecord.Side{ID: "kh_pm", Name: "Prime Minister Hun Sen"}, Record: onrecord.SecondHand},
		{Side: onrecord.Side{ID: "kh_mfa", Name: "Cambodian Ministry of Foreign Affairs"}, Record: onrecord.SecondHand},
		{Side: onrecord.Side{ID: "un", Name: "UN Secretary-General"}, Record: onrecord.NoRecord},
	}
	e.Board.Findings = b.findings()
	e.Board.Discrepancies = b.discrepancies()
	e.Board.Derivations = []onrecord.Derivation{{Record: Readout, Carriers: []onrecord.Carrier{{Doc: Radio, Shared: 0.42}}}}
	e.Board.Parties = b.parties()
	return e
}

func (b builder) readout() {
	b.add(onrecord.Document{
		ID: Readout, URL: "https://www.example.gov/briefing/2022/11/12/readout", Outlet: "The White House", Language: "en",
		Published: onrecord.Published{Date: onrecord.DayOf(2022, time.November, 12), From: "dossier"}, SpeaksFor: "us", Complete: true,
	},
		"title| Readout of the President’s meeting with the Prime Minister of Cambodia",
		"body| The President met Prime Minister Hun Sen in Phnom Penh on 12 November 2022. He thanked Cambodia for chairing ASEAN.",
		"body| The President voiced concern about the naval base at Ream. He asked that civic space be opened before the 2023 election. He also called for jailed activists to be freed, among them the dual citizen Seng Theary.",
	)
	own := onrecord.Statement{Kind: onrecord.Indirect, Narrated: true, Cue: onrecord.Cue{Class: onrecord.Assert}}
	for id, words := range map[onrecord.StatementID]string{
		"s1": "The President voiced concern about the naval base at Ream.",
		"s2": "He asked that civic space be opened before the 2023 election.",
		"s3": "He also called for jailed activists to be freed, among them the dual citizen Seng Theary.",
	} {
		own.ID = id
		b.say(Readout, own, "", "", words)
	}
	sortStatements(b.e)
}

func (b builder) article() {
	b.add(onrecord.Document{
		ID: Article, URL: "https://news.example.org/details/17256", Outlet: "EAC News", Language: "en", Complete: true,
		Published: onrecord.Published{
			NotBefore: onrecord.DayOf(2022, time.November, 13), NotAfter: onrecord.DayOf(2022, time.November, 23),
			Why: "names the meeting of 13 November; captured on 23 November",
		},
		Problems: []onrecord.Problem{{Code: "no-date", Text: "the page carries no publication date"}},
	},
		"ticker| Assembly speaker pleased with AIPA results",
		"ticker| PM invites more Indonesian investors",
		"ticker| Workers protest at phone plant in Zhengzhou",
		"title| PM: no discussion of Seng Theary with US President",
		"body| PHNOM PENH: The Prime Minister is outraged that some analysts say the US President came to punish Cambodia.",
		"body| On 13 November the two men met face to face. They talked about democracy and the deportation of Cambodians.",
		"body| The Prime Minister has said that there was no negotiation on the release of a female prisoner, and is likely referring to the activist Seng Theary.",
		"body| “I have in my pocket a whole diary of conversations [between the US President and me],” the Prime Minister said.",
		"body| However, according to a press release by the Ministry of Foreign Affairs of 12 November 2022, the two leaders did not discuss such issues and only spoke of law enforcement, culture, demining and peacekeeping.",
		"related| Related news",
	)
	pm := func() *onrecord.Source {
		return &onrecord.Source{Form: onrecord.Role, Speaker: "Prime Minister Hun Sen", Party: "hun-sen"}
	}
	b.say(Article, onrecord.Statement{ID: "s1", Kind: onrecord.Indirect, Headline: true, Source: pm(), Cue: onrecord.Cue{Class: onrecord.Deny}}, "PM", "", "no discussion of Seng Theary with US President")
	b.say(Article, onrecord.Statement{ID: "s2", Kind: onrecord.Indirect, Source: pm(), Cue: onrecord.Cue{Class: onrecord.Accuse}}, "The Prime Minister", "is outraged that", "some analysts say the US President came to punish Cambodia")
	b.say(Article, onrecord.Statement{ID: "s3", In: "s2", Kind: onrecord.Indirect, Source: &onrecord.Source{Form: onrecord.Unnamed, Party: "some-analysts"}, Cue: onrecord.Cue{Class: onrecord.Assert}}, "some analysts", "say", "the US President came to punish Cambodia")
	b.say(Article, onrecord.Statement{ID: "s4", Kind: onrecord.Indirect, Source: pm(), Cue: onrecord.Cue{Class: onrecord.Assert}}, "The Prime Minister", "has said that", "there was no negotiation on the release of a female prisoner")
	quote := onrecord.Statement{ID: "s5", Kind: onrecord.Direct, Source: pm(), Cue: onrecord.Cue{Class: onrecord.Assert}}
	words := "I have in my pocket a whole diary of conversations [between the US President and me],"
	quote.Content.Verbatim = []text.Span{b.span(Article, words)}
	quote.Content.Insertions = []text.Span{b.span(Article, "[between the US President and me]")}
	b.say(Article, quote, "the Prime Minister", "said", words)
	b.say(Article, onrecord.Statement{ID: "s6", Kind: onrecord.Indirect, Source: &onrecord.Source{Form: onrecord.Artefact, Speaker: "Ministry of Foreign Affairs", Party: "kh-mfa"}, Cue: onrecord.Cue{Class: onrecord.Assert}},
		"a press release by the Ministry of Foreign Affairs", "according to", "the two leaders did not discuss such issues and only spoke of law enforcement, culture, demining and peacekeeping")
}

func (b builder) radio() {
	b.add(onrecord.Document{
		ID: Radio, URL: "https://radio.example.org/a/6835039", Outlet: "Radio in Khmer", Language: "en",
		Published: onrecord.Published{Date: onrecord.DayOf(2022, time.November, 13), From: "dossier"},
	},
		"title| President presses Hun Sen on base and prisoners",
		"body| The two leaders met on Saturday. According to a readout from the White House, the President called for jailed activists to be freed.",
	)
	b.say(Radio, onrecord.Statement{ID: "s1", Kind: onrecord.Indirect, Source: &onrecord.Source{Form: onrecord.Artefact, Speaker: "White House", Party: "white-house"}, Cue: onrecord.Cue{Class: onrecord.Assert}},
		"a readout from the White House", "According to", "the President called for jailed activists to be freed")
}

func (b builder) discrepancies() []onrecord.Discrepancy {
	return []onrecord.Discrepancy{{
		Type: "date", Slot: "day of the meeting", Rule: "date.v1", Note: "one of three sources gives the 13th",
		Values: []onrecord.Value{
			{Anchor: b.anchor(Readout, "12 November 2022"), Side: "us", Value: "2022-11-12"},
			{Anchor: b.anchor(Radio, "on Saturday"), Value: "2022-11-12"},
			{Anchor: b.anchor(Article, "On 13 November"), Value: "2022-11-13"},
		},
	}, {
		Type: "headline", Slot: "what was not done about the prisoner", Rule: "headline.v1", Note: "the headline is wider than the text under it",
		Values: []onrecord.Value{
			{Anchor: b.anchor(Article, "no discussion"), Side: "kh_pm", Value: "no discussion"},
			{Anchor: b.anchor(Article, "no negotiation"), Side: "kh_pm", Value: "no negotiation"},
		},
	}}
}

func (b builder) parties() []onrecord.Party {
	return []onrecord.Party{
		{ID: "hun-sen", Kind: onrecord.Person, Name: "Prime Minister Hun Sen", Side: "kh_pm", Aliases: []onrecord.Alias{
			{Name: "PM", By: "role", Mentions: []onrecord.Anchor{b.anchor(Article, "PM")}},
			{Name: "Prime Minister Hun Sen", By: "same-name", Mentions: []onrecord.Anchor{b.anchor(Readout, "Prime Minister Hun Sen")}},
		}},
		{ID: "joe-biden", Kind: onrecord.Person, Name: "President Joe Biden", Side: "us"},
		{ID: "kh-mfa", Kind: onrecord.Body, Name: "Ministry of Foreign Affairs", Side: "kh_mfa"},
		{ID: "seng-theary", Kind: onrecord.Person, Name: "Seng Theary", Aliases: []onrecord.Alias{
			{Name: "a female prisoner", By: "hedge", Mentions: []onrecord.Anchor{b.anchor(Article, "a female prisoner")},
				Hedge: &onrecord.Hedge{Words: b.anchor(Article, "is likely referring to"), Voice: "EAC News"}},
		}},
		{ID: "some-analysts", Kind: onrecord.Group, Name: "some analysts"},
		{ID: "white-house", Kind: onrecord.Body, Name: "White House", Side: "us"},
	}
}
