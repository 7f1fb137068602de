package times

import (
	"fmt"

	"onrecord"
	"onrecord/text"
)

// A Miss is one difference between annotation and finding.
type Miss struct {
	Doc   string
	Kind  string // "missed", "false", "value"
	Want  string // annotated value, "" if false
	Got   string // found value, "" if missed
	By    string // the rule that found it
	Words string // the words in their context, marked
}

// String writes m on one line.
func (m Miss) String() string {
	return fmt.Sprintf("%-6s %s want %q got %q %s | %s", m.Kind, m.Doc, m.Want, m.Got, m.By, m.Words)
}

// Misses lists what differs in docs: missed, false, or of another value.
func Misses(docs []Doc, find Finder) []Miss {
	var out []Miss
	for _, d := range docs {
		out = append(out, missesOf(d, find(d.Document))...)
	}
	return out
}

func missesOf(d Doc, found []onrecord.TimeExpr) []Miss {
	var out []Miss
	matched := map[int]bool{}
	for g, f := range Match(d.Gold, found) {
		gold := d.Gold[g]
		if f < 0 {
			out = append(out, Miss{d.Name, "missed", gold.Value, "", "", d.words(gold.Span)})
			continue
		}
		matched[f] = true
		if x := found[f]; x.Value != gold.Value {
			out = append(out, Miss{d.Name, "value", gold.Value, x.Value, x.By, d.words(x.Span)})
		}
	}
	for f, x := range found {
		if !matched[f] {
			out = append(out, Miss{d.Name, "false", "", x.Value, x.By, d.words(x.Span)})
		}
	}
	return out
}

// around is how many bytes of context a miss shows on each side.
const around = 50

func (d Doc) words(s text.Span) string {
	t := d.Document.Text.String()
	return fmt.Sprintf("%q", t[max(0, s.Start-around):s.Start]+"<<"+t[s.Start:s.End]+">>"+t[s.End:min(len(t), s.End+around)])
}

// Halves splits docs into those for writing rules (the first, third ...) and
// those for judging them.
func Halves(docs []Doc) (dev, test []Doc) {
	for i, d := range docs {
		if i%2 == 0 {
			dev = append(dev, d)
		} else {
			test = append(test, d)
		}
	}
	return dev, test
}
