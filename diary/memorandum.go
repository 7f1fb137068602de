package diary

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"onrecord"
)

// A Memorandum of conversation. Nothing in it is checked against anything else.
type Memorandum struct {
	Date         onrecord.Date `toml:"date"` // of the conversation
	Place        string        `toml:"place"`
	Participants []string      `toml:"participants"`
	Subject      string        `toml:"subject"`
	Drafter      string        `toml:"drafter"`
	Written      onrecord.Date `toml:"written"` // when it was written down, by the drafter's word
	Said         []Line        `toml:"said"`
}

// A Line is what one participant said.
type Line struct {
	Who  string `toml:"who" json:"who"`
	What string `toml:"what" json:"what"`
}

// A Field is one thing that can be disclosed by itself: "date", "place",
// "participant-1", "subject", "drafter", "written", "said-1" ...
type Field struct {
	Name  string          `json:"name"`
	Value json.RawMessage `json:"value"` // a string; for said-N an object with who and what
}

// maxMemorandum bounds a memorandum in bytes.
const maxMemorandum = 1 << 20

// ParseMemorandum reads the TOML form. Its errors name a line and never repeat
// what it says.
func ParseMemorandum(text []byte) (Memorandum, error) {
	var m Memorandum
	if len(text) > maxMemorandum || !utf8.Valid(text) {
		return m, fmt.Errorf("memorandum: not UTF-8, or over %d bytes: %w", maxMemorandum, onrecord.ErrInvalid)
	}
	meta, err := toml.NewDecoder(bytes.NewReader(text)).Decode(&m)
	if err != nil {
		return Memorandum{}, onrecord.WithHint(fmt.Errorf("memorandum%s: %w", lineOf(err), onrecord.ErrInvalid), form)
	}
	if len(meta.Undecoded()) > 0 {
		return Memorandum{}, onrecord.WithHint(fmt.Errorf("memorandum: unknown fields: %d: %w", len(meta.Undecoded()), onrecord.ErrInvalid), form)
	}
	return m, m.check()
}

const form = `write date, place, participants = ["..."], subject, drafter, written, and [[said]] with who and what; dates as "2022-11-12" or "2022-11-12T18:30:00+07:00"`

// lineOf says where a mistake is, without the library's words, which quote.
func lineOf(err error) string {
	var p toml.ParseError
	if errors.As(err, &p) {
		return fmt.Sprintf(" line %d", p.Position.Line)
	}
	return ""
}

func (m *Memorandum) check() error {
	var missing []string
	for _, f := range []struct {
		name  string
		empty bool
	}{
		{"date", m.Date.IsZero()}, {"place", m.Place == ""}, {"subject", m.Subject == ""},
		{"drafter", m.Drafter == ""}, {"written", m.Written.IsZero()},
		{"participants", len(m.Participants) == 0}, {"said", len(m.Said) == 0},
	} {
		if f.empty {
			missing = append(missing, f.name)
		}
	}
	for _, s := range m.Said {
		if s.Who == "" || s.What == "" {
			missing = append(missing, "who or what of a [[said]]")
		}
	}
	if len(missing) > 0 {
		return onrecord.WithHint(fmt.Errorf("memorandum: missing: %s: %w", strings.Join(missing, ", "), onrecord.ErrInvalid), form)
	}
	return nil
}

// Fields returns what can be disclosed, in reading order.
func (m *Memorandum) Fields() []Field {
	fields := []Field{textField("date", m.Date.String()), textField("place", m.Place)}
	for i, p := range m.Participants {
		fields = append(fields, textField(fmt.Sprintf("participant-%d", i+1), p))
	}
	fields = append(fields, textField("subject", m.Subject), textField("drafter", m.Drafter), textField("written", m.Written.String()))
	for i, s := range m.Said {
		v, err := json.Marshal(s)
		if err != nil {
			panic(err) // two strings
		}
		fields = append(fields, Field{fmt.Sprintf("said-%d", i+1), v})
	}
	return fields
}

func textField(name, value string) Field {
	v, err := json.Marshal(value)
	if err != nil {
		panic(err) // a string
	}
	return Field{name, v}
}

// Text writes a value for people.
func (f Field) Text() string {
	var line Line
	if json.Unmarshal(f.Value, &line) == nil && line.Who != "" {
		return line.Who + ": " + line.What
	}
	var s string
	if json.Unmarshal(f.Value, &s) == nil {
		return s
	}
	return string(f.Value)
}
