package feed

import (
	"cmp"

	"onrecord"
	"onrecord/publish"
)

// ItemList is a board as schema.org JSON-LD.
type ItemList struct {
	Context string `json:"@context"`
	Type    string `json:"@type"`
	Name    string `json:"name"`
	URL     string `json:"url"`
	Count   int    `json:"numberOfItems"`
	Items   []Item `json:"itemListElement"`
}

// Item is one place of the list.
type Item struct {
	Type     string `json:"@type"`
	Position int    `json:"position"`
	Claim    Claim  `json:"item"`
}

// Claim is a proposition. Its interpreter is the rule, or the person after it.
type Claim struct {
	Type        string      `json:"@type"`
	ID          string      `json:"@id"`
	Text        string      `json:"text"`
	Description string      `json:"description"`
	Interpreter Thing       `json:"claimInterpreter"`
	Appearance  []Quotation `json:"appearance"`
}

// Quotation is evidence: the words, whose account they are part of, and where
// they stand.
type Quotation struct {
	Type     string  `json:"@type"`
	Text     string  `json:"text"`
	Spoken   Thing   `json:"spokenByCharacter"`
	Stance   string  `json:"description"`
	Language string  `json:"inLanguage,omitempty"`
	Part     Article `json:"isPartOf"`
}

// Thing is anything with a name.
type Thing struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

// Article is the document that the words stand in.
type Article struct {
	Type      string `json:"@type"`
	Headline  string `json:"headline"`
	URL       string `json:"url,omitempty"`
	Published string `json:"datePublished,omitempty"`
	Publisher *Thing `json:"publisher,omitempty"`
	Digest    string `json:"identifier,omitempty"` // sha256 of the captured bytes
}

// Linked makes a board's JSON-LD. self is its own absolute address.
func Linked(self string, at Address, e *publish.Edition) ItemList {
	l := ItemList{Context: "https://schema.org", Type: "ItemList", Name: e.Name(), URL: self, Items: []Item{}}
	groups, _ := publish.Rows(e.Board)
	for _, g := range groups {
		for _, r := range g.Rows {
			l.Count++
			l.Items = append(l.Items, Item{"ListItem", l.Count, claim(at, e, r)})
		}
	}
	return l
}

func claim(at Address, e *publish.Edition, r publish.Row) Claim {
	c := Claim{
		Type: "Claim", ID: at.Proposition(e.Board.Event.ID, r.Proposition.ID), Text: r.Proposition.Text,
		Description: publish.RelationMark(r.Relation).Word + ": " + cmp.Or(r.Why, r.Reviewed()),
		Interpreter: Thing{"SoftwareApplication", "Onrecord " + r.Rule}, Appearance: []Quotation{},
	}
	if r.Human {
		c.Interpreter = Thing{"Person", r.Review.By}
	}
	for _, pos := range r.Positions {
		for _, ev := range pos.Evidence {
			if p := e.Passage(ev); !p.Lost {
				c.Appearance = append(c.Appearance, quotation(e, pos.Side, publish.StanceMark(pos.Stance).Word, p))
			}
		}
		for _, s := range pos.History {
			for _, ev := range s.Evidence {
				if p := e.Passage(ev); !p.Lost {
					c.Appearance = append(c.Appearance, quotation(e, pos.Side, publish.PastWord(s)+": "+publish.StanceMark(s.Stance).Word, p))
				}
			}
		}
	}
	return c
}

func quotation(e *publish.Edition, side onrecord.SideID, stance string, p publish.Passage) Quotation {
	a := Article{Type: "Article", Headline: p.Title, URL: e.Address(p.Doc), Published: p.Date}
	if p.Outlet != "" {
		a.Publisher = &Thing{"Organization", p.Outlet}
	}
	if p.Capture != (onrecord.CaptureID{}) {
		a.Digest = "sha256:" + p.Capture.String()
	}
	return Quotation{
		Type: "Quotation", Text: p.Exact, Spoken: Thing{"Thing", e.SideName(side)},
		Stance: stance, Language: p.Language, Part: a,
	}
}
