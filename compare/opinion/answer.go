package opinion

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"onrecord"
	"onrecord/text"
)

// Why an answer, or a part of one, was dropped.
const (
	notJSON      = "not the JSON asked for"
	notALabel    = "not one of the labels"
	notVerbatim  = "words that are not in the text"
	twoOrders    = "another answer in the other order"
	unknownRow   = "a row that was not sent"
	addressing   = "a passage that addresses the model, not sent"
	noAnswer     = "no answer"
	tooLong      = "a passage too long to send"
	overBudget   = "over the limit of calls or time"
	gaveUp       = "not asked any more after failed calls"
	unsureAnswer = "unsure"
)

// Labels are what a relation may be answered with, besides "unsure".
var Labels = []string{"agree", "contradict", "a-narrower", "b-narrower", "other-setting", "unrelated"}

// mirrored is the label of the same relation with a and b changed over.
func mirrored(label string) string {
	switch label {
	case "a-narrower":
		return "b-narrower"
	case "b-narrower":
		return "a-narrower"
	}
	return label
}

// decode reads one JSON object with no unknown fields and nothing behind it.
func decode(answer string, v any) error {
	dec := json.NewDecoder(bytes.NewReader([]byte(strings.TrimSpace(answer))))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more than one value")
	}
	return nil
}

// locate finds quoted words inside a span of a document: byte for byte, and in
// one place only.
func locate(d *onrecord.Document, in text.Span, quoted string) (onrecord.Anchor, bool) {
	if strings.TrimSpace(quoted) == "" || !d.Text.Valid(in) {
		return onrecord.Anchor{}, false
	}
	t := d.Text.Slice(in)
	at := strings.Index(t, quoted)
	if at < 0 || strings.Contains(t[at+1:], quoted) {
		return onrecord.Anchor{}, false
	}
	s := text.Span{Start: in.Start + at, End: in.Start + at + len(quoted)}
	return onrecord.Anchor{Doc: d.ID, Span: s}, d.Text.Valid(s)
}

type relationAnswer struct {
	Relation string `json:"relation"`
	A        string `json:"a"`
	B        string `json:"b"`
}

// readRelation checks one answer about two passages.
func readRelation(answer string, a, b side) (label string, triggers [2]onrecord.Anchor, dropped string) {
	var r relationAnswer
	if decode(answer, &r) != nil {
		return "", triggers, notJSON
	}
	if r.Relation == "unsure" {
		return "", triggers, unsureAnswer
	}
	if !slices.Contains(Labels, r.Relation) {
		return "", triggers, notALabel
	}
	x, okA := locate(a.doc, a.span, r.A)
	y, okB := locate(b.doc, b.span, r.B)
	if !okA || !okB {
		return "", triggers, notVerbatim
	}
	return r.Relation, [2]onrecord.Anchor{x, y}, ""
}

type itemsAnswer struct {
	Items []struct {
		Quote string `json:"quote"`
		Type  string `json:"type"`
		Act   string `json:"act"`
	} `json:"items"`
}

var (
	itemTypes = []string{"topic", "request", "position", "agreement", "warning", "fact", "number", "date", "place", "initiator", "format", "tone", "text"}
	itemActs  = []string{"says", "denies", "declines"}
)

// readItems keeps the quotations that stand in the document, at most 12.
func readItems(answer string, d *onrecord.Document, in text.Span) (spans []text.Span, dropped []string) {
	var r itemsAnswer
	if decode(answer, &r) != nil {
		return nil, []string{notJSON}
	}
	for _, it := range r.Items[:min(12, len(r.Items))] {
		at, ok := locate(d, in, it.Quote)
		switch {
		case !slices.Contains(itemTypes, it.Type) || !slices.Contains(itemActs, it.Act):
			dropped = append(dropped, notALabel)
		case !ok:
			dropped = append(dropped, notVerbatim)
		default:
			spans = append(spans, at.Span)
		}
	}
	return spans, dropped
}

// readAlign reads yes or no.
func readAlign(answer string) (same bool, dropped string) {
	var r struct {
		Same string `json:"same"`
	}
	switch {
	case decode(answer, &r) != nil:
		return false, notJSON
	case r.Same == "yes", r.Same == "no":
		return r.Same == "yes", ""
	case r.Same == "unsure":
		return false, unsureAnswer
	}
	return false, notALabel
}

// readMerge keeps groups of rows that were sent, each row once.
func readMerge(answer string, rows []string) (groups [][]string, dropped []string) {
	var r struct {
		Same [][]string `json:"same"`
	}
	if decode(answer, &r) != nil {
		return nil, []string{notJSON}
	}
	seen := map[string]bool{}
	for _, g := range r.Same {
		bad := len(g) < 2 || slices.ContainsFunc(g, func(id string) bool { return !slices.Contains(rows, id) || seen[id] })
		for _, id := range g {
			bad = bad || seen[id]
			seen[id] = true
		}
		if bad {
			dropped = append(dropped, unknownRow)
			continue
		}
		groups = append(groups, g)
	}
	return groups, dropped
}
