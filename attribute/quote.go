package attribute

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/text"
)

// A quotation is one pair of marks with what stands between them.
type quotation struct {
	Span   text.Span // marks included
	Inner  text.Span // marks excluded
	Parent int       // the quotation it stands in, or -1
	Double bool      // double marks or guillemets; single marks otherwise
	Closed bool
	// Continues is the quotation of an earlier paragraph that was left open and
	// that this one re-opens, or -1.
	Continues int
}

// style is a way of quoting: which mark closes what another opened.
type style uint8

const (
	straight style = iota
	curly          // “ ” and „ “
	angle          // « » and ‹ ›
	corner         // 「 」
	single         // ' and ‘ ’
)

// maxDepth is how deep quotations are followed inside each other.
const maxDepth = 3

// quotations finds the quotations of the blocks of s, in the order in which
// they open. A block is a paragraph: a double mark that nothing closes runs to
// its end, a single one is an apostrophe. Cost is linear in the length of s.
func quotations(s string, blocks []text.Span) []quotation {
	m := marker{s: s}
	last := -1 // the outermost quotation left open by the block before
	for _, b := range blocks {
		first := len(m.out)
		m.block(b)
		if last >= 0 && first < len(m.out) && m.out[first].Span.Start == firstByte(s, b) {
			m.out[first].Continues = last
		}
		last = m.leftOpen(first)
	}
	return m.out
}

func firstByte(s string, b text.Span) int {
	i := b.Start
	for i < b.End && s[i] <= ' ' {
		i++
	}
	return i
}

// marker is the machine: a stack of open quotations over one pass of runes.
type marker struct {
	s          string
	end        int // of the block
	out        []quotation
	stack      [maxDepth]opened
	depth      int
	start      int // of the block
	lastSingle int // the last place in the block where a single mark could close, or unseen
}

type opened struct {
	at    int // in out
	style style
}

func (m *marker) block(b text.Span) {
	m.depth, m.start, m.end = 0, b.Start, b.End
	m.lastSingle = unseen
	prev := ' '
	for i := b.Start; i < b.End; {
		if c := m.s[i]; noMark(c) {
			prev = rune(c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(m.s[i:])
		if w := m.mark(prev, r, i, n); w > 0 {
			n = w
		}
		prev, _ = utf8.DecodeLastRuneInString(m.s[:i+n])
		i += n
	}
	for m.depth > 0 {
		m.giveUp()
	}
}

// noMark reports whether c is a character that is no mark.
func noMark(c byte) bool { return c < utf8.RuneSelf && c != '"' && c != '\'' && c != '`' }

// mark handles the rune at i and returns how many bytes the mark takes, 0 if
// it is none.
func (m *marker) mark(prev, r rune, i, n int) int {
	next, _ := utf8.DecodeRuneInString(m.s[i+n : m.end])
	switch r {
	case '“', '”', '„', '‟':
		m.curly(prev, r, next, i, n)
	case '"', '＂':
		m.straight(prev, next, i, n)
	case '«', '‹', '»', '›':
		m.paired(r == '«' || r == '‹', angle, i, n)
	case '「', '」':
		m.paired(r == '「', corner, i, n)
	case '\'', '‘', '’', '`':
		return m.single(prev, r, next, i, n)
	default:
		return 0
	}
	return n
}

func (m *marker) curly(prev, r, next rune, i, n int) {
	open := r != '”'
	switch {
	case r == '“' && m.in(curly) && !unicode.IsLetter(next) && !unicode.IsSpace(prev):
		open = false // the closing mark of „ “
	case r == '”' && !m.in(curly) && startsWord(prev) && !unicode.IsSpace(next):
		open = true // a closing mark used to open
	}
	if !open {
		m.closeAny(curly, straight, i, n)
		return
	}
	m.open(curly, i, n)
}

// straight decides by the neighbours which way a mark without direction faces.
func (m *marker) straight(prev, next rune, i, n int) {
	opens, closes := startsWord(prev) && !endsWord(next), !startsWord(prev)
	switch {
	case !m.in(straight) && m.in(curly) && closes && endsWord(next):
		m.close(curly, i, n)
	case !m.in(straight):
		if !closes || opens || !unicode.IsDigit(prev) { // 6" is a measure
			m.open(straight, i, n)
		}
	case opens && m.depth < maxDepth && m.top().style == straight:
		m.open(straight, i, n)
	default:
		m.close(straight, i, n)
	}
}

// closeAny closes the innermost quotation of either style: some printings open
// with one kind of mark and close with the other.
func (m *marker) closeAny(st, other style, i, n int) {
	if !m.in(st) && m.in(other) {
		st = other
	}
	m.close(st, i, n)
}

func (m *marker) paired(open bool, st style, i, n int) {
	if open {
		m.open(st, i, n)
	} else {
		m.close(st, i, n)
	}
}

// single tells single marks from apostrophes. ” written as two single marks
// counts as one double mark.
func (m *marker) single(prev, r, next rune, i, n int) int {
	if r == next && (r == '\'' || r == '`' || r == '’' || r == '‘') {
		after, _ := utf8.DecodeRuneInString(m.s[i+2*n : m.end])
		m.straight(prev, after, i, 2*n)
		return 2 * n
	}
	switch {
	case r == '`' || unicode.IsLetter(prev) && unicode.IsLetter(next):
		return n
	case m.in(single) && m.closesSingle(prev, next, i):
		m.close(single, i, n)
	case !m.in(single) && r != '’' && startsWord(prev) && opensSingle(next) && m.closesAfter(i) && !elided(m.s[i+n:m.end]):
		m.open(single, i, n)
	}
	return n
}

// closesSingle reports whether a mark inside a single quotation ends it: the
// leaders' talks does not while a better place is still to come.
func (m *marker) closesSingle(prev, next rune, i int) bool {
	if !endsWord(next) || startsWord(prev) {
		return false
	}
	possessive := (prev == 's' || prev == 'S') && next == ' ' && m.closesAfter(i)
	return !possessive
}

// unseen is what was not looked for yet: few blocks have single marks.
const unseen = -2

// closesAfter reports whether a single mark could close after byte i.
func (m *marker) closesAfter(i int) bool {
	if m.lastSingle == unseen {
		m.lastSingle = m.lastSingleClose(text.Span{Start: m.start, End: m.end})
	}
	return m.lastSingle > i
}

func (m *marker) lastSingleClose(b text.Span) int {
	next := rune(0)
	for i := b.End; i > b.Start; {
		if c := m.s[i-1]; noMark(c) {
			next = rune(c)
			i--
			continue
		}
		r, n := utf8.DecodeLastRuneInString(m.s[b.Start:i])
		i -= n
		if r == '\'' || r == '’' {
			prev, _ := utf8.DecodeLastRuneInString(m.s[b.Start:i])
			if endsWord(next) && !startsWord(prev) {
				return i
			}
		}
		next = r
	}
	return -1
}

// elided reports whether an apostrophe stands for letters left out: 'em, '90s.
func elided(rest string) bool {
	for _, w := range [...]string{"em ", "em,", "em.", "til ", "cause ", "tis ", "twas ", "n "} {
		if len(rest) >= len(w) && rest[:len(w)] == w {
			return true
		}
	}
	return rest != "" && rest[0] >= '0' && rest[0] <= '9'
}

func opensSingle(next rune) bool {
	return unicode.IsLetter(next) || next == '"' || next == '“' || next == '[' || next == '…'
}

// startsWord reports whether a word may begin after r.
func startsWord(r rune) bool {
	switch r {
	case '(', '[', '{', '—', '–', '―', '-', '/', '“', '‘', '"', '\'', '«', ':', 0, utf8.RuneError:
		return true
	}
	return unicode.IsSpace(r)
}

// endsWord reports whether a word may end before r.
func endsWord(r rune) bool {
	switch r {
	case 0, utf8.RuneError, '.', ',', ';', ':', '!', '?', ')', ']', '}', '—', '–', '-', '”', '’', '"', '\'', '»', '…':
		return true
	}
	return unicode.IsSpace(r)
}

func (m *marker) top() opened { return m.stack[m.depth-1] }

func (m *marker) in(st style) bool {
	for _, o := range m.stack[:m.depth] {
		if o.style == st {
			return true
		}
	}
	return false
}

func (m *marker) open(st style, i, n int) {
	if m.depth == maxDepth {
		return
	}
	parent := -1
	if m.depth > 0 {
		parent = m.top().at
	}
	m.stack[m.depth] = opened{len(m.out), st}
	m.depth++
	m.out = append(m.out, quotation{
		Span: text.Span{Start: i, End: i}, Inner: text.Span{Start: i + n, End: i + n},
		Parent: parent, Double: st != single, Continues: -1,
	})
}

// close ends the innermost open quotation of the style; those opened inside it
// and never closed end with it. A mark that closes nothing is passed over.
func (m *marker) close(st style, i, n int) {
	if !m.in(st) {
		return
	}
	for {
		o := m.top()
		m.depth--
		q := &m.out[o.at]
		q.Inner.End, q.Span.End = i, i
		if o.style == st {
			q.Span.End, q.Closed = i+n, true
			return
		}
	}
}

// giveUp ends the innermost quotation at the end of its block. An unclosed one
// that holds another of its own style was closed before that one, unmarked.
func (m *marker) giveUp() {
	o := m.top()
	m.depth--
	q := &m.out[o.at]
	q.Inner.End = len(trimRight(m.s[:m.end]))
	if o.style == single { // an apostrophe after all
		q.Inner.End = q.Inner.Start
	}
	q.Inner.End = max(q.Inner.End, q.Inner.Start)
	q.Span.End = q.Inner.End
}

// closeOdd ends quotations that nothing closes where the words of who speaks
// begin: in “The well is dry, she said. a closing mark was forgotten.
func (p *page) closeOdd() {
	for i := range p.quotes {
		q := &p.quotes[i]
		if q.Closed || !q.Double || q.Parent >= 0 || p.resumed(i) {
			continue
		}
		s := p.src[q.Inner.Start:q.Inner.End]
		if comma := strings.LastIndex(s, ", "); comma > 0 && tellsWho(s[comma+2:]) {
			q.Inner.End = q.Inner.Start + comma + 1
			q.Span.End = q.Inner.End
		}
	}
}

// tellsWho reports whether a few words at the end of a paragraph report.
func tellsWho(s string) bool {
	if words(s) > 8 {
		return false
	}
	for w := range strings.FieldsSeq(s) {
		k := dictionary[strings.TrimRight(w, ".")]
		if k != nil && k.report != nil && k.report.form != formBase && k.report.entries[0].has('q') {
			return true
		}
	}
	return false
}

func trimRight(s string) string {
	for s != "" && s[len(s)-1] <= ' ' {
		s = s[:len(s)-1]
	}
	return s
}

// leftOpen returns the outermost quotation from first on that was never closed, or -1.
func (m *marker) leftOpen(first int) int {
	for k := first; k < len(m.out); k++ {
		if q := m.out[k]; !q.Closed && q.Double && q.Parent < 0 {
			return k
		}
	}
	return -1
}
