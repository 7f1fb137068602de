package html

import (
	"encoding/json"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"onrecord/text"
)

// bodyKeys are the names under which pages keep an article's text in data that
// a script turns into the page.
var bodyKeys = map[string]bool{
	"articlebody": true, "contenthtml": true, "bodyhtml": true, "body": true, "content": true, "html": true, "text": true,
	"article_body": true, "content_html": true, "body_html": true, "articlecontent": true, "rendered": true, "maintext": true,
}

// longString is the least length of an embedded body, in bytes.
const longString = 600

// Embedded finds the longest article text that the page's JSON holds as one
// string, and returns its blocks, which map to the escaped bytes in the script.
// It is for pages whose own markup is empty until a script has run.
func (p *Page) Embedded() []Block {
	var best literal
	for _, d := range slices.Concat(p.Data, p.State) {
		for _, l := range literals(d.Text, d.At) {
			if bodyKeys[strings.ToLower(l.key)] && len(l.text) > len(best.text) {
				best = l
			}
		}
	}
	if len(best.text) < longString {
		return nil
	}
	return best.blocks()
}

// literal is a JSON string with the way back to its escaped bytes.
type literal struct {
	key, text string
	at        []int // source offset of each character of text, and of the end
	starts    []int // text offset of each character
}

// literals scans JSON for long string values without decoding the rest. It is
// content with broken JSON.
func literals(s string, base int) []literal {
	var out []literal
	key := ""
	for i := 0; i < len(s); i++ {
		if s[i] != '"' {
			continue
		}
		end := closing(s, i+1)
		if end < 0 {
			break
		}
		rest := strings.TrimLeft(s[end+1:min(len(s), end+8)], " \t\r\n")
		switch {
		case strings.HasPrefix(rest, ":"):
			key = s[i+1 : end]
		case end-i > longString:
			l := unescape(s[i+1:end], base+i+1)
			l.key = key
			out = append(out, l)
		}
		i = end
	}
	return out
}

// closing is where the string that opens before i ends, -1 if it does not.
func closing(s string, i int) int {
	for ; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return -1
}

// unescape decodes the inside of a JSON string that stands at offset base.
func unescape(s string, base int) literal {
	var l literal
	var b strings.Builder
	for i := 0; i < len(s); {
		n := escapeLen(s[i:])
		char := s[i : i+n]
		if char[0] == '\\' {
			var got string
			if json.Unmarshal([]byte(`"`+char+`"`), &got) == nil {
				char = got
			}
		}
		l.starts, l.at = append(l.starts, b.Len()), append(l.at, base+i)
		b.WriteString(char)
		i += n
	}
	l.at = append(l.at, base+len(s))
	l.text = b.String()
	return l
}

// escapeLen is the length of the character or escape that opens s; a pair of
// surrogates is one.
func escapeLen(s string) int {
	if s[0] != '\\' {
		_, n := utf8.DecodeRuneInString(s)
		return n
	}
	switch {
	case len(s) >= 12 && s[1] == 'u' && (s[2]|32) == 'd' && s[3] >= '8' && s[6] == '\\' && s[7] == 'u':
		return 12
	case len(s) >= 6 && s[1] == 'u':
		return 6
	}
	return min(2, len(s))
}

// source maps a span of the literal's text to the page's source.
func (l *literal) source(s text.Span) text.Span {
	first := sort.SearchInts(l.starts, s.Start+1) - 1
	last := sort.SearchInts(l.starts, s.End)
	return text.Span{Start: l.at[max(0, first)], End: l.at[last]}
}

// blocks cuts the literal as a page, or by lines where it has no markup.
func (l *literal) blocks() []Block {
	sub := Parse(l.text)
	if !strings.Contains(l.text, "</") {
		sub = &Page{}
		at := 0
		for line := range strings.Lines(l.text) {
			var b builder
			b.write(line, at)
			if !b.empty() {
				sub.Blocks = append(sub.Blocks, Block{Text: b.text.String(), pieces: b.pieces, In: InParagraph})
			}
			at += len(line)
		}
	}
	for i := range sub.Blocks {
		pieces := sub.Blocks[i].pieces
		for j := range pieces {
			raw := l.source(pieces[j].Raw)
			pieces[j].Copied = pieces[j].Copied && raw.Len() == pieces[j].Raw.Len()
			pieces[j].Raw = raw
		}
	}
	return sub.Blocks
}
