package party_test

import (
	"slices"
	"strings"
	"testing"

	"onrecord"
	"onrecord/resolve/party"
	"onrecord/text"
)

// A scene is a document with its statements, written down by hand.
type scene struct{ r onrecord.Reading }

func document(id, s string) *scene {
	return &scene{onrecord.Reading{Document: &onrecord.Document{ID: onrecord.DocumentID(id), Outlet: "The Post", Text: text.New(s)}}}
}

func (s *scene) span(words string) text.Span {
	i := strings.Index(s.r.Document.Text.String(), words)
	if i < 0 {
		panic("no such words: " + words)
	}
	return text.Span{Start: i, End: i + len(words)}
}

// says adds a statement whose source are the given words.
func (s *scene) says(words string, form onrecord.SourceForm, speaker string) *scene {
	s.r.Statements = append(s.r.Statements, onrecord.Statement{
		ID: "s", Doc: s.r.Document.ID, Content: onrecord.Content{Spans: []text.Span{s.r.Document.Text.All()}},
		Source: &onrecord.Source{Spans: []text.Span{s.span(words)}, Form: form, Speaker: speaker},
	})
	return s
}

func (s *scene) party(i int) onrecord.PartyID { return s.r.Statements[i].Source.Party }

var sides = []onrecord.Side{
	{ID: "us", Speakers: []string{"White House", "Joe Biden"}},
	{ID: "zu", Speakers: []string{"Maria Santos", "Ministry of Trade"}},
	{ID: "crowd", Speakers: []string{"several analysts"}},
}

func TestNamesOfOneParty(t *testing.T) {
	for _, c := range []struct {
		name, words, speaker string
		form                 onrecord.SourceForm
		want                 onrecord.PartyID
	}{
		{"title", "President Biden", "President Biden", onrecord.Named, "joe-biden"},
		{"nickname and initial", "Joseph R. Biden", "Joseph R. Biden", onrecord.Named, "joe-biden"},
		{"order of names", "Santos Maria", "Santos Maria", onrecord.Named, "maria-santos"},
		{"one letter off", "Maria Santtos", "Maria Santtos", onrecord.Named, "maria-santos"},
		{"role told by the document", "The minister", "Trade Minister Maria Santos", onrecord.Role, "maria-santos"},
		{"pronoun told by the document", "she", "Maria Santos", onrecord.Pronoun, "maria-santos"},
		{"office of a body", "the Trade Ministry", "the Trade Ministry", onrecord.Named, "ministry-of-trade"},
		{"the dossier's group", "Several analysts", "", onrecord.Unnamed, "several-analysts"},
		{"other group", "some analysts", "", onrecord.Unnamed, "some-analysts"},
		{"nobody told", "he", "", onrecord.Pronoun, ""},
		{"title without a name", "the President", "the President", onrecord.Named, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := document("d", c.words+" said so.").says(c.words, c.form, c.speaker)
			party.Resolve(sides, []onrecord.Reading{s.r})
			if got := s.party(0); got != c.want {
				t.Errorf("party %q, want %q", got, c.want)
			}
		})
	}
}

// Unnamed people are never merged, not even under the same words.
func TestGroupsStayApart(t *testing.T) {
	a := document("a", "Two officials said so.").says("Two officials", onrecord.Unnamed, "")
	b := document("b", "Two officials said so.").says("Two officials", onrecord.Unnamed, "")
	party.Resolve(nil, []onrecord.Reading{a.r, b.r})
	if a.party(0) == "" || a.party(0) == b.party(0) {
		t.Errorf("parties %q and %q", a.party(0), b.party(0))
	}
}

// A family name that two persons share is nobody's.
func TestSharedNameIsLeftOpen(t *testing.T) {
	s := document("d", "Ann Lee said so. Tom Lee said so. Lee said so.").
		says("Ann Lee", onrecord.Named, "Ann Lee").says("Tom Lee", onrecord.Named, "Tom Lee").says("Lee said", onrecord.Named, "Lee")
	party.Resolve(nil, []onrecord.Reading{s.r})
	if got := s.party(2); got != "" {
		t.Errorf("party %q for a name of two", got)
	}
}

func TestSideOfSpeakers(t *testing.T) {
	for _, p := range party.Resolve(sides, nil) {
		if p.Side == "" || len(p.Aliases) != 1 || p.Aliases[0].By != "dossier" {
			t.Errorf("%s: side %q, aliases %v", p.ID, p.Side, p.Aliases)
		}
	}
	twice := party.Resolve([]onrecord.Side{{ID: "a", Speakers: []string{"Ann Lee"}}, {ID: "b", Speakers: []string{"Ann Lee"}}}, nil)
	if len(twice) != 1 || twice[0].Side != "" {
		t.Errorf("listed for two sides: %+v", twice)
	}
}

// A guess at who is meant keeps its hedge and its voice.
func TestHedgedIdentity(t *testing.T) {
	s := document("d", "whom he called a wandering star, and is likely referring to the singer Rosa Lind")
	said := func(id, cue, content string, hedged bool) {
		s.r.Statements = append(s.r.Statements, onrecord.Statement{
			ID: onrecord.StatementID(id), Cue: onrecord.Cue{Spans: []text.Span{s.span(cue)}, Hedged: hedged},
			Content: onrecord.Content{Spans: []text.Span{s.span(content)}},
		})
	}
	said("s1", "called", "a wandering star", false)
	said("s2", "is likely referring to", "the singer Rosa Lind", true)
	ps := party.Resolve(nil, []onrecord.Reading{s.r})
	if len(ps) != 1 || ps[0].Name != "Rosa Lind" {
		t.Fatalf("parties %+v", ps)
	}
	i := slices.IndexFunc(ps[0].Aliases, func(a onrecord.Alias) bool { return a.Hedge != nil })
	if i < 0 {
		t.Fatal("no hedged alias")
	}
	a := ps[0].Aliases[i]
	if a.Name != "a wandering star" || a.Hedge.Voice != "The Post" || s.r.Document.Text.Slice(a.Hedge.Words.Span) != "is likely referring to" {
		t.Errorf("alias %+v", a)
	}
}

// Words that point at others name nobody.
func TestPointingWordsAreNoParty(t *testing.T) {
	for _, words := range []string{"these foreign leaders", "what the ministry claimed", "one of whom", "they each", "there"} {
		s := document("d", "He said that "+words+" agreed.").says(words, onrecord.Unnamed, "")
		if ps := party.Resolve(nil, []onrecord.Reading{s.r}); len(ps) != 0 {
			t.Errorf("%q is the party %s", words, ps[0].ID)
		}
	}
	for _, words := range []string{"two officials", "several analysts", "one of the mediators", "some people"} {
		s := document("d", "He said that "+words+" agreed.").says(words, onrecord.Unnamed, "")
		if ps := party.Resolve(nil, []onrecord.Reading{s.r}); len(ps) != 1 {
			t.Errorf("%q is no party", words)
		}
	}
}
