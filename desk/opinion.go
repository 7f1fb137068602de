package desk

import (
	"encoding/json"
	"fmt"
	"path/filepath"

	"onrecord"
	"onrecord/internal/durable"
)

// A kept opinion is a language model's second opinion with the row that it is
// about.
type keptOpinion struct {
	Subject
	Opinions []onrecord.Opinion `json:"opinions"`
}

func (d *Desk) opinionsPath(id onrecord.EventID) string {
	return filepath.Join(d.home, "opinions", string(id)+".json")
}

// KeepOpinions stores the second opinions on b, a board of the holding h, in
// place of those that were kept before. They are shown with the event from then
// on, while their rows and their words are there.
func (d *Desk) KeepOpinions(id onrecord.EventID, h *Holding, b onrecord.Board) error {
	all := []keptOpinion{}
	for i := range b.Findings {
		if f := &b.Findings[i]; len(f.Opinions) > 0 {
			all = append(all, keptOpinion{h.subject(f), f.Opinions})
		}
	}
	text, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		return err
	}
	return d.write(func() error { return durable.WriteFile(durable.OS{}, d.opinionsPath(id), append(text, '\n')) })
}

// withOpinions returns h with the kept second opinions on its findings; h
// itself is unchanged.
func (d *Desk) withOpinions(id onrecord.EventID, h *Holding) (*Holding, error) {
	text, err := readIfThere(d.opinionsPath(id))
	if err != nil || text == nil {
		return h, err
	}
	var all []keptOpinion
	if err := json.Unmarshal(text, &all); err != nil {
		return nil, fmt.Errorf("opinions of %s: %w: %w", id, err, onrecord.ErrTampered)
	}
	with := *h
	with.Board.Findings = append([]onrecord.Finding(nil), h.Board.Findings...)
	for _, k := range all {
		if i := h.place(k.Subject); i >= 0 {
			with.Board.Findings[i].Opinions = k.Opinions
		}
	}
	return &with, nil
}
