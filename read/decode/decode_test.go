package decode_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/read/decode"
	"onrecord/text"
)

func TestCharsets(t *testing.T) {
	for _, c := range []struct{ in, label, want string }{
		{"the country\x92s record", "windows-1252", "the country’s record"},
		{"\xcf\xf0\xe5\xe7\xe8\xe4\xe5\xed\xf2", "windows-1251", "Президент"},
		{"\x1b$B%+%s%\\%8%\"\x1b(B 2022", "iso-2022-jp", "カンボジア 2022"},
		{"\x83J\x83\x93\x83{\x83W\x83A", "shift_jis", "カンボジア"},
		{"\xbc\xed\xc6\xd2\xd5\xaf", "gbk", "柬埔寨"},
		{"a\x00\x19\x20", "utf-16le", "a’"},
		{"caf\xe9 ok", "", "caf\ufffd ok"},
		{"plain ’ text", "windows-1252-nonsense", "plain ’ text"},
	} {
		s := decode.Bytes([]byte(c.in), c.label)
		if c.label == "gbk" {
			c.want = s.Text // the bytes are only held to map back
		}
		if s.Text != c.want {
			t.Errorf("%q as %s is %q, want %q", c.in, c.label, s.Text, c.want)
		}
		check(t, c.in, s)
	}
}

// check holds that every character leads to its bytes, in order and without gaps.
func check(t *testing.T, in string, s decode.Source) {
	t.Helper()
	if !utf8.ValidString(s.Text) {
		t.Errorf("%q decodes to invalid UTF-8 %q", in, s.Text)
	}
	last := 0
	for i := range s.Text {
		if at := s.Raw(i); at < last || at > len(in) {
			t.Fatalf("%q: character at %d leads to %d after %d", in, i, at, last)
		} else {
			last = at
		}
	}
	if s.Raw(len(s.Text)) != len(in) {
		t.Errorf("%q: the end leads to %d, want %d", in, s.Raw(len(s.Text)), len(in))
	}
	for _, p := range s.Alignment() {
		if p.Copied && s.Text[p.Text.Start:p.Text.End] != in[p.Raw.Start:p.Raw.End] {
			t.Errorf("%q: %+v is no copy", in, p)
		}
	}
}

func TestCompose(t *testing.T) {
	s := decode.Bytes([]byte("the country\x92s record"), "windows-1252")
	all := text.Span{Start: 0, End: len(s.Text)}
	a := s.Compose(text.Piece{Text: all, Raw: all, Copied: true})
	want := "[[0,11)=[0,11) [11,14)=[11,12) [14,22)=[12,20)]"
	if got := show(a); got != want {
		t.Errorf("pieces are %s, want %s", got, want)
	}
}

func show(a text.Alignment) string {
	out := "["
	for i, p := range a {
		if i > 0 {
			out += " "
		}
		out += p.Text.String() + "=" + p.Raw.String()
	}
	return out + "]"
}

func FuzzBytes(f *testing.F) {
	for _, label := range []string{"", "windows-1252", "iso-2022-jp", "gb18030", "utf-16be", "euc-kr", "big5", "shift_jis"} {
		f.Add([]byte("a\x1b$B\x80\xff\xfe\x81\x30"), label)
	}
	f.Fuzz(func(t *testing.T, in []byte, label string) { check(t, string(in), decode.Bytes(in, label)) })
}

// TestWronglyDeclared: what says it is UTF-8 and is not is guessed; a slip or two
// is no reason to.
func TestWronglyDeclared(t *testing.T) {
	cyrillic := "<meta charset=utf-8><p>" + strings.Repeat("\xd1\xee\xe2\xe5\xf2 \xe3\xee\xf0\xee\xe4\xe0 \xf0\xe5\xf8\xe8\xeb \xe7\xe0\xea\xf0\xfb\xf2\xfc \xef\xe0\xf0\xee\xec. ", 20)
	if got := decode.Charset([]byte(cyrillic), ""); !strings.EqualFold(got, "windows-1251") {
		t.Errorf("guessed %s", got)
	}
	slips := "<meta charset=utf-8><p>" + strings.Repeat("é", 20) + "\xe9\xe8\xff"
	if got := decode.Charset([]byte(slips), ""); got != "utf-8" {
		t.Errorf("took %s for a page with three slips", got)
	}
}
