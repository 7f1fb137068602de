package wire

import "onrecord"

// Board is what "onrecord board --json" and "onrecord ask --json" print.
type Board struct {
	Title         string                `json:"title,omitempty"`
	Event         Event                 `json:"event"`
	Accounts      []Account             `json:"accounts"`
	Propositions  []Finding             `json:"propositions"`
	Discrepancies []Discrepancy         `json:"discrepancies"`
	Derivations   []onrecord.Derivation `json:"derivations,omitempty"`
	Parties       []Party               `json:"parties,omitempty"`
	Alike         []onrecord.Alike      `json:"second_opinion_alike,omitempty"`
}

// Opinion is a language model's; it decides nothing.
type Opinion struct {
	Sides    [2]onrecord.SideID `json:"sides"`
	Label    string             `json:"label"`
	Evidence []Anchored         `json:"evidence"`
	Triggers []Anchored         `json:"triggers"`
	Model    string             `json:"model"`
	Prompt   string             `json:"prompt_sha256"`
}

// Event is the event with every date and place that a source gives.
type Event struct {
	ID     onrecord.EventID   `json:"id,omitempty"`
	Dates  []EventDate        `json:"dates"`
	Places []EventPlace       `json:"places"`
	Who    []onrecord.PartyID `json:"who,omitempty"`
}

// EventDate is a date that one source gives.
type EventDate struct {
	Date   string `json:"date"`
	Anchor string `json:"anchor,omitempty"`
	Note   string `json:"note,omitempty"`
	Anchored
}

// EventPlace is a place that one source gives.
type EventPlace struct {
	Place string `json:"place"`
	Anchored
}

// Account says what is held of a side's record.
type Account struct {
	Side      onrecord.SideID       `json:"side"`
	Name      string                `json:"name"`
	Record    onrecord.Record       `json:"record"`
	Documents []onrecord.DocumentID `json:"documents"`
}

// Finding is one proposition with each side's stance.
type Finding struct {
	ID       string                       `json:"id"`
	Text     string                       `json:"text"`
	Topic    string                       `json:"topic,omitempty"`
	Setting  string                       `json:"setting,omitempty"`
	Relation onrecord.Relation            `json:"relation"`
	Shade    onrecord.Shade               `json:"shade,omitempty"`
	Sides    map[onrecord.SideID]Position `json:"sides"`
	Rule     string                       `json:"rule"`
	Why      string                       `json:"why"`
	Review   *onrecord.Review             `json:"review,omitempty"`
	Merged   []onrecord.Merged            `json:"merged,omitempty"`
	Opinions []Opinion                    `json:"second_opinions,omitempty"`
}

// Position is one side's stance with its evidence, best first.
type Position struct {
	Stance     onrecord.Stance       `json:"stance"`
	Shade      onrecord.Shade        `json:"shade,omitempty"`
	Evidence   []Evidence            `json:"evidence"`
	Searched   []onrecord.DocumentID `json:"searched,omitempty"`
	Triggers   []Anchored            `json:"triggers,omitempty"`
	Rule       string                `json:"rule"`
	Why        string                `json:"why"`
	Confidence float64               `json:"confidence"`
	History    []Said                `json:"history,omitempty"`
}

// Said is what the same side's words say against the stance.
type Said struct {
	Stance   onrecord.Stance `json:"stance"`
	Earlier  bool            `json:"earlier"`
	Day      onrecord.Date   `json:"day,omitzero"`
	Evidence []Evidence      `json:"evidence"`
	Rule     string          `json:"rule"`
	Why      string          `json:"why"`
}

// Evidence is verbatim words.
type Evidence struct {
	Anchored
	Statement onrecord.StatementID  `json:"statement,omitempty"`
	Score     float64               `json:"score"`
	Carriers  []onrecord.DocumentID `json:"carriers,omitempty"`
}

// Discrepancy is two or more values for what should be one.
type Discrepancy struct {
	Type   string  `json:"type"`
	Slot   string  `json:"slot,omitempty"`
	Values []Value `json:"values"`
	Note   string  `json:"note"`
	Rule   string  `json:"rule,omitempty"`
}

// Value is one of a discrepancy's values.
type Value struct {
	Anchored
	Side  onrecord.SideID `json:"side"`
	Value string          `json:"value"`
}

// Party is a party with the names that texts use for it.
type Party struct {
	ID      onrecord.PartyID   `json:"id"`
	Kind    onrecord.PartyKind `json:"kind"`
	Name    string             `json:"name"`
	Side    onrecord.SideID    `json:"side,omitempty"`
	Aliases []Alias            `json:"aliases"`
}

// Alias is a name, where it stands, and the hedge put on it.
type Alias struct {
	Name     string     `json:"name"`
	Mentions []Anchored `json:"mentions"`
	Hedge    *Hedge     `json:"hedge,omitempty"`
	By       string     `json:"by"`
}

// Hedge is an identity that somebody offered with reserve.
type Hedge struct {
	Anchored
	Voice string `json:"voice"`
}

// BoardOf writes b. Anchors into documents that texts does not hold are left
// out, so that nothing is shown without its words.
func BoardOf(b onrecord.Board, texts Texts) Board {
	w := Board{
		Title: b.Event.Title, Event: eventOf(b.Event, texts), Derivations: b.Derivations, Alike: b.Alike,
		Accounts: make([]Account, len(b.Accounts)), Propositions: make([]Finding, len(b.Findings)),
		Discrepancies: make([]Discrepancy, len(b.Discrepancies)),
	}
	for i, a := range b.Accounts {
		w.Accounts[i] = Account{a.Side.ID, a.Side.Name, a.Record, filled(a.Documents)}
	}
	for i, f := range b.Findings {
		w.Propositions[i] = findingOf(f, texts)
	}
	for i, d := range b.Discrepancies {
		w.Discrepancies[i] = discrepancyOf(d, texts)
	}
	for _, p := range b.Parties {
		w.Parties = append(w.Parties, partyOf(p, texts))
	}
	return w
}

func eventOf(e onrecord.Event, texts Texts) Event {
	w := Event{ID: e.ID, Who: e.Who, Dates: []EventDate{}, Places: []EventPlace{}}
	for _, d := range e.Dates {
		if a, ok := texts.anchor(d.Source); ok {
			w.Dates = append(w.Dates, EventDate{d.Date.String(), d.Anchor, d.Note, a})
		}
	}
	for _, p := range e.Places {
		if a, ok := texts.anchor(p.Source); ok {
			w.Places = append(w.Places, EventPlace{p.Place, a})
		}
	}
	return w
}

func findingOf(f onrecord.Finding, texts Texts) Finding {
	p := f.Proposition
	w := Finding{
		ID: p.ID, Text: p.Text, Topic: p.Topic, Setting: p.Setting,
		Relation: f.Relation, Shade: f.Shade, Rule: f.Rule, Why: f.Why, Review: f.Review, Merged: f.Merged,
		Sides: make(map[onrecord.SideID]Position, len(f.Positions)),
	}
	for _, pos := range f.Positions {
		w.Sides[pos.Side] = positionOf(pos, texts)
	}
	for _, o := range f.Opinions {
		v := Opinion{Sides: o.Sides, Label: o.Label, Model: o.Model, Prompt: o.Prompt, Evidence: texts.anchors(o.Evidence[:]), Triggers: texts.anchors(o.Triggers[:])}
		if len(v.Evidence) == 2 && len(v.Triggers) == 2 {
			w.Opinions = append(w.Opinions, v)
		}
	}
	return w
}

func positionOf(p onrecord.Position, texts Texts) Position {
	w := Position{
		Stance: p.Stance, Shade: p.Shade, Evidence: evidenceOf(p.Evidence, texts), Searched: p.Searched,
		Triggers: texts.anchors(p.Triggers), Rule: p.Rule, Why: p.Why, Confidence: p.Confidence,
	}
	for _, s := range p.History {
		w.History = append(w.History, Said{s.Stance, s.Earlier, s.Day, evidenceOf(s.Evidence, texts), s.Rule, s.Why})
	}
	return w
}

func evidenceOf(es []onrecord.Evidence, texts Texts) []Evidence {
	out := make([]Evidence, 0, len(es))
	for _, e := range es {
		if a, ok := texts.anchor(e.Anchor); ok {
			out = append(out, Evidence{a, e.Statement, e.Score, e.Carriers})
		}
	}
	return out
}

func discrepancyOf(d onrecord.Discrepancy, texts Texts) Discrepancy {
	w := Discrepancy{Type: d.Type, Slot: d.Slot, Note: d.Note, Rule: d.Rule, Values: make([]Value, 0, len(d.Values))}
	for _, v := range d.Values {
		if a, ok := texts.anchor(v.Anchor); ok {
			w.Values = append(w.Values, Value{a, v.Side, v.Value})
		}
	}
	return w
}

func partyOf(p onrecord.Party, texts Texts) Party {
	w := Party{ID: p.ID, Kind: p.Kind, Name: p.Name, Side: p.Side, Aliases: make([]Alias, len(p.Aliases))}
	for i, a := range p.Aliases {
		w.Aliases[i] = Alias{Name: a.Name, Mentions: texts.anchors(a.Mentions), By: a.By}
		if h := a.Hedge; h != nil {
			if words, ok := texts.anchor(h.Words); ok {
				w.Aliases[i].Hedge = &Hedge{words, h.Voice}
			}
		}
	}
	return w
}

func filled[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
