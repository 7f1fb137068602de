package onrecord

import "time"

// A Proposition is the comparable core of contents, in neutral words.
type Proposition struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	// Topic is its type: "topic", "request", "position", "agreement", "warning",
	// "fact", "number", "date", "place", "initiator", "format", "tone", "text".
	Topic   string `json:"topic,omitempty"`
	Setting string `json:"setting,omitempty"` // "meeting", "press", "text" or ""
}

// Stance is what one side's account does with a proposition.
type Stance string

// Stances. HedgedDenial is "not aware"; ImpliesNot is an exhaustive list or a
// rival answer that excludes it; Missing means that no document of that side
// is held, which is not silence.
const (
	Asserts      Stance = "asserts"
	Partial      Stance = "partial"
	Denies       Stance = "denies"
	HedgedDenial Stance = "hedged-denial"
	ImpliesNot   Stance = "implies-not"
	Declines     Stance = "declines"
	Silent       Stance = "silent"
	Missing      Stance = "no-record"
)

// Affirms reports whether s puts the proposition forward.
func (s Stance) Affirms() bool { return s == Asserts || s == Partial }

// Rejects reports whether s speaks against the proposition.
func (s Stance) Rejects() bool { return s == Denies || s == HedgedDenial || s == ImpliesNot }

// Relation is what the sides' stances do to each other.
type Relation string

// Relations.
const (
	Agreed              Relation = "agreed"
	PartlyAgreed        Relation = "partly-agreed"
	Contradicted        Relation = "contradicted"
	ContradictedImplied Relation = "contradicted-by-implication"
	OneSided            Relation = "one-sided"
	DeniedOnly          Relation = "denied-only"
	Unaddressed         Relation = "unaddressed" // no held text speaks to it
)

// Shade says in which way two accounts meet, where the relation alone would
// mislead a reader.
type Shade string

// Shades.
const (
	DeniesStronger   Shade = "denies-stronger"   // "no negotiation" against "called for"
	OtherSetting     Shade = "other-setting"     // press conference against meeting
	OtherTranslation Shade = "other-translation" // one utterance, two wordings
	ExcludedByOnly   Shade = "excluded-by-only"
	OtherValue       Shade = "other-value" // date or number
	// StanceChanged is a side's later word that goes against its earlier one.
	StanceChanged Shade = "stance-changed"
	// SelfContradiction is a side whose words go both ways with no day that
	// tells which came last. Its stance is then no more than one of the two.
	SelfContradiction Shade = "self-contradiction"
)

// Evidence is verbatim words that a position rests on.
type Evidence struct {
	Anchor
	Statement StatementID `json:"statement,omitempty"` // empty: the text itself
	Score     float64     `json:"score"`
	// Carriers are documents that hold a copy of these words; the copy counts once.
	Carriers []DocumentID `json:"carriers,omitempty"`
}

// A Position is one side's stance on a proposition, with what it rests on.
// Evidence is empty for a silent side: Searched then names what was looked at.
// A silent side with the shade OtherSetting shows what it said elsewhere, which
// answers nothing.
type Position struct {
	Side       SideID       `json:"side"`
	Stance     Stance       `json:"stance"`
	Shade      Shade        `json:"shade,omitempty"`
	Evidence   []Evidence   `json:"evidence,omitempty"` // best first
	Searched   []DocumentID `json:"searched,omitempty"`
	Triggers   []Anchor     `json:"triggers,omitempty"` // the words that fired the rule
	Rule       string       `json:"rule"`               // name and version
	Why        string       `json:"why"`                // one plain sentence
	Confidence float64      `json:"confidence"`
	// History is what the same side's words say against Stance. It stands there
	// with the shade StanceChanged or SelfContradiction.
	History []Said `json:"history,omitempty"`
}

// Said is a stance that a side takes besides the one of its position: an
// earlier one, or one that no day orders. Day is the last day on which it can
// have been said, zero if none is known.
type Said struct {
	Stance   Stance     `json:"stance"`
	Earlier  bool       `json:"earlier,omitempty"`
	Day      Date       `json:"day,omitzero"`
	Evidence []Evidence `json:"evidence"` // best first; of earlier words, latest first
	Rule     string     `json:"rule"`
	Why      string     `json:"why"`
}

// A Finding is the result of comparing the sides' accounts of one proposition.
type Finding struct {
	Proposition Proposition `json:"proposition"`
	Relation    Relation    `json:"relation"`
	Shade       Shade       `json:"shade,omitempty"`
	Positions   []Position  `json:"positions"` // in the order of the board's sides
	Rule        string      `json:"rule"`
	Why         string      `json:"why"`
	// Review is what a person made of it; nil for machine output alone.
	Review *Review `json:"review,omitempty"`
	// Merged are the rows that a person put into this one, in the order of their
	// merging. Relation and positions then speak of all of them.
	Merged []Merged `json:"merged,omitempty"`
	// Opinions are a language model's, where somebody asked for them. They stand
	// beside the finding and decide nothing in it.
	Opinions []Opinion `json:"opinions,omitempty"`
}

// An Opinion is what a language model says that two passages do to each other.
// Label is one of a closed set: "agree", "contradict", "a-narrower",
// "b-narrower", "other-setting".
type Opinion struct {
	Sides    [2]SideID `json:"sides"` // a and b
	Label    string    `json:"label"`
	Evidence [2]Anchor `json:"evidence"` // the passages that were sent
	Triggers [2]Anchor `json:"triggers"` // the words that it names, inside them
	Model    string    `json:"model"`
	Prompt   string    `json:"prompt"` // SHA-256 of what was asked, in hex
}

// An Alike is a group of rows that a language model finds to say the same. A
// person may merge them; nothing does it by itself.
type Alike struct {
	Propositions []string `json:"propositions"`
	Model        string   `json:"model"`
	Prompt       string   `json:"prompt"`
}

// A Merged is a finding that a person put into another, because both say the
// same; By, At and Note are of that review.
type Merged struct {
	Proposition Proposition `json:"proposition"`
	By          string      `json:"by"`
	At          time.Time   `json:"at"`
	Note        string      `json:"note,omitempty"`
}

// Position returns the position of one side, or a Missing one.
func (f *Finding) Position(side SideID) Position {
	for _, p := range f.Positions {
		if p.Side == side {
			return p
		}
	}
	return Position{Side: side, Stance: Missing}
}

// A Discrepancy is two or more values for what should be one: a date, a
// number, a name, the wording of a quotation. No value is called wrong.
type Discrepancy struct {
	Type   string  `json:"type"` // "date", "time", "number", "name", "title", "place", "initiator", "wording", "quote-variant", "headline", "setting" ...
	Slot   string  `json:"slot"` // what the values are of, in plain words
	Values []Value `json:"values"`
	Note   string  `json:"note"`
	Rule   string  `json:"rule"`
}

// A Value is one of a discrepancy's values and where it stands.
type Value struct {
	Anchor
	Side  SideID `json:"side,omitempty"`
	Value string `json:"value"`
}

// A Derivation is one text and the documents that carry copies of it.
type Derivation struct {
	Record   DocumentID `json:"record"` // the earliest or the side's own
	Carriers []Carrier  `json:"carriers"`
}

// A Carrier is a document that holds a copy or part copy of a record.
type Carrier struct {
	Doc    DocumentID `json:"doc"`
	Shared float64    `json:"shared"` // share of the record's words carried, 0 to 1
}

// A Board is all that comparing found about one event.
type Board struct {
	Event         Event         `json:"event"`
	Accounts      []Account     `json:"accounts"` // one a side, in the dossier's order
	Findings      []Finding     `json:"findings"` // conflicts first
	Discrepancies []Discrepancy `json:"discrepancies"`
	Derivations   []Derivation  `json:"derivations,omitempty"`
	Parties       []Party       `json:"parties,omitempty"`
	Alike         []Alike       `json:"alike,omitempty"`
}
