package ask

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"onrecord"
)

// Gold is what a person decided about one case: gold.json in its folder.
type Gold struct {
	Propositions  []GoldProposition `json:"propositions"`
	Discrepancies []GoldDiscrepancy `json:"discrepancies"`
}

// GoldProposition is one question with the stance of each side.
type GoldProposition struct {
	ID       string                     `json:"id"`
	Text     string                     `json:"text"`
	Relation onrecord.Relation          `json:"relation"`
	Certain  *bool                      `json:"certain"`
	Raw      map[string]json.RawMessage `json:"stances"`
}

// GoldStance is one side's stance with the words it rests on.
type GoldStance struct {
	Label onrecord.Stance     `json:"label"`
	Doc   onrecord.DocumentID `json:"doc"`
	Span  string              `json:"span"`
}

// IsCertain reports whether the proposition counts in headline figures.
func (p GoldProposition) IsCertain() bool { return p.Certain == nil || *p.Certain }

// Stances returns the stances by side, without notes.
func (p GoldProposition) Stances() map[onrecord.SideID]GoldStance {
	out := map[onrecord.SideID]GoldStance{}
	for side, raw := range p.Raw {
		var s GoldStance
		if strings.HasSuffix(side, "_note") || json.Unmarshal(raw, &s) != nil {
			continue
		}
		out[onrecord.SideID(side)] = s
	}
	return out
}

// GoldDiscrepancy is two places that differ.
type GoldDiscrepancy struct {
	Type   string     `json:"type"`
	A, B   GoldStance // Doc and Span only
	Review string     `json:"review"`
}

// Counts reports whether the second reader left it in.
func (d GoldDiscrepancy) Counts() bool {
	return !strings.Contains(strings.ToLower(d.Review), "drop")
}

// LoadGold reads DIR/gold.json.
func LoadGold(dir string) (Gold, error) {
	var g Gold
	b, err := os.ReadFile(filepath.Join(dir, "gold.json"))
	if err != nil {
		return g, err
	}
	if err := json.Unmarshal(b, &g); err != nil {
		return g, fmt.Errorf("%s: gold.json: %w: %w", dir, onrecord.ErrInvalid, err)
	}
	return g, nil
}

// Questions returns the gold's propositions without their answers.
func (g Gold) Questions() []onrecord.Proposition {
	out := make([]onrecord.Proposition, len(g.Propositions))
	for i, p := range g.Propositions {
		out[i] = onrecord.Proposition{ID: p.ID, Text: p.Text}
	}
	return out
}

// Cases lists the folders under dir that hold a gold.json, sorted.
func Cases(dir string) ([]string, error) {
	found, err := filepath.Glob(filepath.Join(dir, "*", "gold.json"))
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, onrecord.WithHint(fmt.Errorf("%s: no case with a gold.json: %w", dir, onrecord.ErrNotFound),
			"name a folder of case folders, such as ../shared/cases")
	}
	for i, f := range found {
		found[i] = filepath.Dir(f)
	}
	sort.Strings(found)
	return found, nil
}
