package compare

import (
	"slices"
	"strings"

	"onrecord"
)

// What is said in a meeting, before the press and in a text are three
// statements, also where the words are the same. A public appeal does not show
// that its topic came up in the room, and a denial that it came up in the room
// does not deny the appeal. Such a pair is shown beside each other with the
// shade [onrecord.OtherSetting], and neither affirms nor denies the other.
//
// A statement to the press that tells what was said in the meeting ("I raised
// it with her") is an account of the meeting. Where it is not clear, statements
// stay comparable.

// Settings, as in [onrecord.Proposition]. Press and text are both public and
// are compared with each other.
const (
	inMeeting = "meeting"
	toPress   = "press"
	inText    = "text"
)

var (
	pressRooms    = setOf("press news media")
	pressHappens  = setOf("conference conferences briefing briefings gaggle stakeout availability appearance")
	pressAudience = setOf("reporters journalists correspondents press media cameras")
	textNouns     = setOf("tweet post op editorial essay column letter book article blog memoir video")
	textVerbs     = setOf("tweeted posted wrote writes")
	textLead      = setOf("in on during")
	textOwner     = setOf("a an his her their its")
)

// settingAt finds where ws say that something was said before the press or in
// a text: the setting and the words that say so, "" for none.
func settingAt(ws []word) (setting string, from, to int) {
	for i, w := range ws {
		next, after := lowAt(ws, i+1), lowAt(ws, i+2)
		switch {
		case pressRooms.has(w.low) && pressHappens.has(next):
			return toPress, i, i + 2
		case (w.low == "told" || w.low == "tells" || w.low == "to" && i > 0 && addressing.has(ws[i-1].low)) && (pressAudience.has(next) || next == "the" && pressAudience.has(after)):
			return toPress, i, i + 3
		case w.low == "publicly" || w.low == "gaggle" || w.low == "interview" && textLead.has(lowAt(ws, i-2)):
			return toPress, i, i + 1
		case textVerbs.has(w.low) && !talkNouns.has(next) && !addressed(ws[i+1:]):
			return inText, i, i + 1
		case textNouns.has(w.low) && textLead.has(lowAt(ws, i-2)) && textOwner.has(lowAt(ws, i-1)):
			return inText, i, i + 1
		}
	}
	return "", 0, 0
}

// addressed reports whether what was written went to somebody ("wrote a letter
// to", "wrote to the court"): that is an act of the event, not a publication.
func addressed(ws []word) bool {
	return containsAny(ws[:min(len(ws), 4)], "to", "letter", "letters", "note")
}

// addressing are what stands before "to reporters".
var addressing = setOf("speaking spoke said speaks talking remarks comments statement")

func lowAt(ws []word, i int) string {
	if i < 0 || i >= len(ws) {
		return ""
	}
	return ws[i].low
}

// settings finds the setting of each passage of one document: from its own
// words, from the title of a side's own text, or from the citations of the same
// side around it.
func (m *material) settings(d *onrecord.Document, ps []*passage) {
	if d.SpeaksFor != "" {
		m.ownSettings(d, ps)
		return
	}
	last := ""
	for i, p := range ps {
		if p.side == "" || p.voice > carriedVoice {
			last = ""
			continue
		}
		setting, from, _ := settingAt(p.words)
		follows := p.before != nil && p.before.side == p.side
		switch {
		case setting == "" && follows:
			setting = last
		case setting != "" && follows && p.before.setting == "" && from < 6 && opensStory(ps, i-1):
			p.before.setting = setting // the lead says what, the next sentence where
		}
		p.setting, last = setting, setting
	}
}

// opensStory reports whether the passage at i is the first of its document but
// for titles.
func opensStory(ps []*passage, i int) bool {
	return !slices.ContainsFunc(ps[:i], func(p *passage) bool { return !p.title })
}

// ownSettings reads the title of a side's own text. A readout tells of the
// meeting. Before the press a side does both; only what it calls for, welcomes
// or condemns there in its own person is said there.
func (m *material) ownSettings(d *onrecord.Document, ps []*passage) {
	title := m.titleOf(d)
	setting, _, _ := settingAt(title)
	told := containsAny(title, "readout")
	for _, p := range ps {
		switch {
		case told:
			p.setting = inMeeting
		case setting != "" && performs(p.words):
			p.setting = setting
		}
	}
}

// titleOf returns the words of a document's title, or what its gatherer calls it.
func (m *material) titleOf(d *onrecord.Document) []word {
	if s, ok := d.Title(); ok {
		return m.spelt.wordsIn(d.Text.String(), s)
	}
	for _, it := range m.c.Dossier.Documents {
		if it.File == string(d.ID) {
			return m.wordsIn(it.Title)
		}
	}
	return nil
}

var (
	ownPerson  = setOf("i we my our")
	performing = stems("appeal call urge condemn deplore welcome demand support oppose hope believe think insist warn")
)

// performs reports whether the speaker does in these words what they say: "I
// appeal", "our main demand is".
func performs(ws []word) bool {
	for i, w := range ws {
		for k := i + 1; ownPerson.has(w.low) && k < min(len(ws), i+4); k++ {
			if performing.has(ws[k].stem) && !strings.HasSuffix(ws[k].low, "ed") {
				return true
			}
		}
	}
	return false
}

// where returns the setting in which what a passage says was said, as far as
// that is clear: the meeting for one that tells of it, else before the press or
// in a text; "" where nothing says.
func (p *passage) where() string { return p.facts.where.get(p.findWhere) }

func (p *passage) findWhere() string {
	switch {
	case p.tells():
		return inMeeting
	case p.deniesPast():
		return ""
	case p.setting != "":
		return p.setting
	}
	return ""
}

// deniesPast reports whether a passage denies something that happened or not
// ("there was no threat", "nothing has arrived"): wherever that is said, it is
// an account of what it is about.
func (p *passage) deniesPast() bool {
	return slices.ContainsFunc(p.negations(), func(n negation) bool {
		return hasAny(p.words[max(0, n.at-2):n.to], pastAuxiliaries)
	})
}

var pastAuxiliaries = setOf("was were did didn't had hadn't has have hasn't haven't been came wasn't weren't")

// tells reports whether a passage tells what was said elsewhere: its content,
// without the word that reports it, has an act of talking or names the talk.
func (p *passage) tells() bool {
	return p.facts.told.get(func() bool {
		return tellsOfTalk(p.words) || p.before != nil && pointsBack(p.words) && tellsOfTalk(p.before.words)
	})
}

func tellsOfTalk(ws []word) bool {
	_, from, to := settingAt(ws)
	cue := containsAny(ws[from:min(to, len(ws))], "told", "tells", "spoke")
	for i, w := range ws {
		switch {
		case i >= from && i < to || w.low == "speaking" || w.kind != plainWord:
		case !cue && verbOfSaying(ws, i):
			cue = true
		case (talkStems.has(w.stem) || talkNouns.has(w.low)) && !pressHappens.has(lowAt(ws, i+1)):
			return true
		}
	}
	return false
}

// talkStems are acts of talking, which tell of a talk in any form. To appeal,
// to call for or to urge is not among them: a speaker does that before the
// press as well.
var talkStems = stems(`discuss discussion raise ask press talk speak spoke mention agree agreement negotiate negotiation offer propose request question assure assurance
	promise pledge tell told meet met exchange answer reply bilateral room broach`)

// pointsBack reports whether ws deny what the sentence before them names.
func pointsBack(ws []word) bool {
	return slices.ContainsFunc(negations(ws), func(n negation) bool { return n.such || anaphoric(n.scope(ws)) })
}

// settingOf returns the setting that a query is about.
func (q *query) settingOf() string {
	if q.Setting != "" {
		return q.Setting
	}
	if s, _, _ := settingAt(q.words); s != "" {
		return s
	}
	if q.toldOfTalk || tellsOfTalk(q.words) {
		return inMeeting
	}
	return ""
}

// elsewhere reports whether a passage was said in another setting than the
// query is about, so that the two cannot be compared.
func (q *query) elsewhere(p *passage) bool {
	if q.setting == "" {
		return false
	}
	w := p.where()
	return w != "" && (w == inMeeting) != (q.setting == inMeeting)
}

// apart takes from fits those that were said in another setting.
func (q *query) apart(fits []fit) (here, elsewhere []fit) {
	if q.setting == "" || !slices.ContainsFunc(fits, func(f fit) bool { return q.elsewhere(f.p) }) {
		return fits, nil
	}
	here = make([]fit, 0, len(fits))
	for _, f := range fits {
		if q.elsewhere(f.p) {
			elsewhere = append(elsewhere, f)
		} else {
			here = append(here, f)
		}
	}
	return here, elsewhere
}

// besides shows what a side says of the same thing in another setting, where
// it is silent in the one asked about.
func (m *material) besides(q *query, v verdict, elsewhere []fit, ranked map[onrecord.SideID][]fit) verdict {
	if v.stance != onrecord.Silent || len(elsewhere) == 0 {
		return v
	}
	best := elsewhere[0]
	if d, ok := m.denialOf(q, elsewhere, ranked); ok {
		best = d.fit
	} else if i := slices.IndexFunc(elsewhere, func(f fit) bool { return m.deniesTopic(q, f.p) }); i >= 0 {
		best = elsewhere[i]
	} else if best.prob < 0.6*m.model.Threshold || best.cover < 0.4 {
		return v
	}
	v.shade, v.fits, v.rule, v.confidence = onrecord.OtherSetting, []fit{best}, "setting/1", best.prob
	v.why = "This side says it, or speaks against it, in another setting (" + placeNames[best.p.where()] + "); the two cannot be compared."
	return v
}

// deniesTopic reports whether what p negates is what q is about.
func (m *material) deniesTopic(q *query, p *passage) bool {
	return slices.ContainsFunc(p.negations(), func(n negation) bool {
		denied := m.heavy(n.scope(p.words))
		return len(denied) > 1 && q.covers(denied) >= 0.75
	})
}

var placeNames = map[string]string{inMeeting: "in the meeting", toPress: "before the press", inText: "in a text"}
