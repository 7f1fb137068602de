// Package decode turns captured bytes into UTF-8 text and keeps the way back:
// every character knows the captured bytes it was read from.
//
//	s := decode.Bytes(payload, "windows-1252")
//	s.Text            // valid UTF-8
//	s.Raw(at)         // captured byte offset of the character at text offset at
//
// Bytes that are already UTF-8 are not touched. A byte that its charset does
// not allow becomes U+FFFD and counts as one captured byte.
package decode

import (
	"bytes"
	"errors"
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/transform"

	"onrecord/text"
)

// Source is decoded text with its map to the captured bytes.
type Source struct {
	Text    string
	Charset string // as the WHATWG Encoding Standard names it
	// Replaced counts bytes that the charset does not allow.
	Replaced int
	steps    []step // nil when text and capture are the same bytes
}

// step says that from text offset at on, captured offset is raw; up to the
// next step both grow together if copied, or stand for each other as a whole.
type step struct {
	at, raw int
	copied  bool
}

// Bytes decodes b. label is the charset that headers or markup declare; empty or
// unknown means UTF-8.
func Bytes(b []byte, label string) Source {
	enc, name := charset.Lookup(label)
	if enc == nil || name == "utf-8" || name == "replacement" {
		return fromUTF8(b)
	}
	return transcode(b, enc.NewDecoder(), name)
}

func fromUTF8(b []byte) Source {
	if utf8.Valid(b) {
		return Source{Text: string(b), Charset: "utf-8"}
	}
	return transcode(b, encoding.Replacement.NewEncoder(), "utf-8")
}

// transcode decodes one character at a time, so that each has its place.
func transcode(b []byte, t transform.Transformer, name string) Source {
	var out strings.Builder
	out.Grow(len(b) + len(b)/8)
	s := Source{Charset: name}
	var dst [16]byte
	ascii := plainASCII(name)
	for raw := 0; raw < len(b); {
		d, n := 1, 1
		if ascii && b[raw] < utf8.RuneSelf {
			dst[0] = b[raw]
		} else {
			d, n = one(t, dst[:], b[raw:])
		}
		char := dst[:d]
		s.mark(step{out.Len(), raw, bytes.Equal(char, b[raw:raw+n])})
		if bytes.Equal(char, replacement) {
			s.Replaced++
		}
		out.Write(char)
		raw += n
	}
	s.Text = out.String()
	s.steps = append(s.steps, step{len(s.Text), len(b), false})
	return s
}

var replacement = []byte(string(utf8.RuneError))

// mark starts a new step unless next goes on with the last one.
func (s *Source) mark(next step) {
	if n := len(s.steps); n > 0 && next.copied && s.steps[n-1].copied {
		return
	}
	s.steps = append(s.steps, next)
}

// plainASCII reports whether ASCII bytes stand for themselves wherever a
// character starts. Of the web's charsets only these keep state or shift.
func plainASCII(name string) bool {
	return name != "iso-2022-jp" && !strings.HasPrefix(name, "utf-16") && name != "x-user-defined"
}

// one decodes the first character of src (or shift sequence, which gives no
// text). A decoder that is given one byte more at a time stops at the first.
func one(t transform.Transformer, dst, src []byte) (nDst, nSrc int) {
	for n := 1; n <= min(len(src), 16); n++ {
		d, s, err := t.Transform(dst, src[:n], n == len(src))
		if s > 0 {
			return d, s
		}
		if err != nil && !errors.Is(err, transform.ErrShortSrc) {
			break
		}
	}
	return copy(dst, replacement), 1
}

// Raw returns the captured offset of text offset at.
func (s *Source) Raw(at int) int {
	if s.steps == nil {
		return at
	}
	i := sort.Search(len(s.steps), func(i int) bool { return s.steps[i].at > at }) - 1
	if i < 0 {
		return at
	}
	st := s.steps[i]
	if !st.copied && at > st.at {
		return s.steps[i+1].raw
	}
	return st.raw + at - st.at
}

// Identity reports whether text and capture are the same bytes.
func (s *Source) Identity() bool { return s.steps == nil }

// Alignment is the map for the text as a whole; nil when it is the capture.
func (s *Source) Alignment() text.Alignment {
	if s.steps == nil {
		return nil
	}
	a := make(text.Alignment, 0, len(s.steps))
	for i, st := range s.steps[:len(s.steps)-1] {
		next := s.steps[i+1]
		if next.at == st.at {
			continue // a shift sequence gives no text
		}
		a = append(a, text.Piece{
			Text:   text.Span{Start: st.at, End: next.at},
			Raw:    text.Span{Start: st.raw, End: next.raw},
			Copied: st.copied,
		})
	}
	return a
}

// Compose maps p, whose Raw counts bytes of the decoded text, to the capture.
func (s *Source) Compose(p text.Piece) text.Alignment {
	if s.steps == nil {
		return text.Alignment{p}
	}
	if !p.Copied {
		p.Raw = text.Span{Start: s.Raw(p.Raw.Start), End: s.Raw(p.Raw.End)}
		return text.Alignment{p}
	}
	var out text.Alignment
	i := sort.Search(len(s.steps), func(i int) bool { return s.steps[i].at > p.Raw.Start }) - 1
	for at := p.Raw.Start; at < p.Raw.End; i++ {
		end := min(p.Raw.End, s.steps[i+1].at)
		if end <= at {
			continue
		}
		from := p.Text.Start + at - p.Raw.Start
		out = append(out, text.Piece{
			Text:   text.Span{Start: from, End: from + end - at},
			Raw:    text.Span{Start: s.Raw(at), End: s.Raw(end)},
			Copied: s.steps[i].copied,
		})
		at = end
	}
	return out
}
