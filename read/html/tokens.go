package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// token is a stretch of the source.
type token struct {
	kind       html.TokenType
	start, end int
	tag        atom.Atom // of a start or end tag; of a text, the element that holds nothing but text
}

// tokens cuts a source as x/net/html's tokenizer does, which a test holds, at a
// fraction of its cost: it copies nothing, and most attributes of a page are
// nobody's business here. What is rare is left to that tokenizer.
type tokens struct {
	src   string
	at    int
	raw   atom.Atom // the open element whose inside is one text
	attrs []attr    // of the start tag read last, without repeated keys
	name  []byte
}

// attr is where an attribute stands: with the white space before it, its key,
// and its value without quotes.
type attr struct {
	start, key, keyEnd, value, valueEnd, end int
}

// next is the next token; an ErrorToken at the end, or where a tag never ends.
func (t *tokens) next() token {
	if tag := t.raw; tag != 0 {
		if n := t.rawLength(); n > 0 {
			k := t.token(html.TextToken, t.at+n)
			k.tag = tag
			return k
		}
	}
	if t.at >= len(t.src) {
		return t.token(html.ErrorToken, len(t.src))
	}
	if end := t.textEnd(); end > t.at {
		return t.token(html.TextToken, end)
	}
	switch c := t.src[t.at+1]; {
	case c == '/':
		return t.endTag()
	case c == '!' || c == '?':
		return t.token(html.CommentToken, t.commentEnd())
	}
	return t.startTag()
}

func (t *tokens) token(kind html.TokenType, end int) token {
	k := token{kind: kind, start: t.at, end: end}
	t.at = end
	return k
}

// textEnd is where the text that stands here ends: at what opens a tag or a
// comment.
func (t *tokens) textEnd() int {
	for at := t.at; ; at++ {
		i := strings.IndexByte(t.src[at:], '<')
		if i < 0 || at+i+1 >= len(t.src) {
			return len(t.src)
		}
		at += i
		c := t.src[at+1]
		if letter(c) || c == '!' || c == '?' || c == '/' && (at > t.at || at+2 < len(t.src)) {
			return at
		}
	}
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// endTag reads what starts with "</".
func (t *tokens) endTag() token {
	if !letter(t.src[t.at+2]) {
		return t.token(html.CommentToken, t.after('>', t.at+2))
	}
	from := t.at
	end := t.tagEnd()
	if end < 0 {
		return t.token(html.ErrorToken, len(t.src))
	}
	k := t.token(html.EndTagToken, end)
	k.tag = t.lookup(from + 2)
	return k
}

// startTag reads what starts with "<" and a letter, and notes its attributes.
func (t *tokens) startTag() token {
	from := t.at
	end := t.tagEnd()
	if end < 0 {
		return t.token(html.ErrorToken, len(t.src))
	}
	k := t.token(html.StartTagToken, end)
	k.tag = t.lookup(from + 1)
	if n := len(t.attrs); t.src[end-2] == '/' && (n == 0 || t.attrs[n-1].valueEnd != end-1) {
		k.kind = html.SelfClosingTagToken
	}
	switch k.tag {
	case atom.Iframe, atom.Noembed, atom.Noframes, atom.Noscript, atom.Plaintext, atom.Script, atom.Style, atom.Textarea, atom.Title, atom.Xmp:
		t.raw = k.tag
	}
	return k
}

// lookup is the tag whose name starts at from.
func (t *tokens) lookup(from int) atom.Atom {
	t.name = t.name[:0]
	for _, c := range []byte(t.src[from:]) {
		if endsTag(c) {
			break
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		t.name = append(t.name, c)
	}
	return atom.Lookup(t.name)
}

// tagEnd reads the tag that stands here up to where it ends, -1 if it does not.
func (t *tokens) tagEnd() int {
	t.attrs = t.attrs[:0]
	at := t.at + 2
	for at < len(t.src) && !endsTag(t.src[at]) {
		at++
	}
	for {
		start := at
		at = t.skipBlanks(at)
		if at >= len(t.src) {
			return -1
		}
		if t.src[at] == '>' {
			return at + 1
		}
		a := t.attribute(at)
		a.start, at = start, a.end
		if a.keyEnd > a.key && !t.repeated(a) {
			t.attrs = append(t.attrs, a)
		}
	}
}

// attribute reads the key that starts at, and its value.
func (t *tokens) attribute(at int) attr {
	a := attr{key: at}
	for at < len(t.src) && !endsTag(t.src[at]) && (t.src[at] != '=' || at == a.key) {
		at++
	}
	a.keyEnd = at
	a.value, a.valueEnd = at, at
	at = t.skipBlanks(at)
	switch {
	case at >= len(t.src):
		a.end = at
		return a
	case t.src[at] == '/':
		a.end = at + 1
		return a
	case t.src[at] != '=':
		a.end = at
		return a
	}
	at = t.skipBlanks(at + 1)
	if at >= len(t.src) || t.src[at] == '>' {
		a.end = at
		return a
	}
	if q := t.src[at]; q == '"' || q == '\'' {
		a.value, a.end = at+1, t.after(q, at+1)
		a.valueEnd = a.end - 1
		return a
	}
	a.value = at
	for at < len(t.src) && !blank(t.src[at]) && t.src[at] != '>' {
		at++
	}
	a.valueEnd, a.end = at, at
	return a
}

// quoted reports whether the value stands in quotes.
func (a attr) quoted() bool { return a.value > a.keyEnd && a.end == a.valueEnd+1 }

func (t *tokens) repeated(a attr) bool {
	for _, b := range t.attrs {
		if b.keyEnd-b.key == a.keyEnd-a.key && sameKey(t.src[a.key:a.keyEnd], t.src[b.key:b.keyEnd]) {
			return true
		}
	}
	return false
}

// sameKey reports whether two keys of one length differ in case at most.
func sameKey(a, b string) bool {
	for i := range len(a) {
		x, y := a[i], b[i]
		if x != y && (x|0x20 != y|0x20 || !letter(x)) {
			return false
		}
	}
	return true
}

func (t *tokens) skipBlanks(at int) int {
	for at < len(t.src) && blank(t.src[at]) {
		at++
	}
	return at
}

// after is the place behind the next c, or the end.
func (t *tokens) after(c byte, from int) int {
	if i := strings.IndexByte(t.src[from:], c); i >= 0 {
		return from + i + 1
	}
	return len(t.src)
}

// commentEnd is where the comment or declaration that stands here ends.
func (t *tokens) commentEnd() int {
	if !strings.HasPrefix(t.src[t.at:], "<!--") {
		return t.after('>', t.at+2)
	}
	dashes, opening := 0, true
	for at := t.at + 4; at < len(t.src); at++ {
		switch c := t.src[at]; {
		case c == '-':
			dashes++
			continue
		case c == '>' && (dashes >= 2 || opening):
			return at + 1
		case c == '!' && dashes >= 2 && at+1 < len(t.src) && t.src[at+1] == '>':
			return at + 2
		case c == '!' && dashes >= 2 && at+1 < len(t.src) && t.src[at+1] == '-':
			dashes, opening = 1, false
			at++
			continue
		case c == '!' && dashes >= 2:
			at++ // the tokenizer passes over what follows
		}
		dashes, opening = 0, false
	}
	return len(t.src)
}

// rawLength is the length of what stands here inside an element that holds only
// text.
func (t *tokens) rawLength() int {
	tag, rest := t.raw, t.src[t.at:]
	t.raw = 0
	if tag == atom.Plaintext {
		return len(rest)
	}
	n := rawEnd(tag.String(), rest)
	if tag == atom.Script && strings.Contains(rest[:n], "<!--") {
		return scriptEnd(rest) // inside a comment an end tag may not count
	}
	return n
}

// rawEnd is where the end tag of an element stands in rest, or its length.
func rawEnd(name, rest string) int {
	for at := 0; ; {
		i := strings.Index(rest[at:], "</")
		if i < 0 {
			return len(rest)
		}
		at += i + 2
		end := at + len(name)
		if end < len(rest) && endsTag(rest[end]) && sameKey(rest[at:end], name) {
			return at - 2
		}
	}
}

// scriptEnd asks the library where a script ends.
func scriptEnd(rest string) int {
	z := html.NewTokenizer(strings.NewReader("<script>" + rest))
	z.Next()
	if z.Next() == html.TextToken {
		return len(z.Raw())
	}
	return 0
}

// read is the key of a, in lower case, and its value, decoded.
func (t *tokens) read(a *attr) (key, value string) {
	key, value = t.src[a.key:a.keyEnd], t.src[a.value:a.valueEnd]
	if !plainKey(key) || strings.ContainsAny(value, "\r\x00") {
		return t.decoded(a)
	}
	value, ok := attributeText(value)
	if !ok {
		return t.decoded(a)
	}
	return key, value
}

// plainKey reports whether a key is in lower case already.
func plainKey(key string) bool {
	for i := range len(key) {
		if c := key[i]; 'A' <= c && c <= 'Z' || c == 0 {
			return false
		}
	}
	return true
}

// attributeText decodes the references in an attribute's value. They mean less
// there than in text: addresses are full of "&name=". ok is false where only the
// library can tell.
func attributeText(s string) (decoded string, ok bool) {
	i := strings.IndexByte(s, '&')
	if i < 0 {
		return s, true
	}
	var b strings.Builder
	for ; i >= 0; i = strings.IndexByte(s, '&') {
		b.WriteString(s[:i])
		s = s[i:]
		n := 1
		for n < len(s) && (isAlnum(s[n]) || s[n] == '#' && n == 1) {
			n++
		}
		ended := n < len(s) && s[n] == ';'
		if ended {
			n++
		}
		shown, ok := reference(s[:n], ended)
		if !ok {
			return "", false
		}
		b.WriteString(shown)
		s = s[n:]
	}
	b.WriteString(s)
	return b.String(), true
}

// reference is what "&name" shows in an attribute, with or without its end.
func reference(s string, ended bool) (shown string, ok bool) {
	if s == "&amp;" {
		return "&", true
	}
	shown = html.UnescapeString(s)
	if shown == s || strings.HasPrefix(s, "&#") {
		return shown, true
	}
	return shown, ended && !strings.HasSuffix(shown, ";")
}

// decoded asks the library for an attribute.
func (t *tokens) decoded(a *attr) (key, value string) {
	z := html.NewTokenizer(strings.NewReader("<a " + t.src[a.key:a.end] + ">"))
	z.Next()
	z.TagName()
	k, v, _ := z.TagAttr()
	return string(k), string(v)
}
