package corpus

import (
	"io"
	"strconv"
	"strings"

	"onrecord/text"
)

// treebank reads one CoNLL-U stream. A document starts at each "# newdoc"
// line, a paragraph at each "# newpar".
func treebank(name string, r io.Reader) ([]*Document, error) {
	t := &treebankReader{name: name}
	if err := eachLine(r, t.line); err != nil {
		return nil, err
	}
	t.endDocument()
	return t.docs, nil
}

type treebankReader struct {
	name  string
	docs  []*Document
	b     *builder
	until int       // last word of the open multi-word token
	whole text.Span // its span
	parts int       // bytes of whole that earlier words took
}

func (t *treebankReader) endDocument() {
	if t.b != nil && len(t.b.doc.Tokens) > 0 {
		t.docs = append(t.docs, t.b.finish())
	}
	t.b = nil
}

func (t *treebankReader) line(l string) {
	switch {
	case strings.HasPrefix(l, "# newdoc"):
		t.endDocument()
		if _, id, ok := strings.Cut(l, "id = "); ok {
			t.name = id
		}
	case strings.HasPrefix(l, "# newpar id"), l == "# newpar":
		t.open().gap = "\n"
	case l == "":
		t.open().endSentence()
		t.until = 0
	case l[0] != '#':
		t.word(strings.Split(l, "\t"))
	}
}

func (t *treebankReader) open() *builder {
	if t.b == nil {
		t.b = newBuilder(t.name)
	}
	return t.b
}

func (t *treebankReader) word(f []string) {
	if len(f) < 10 || strings.Contains(f[0], ".") {
		return
	}
	b, after := t.open(), " "
	if strings.Contains(f[9], "SpaceAfter=No") {
		after = ""
	}
	if _, last, ok := strings.Cut(f[0], "-"); ok {
		t.until, _ = strconv.Atoi(last)
		t.whole, t.parts = b.surface(f[1], after), 0
		return
	}
	span := t.whole
	if n, _ := strconv.Atoi(f[0]); n <= t.until {
		span.Start = min(t.whole.Start+t.parts, t.whole.End)
		span.End = min(span.Start+len(f[1]), t.whole.End)
		t.parts += len(f[1])
		if n == t.until {
			span.End = t.whole.End
		}
	} else {
		span = b.surface(f[1], after)
	}
	b.token(span)
	b.doc.Tags = append(b.doc.Tags, f[4])
}
