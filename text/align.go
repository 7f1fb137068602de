package text

import "sort"

// A Piece ties a stretch of a document's text to the captured bytes that it
// was read from. The two may differ in length and content: an entity such as
// &rsquo; is seven captured bytes and one character of three.
type Piece struct {
	Text Span `json:"text"`
	Raw  Span `json:"raw"`
	// Copied says that the text equals the captured bytes, so that offsets
	// inside the piece correspond one to one. Otherwise the piece maps as a whole.
	Copied bool `json:"copied,omitempty"`
}

// Alignment is the map from a document's text to the captured bytes, in text
// order and without overlaps. Text that no piece covers (a line break put
// between two paragraphs) comes from no captured byte. A nil Alignment means
// that text and capture are the same bytes.
type Alignment []Piece

// Raw returns the captured bytes behind s as spans in text order, neighbours
// joined. It is empty when nothing in s was captured.
func (a Alignment) Raw(s Span) []Span {
	if a == nil {
		return []Span{s}
	}
	var out []Span
	first := sort.Search(len(a), func(i int) bool { return a[i].Text.End > s.Start })
	for _, p := range a[first:] {
		if p.Text.Start >= s.End {
			break
		}
		raw := p.Raw
		if p.Copied {
			if d := s.Start - p.Text.Start; d > 0 {
				raw.Start += d
			}
			if d := p.Text.End - s.End; d > 0 {
				raw.End -= d
			}
		}
		if n := len(out); n > 0 && out[n-1].End == raw.Start {
			out[n-1].End = raw.End
		} else {
			out = append(out, raw)
		}
	}
	return out
}
