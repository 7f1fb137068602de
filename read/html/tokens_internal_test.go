package html

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// FuzzTokens holds that a source is cut as the library's tokenizer cuts it.
func FuzzTokens(f *testing.F) {
	for _, s := range []string{
		"a<b c=d e='f' G=\"h\" i j/>k</b l='>'>m</>n</ o>p<!q>r<?s>t<!--u--!>v<!-->w<!--->x<!--y--!z-->", "<p a=/><p a/><p / ><p/a b='c'/><p =d=e><p a a A=1><p a= >",
		"<script>a</scripts></script ><style></style/><title>&amp;</title\n><textarea><b></textarea>c<plaintext></plaintext>",
		"<script><!--<script>a</script>b--></script>c<script/>d</script>e<noscript>f</noscript><iframe>", "<a b='c", "</a b='c", "<!--a--!-b-->", "<!DOCTYPE a", "<", "</", "<a", "1<2<3</4", "0</",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		z, ts, at := html.NewTokenizer(strings.NewReader(src)), tokens{src: src}, 0
		for {
			kind, k := z.Next(), ts.next()
			if kind == html.DoctypeToken {
				kind = html.CommentToken
			}
			if kind != k.kind || kind != html.ErrorToken && (k.start != at || k.end != at+len(z.Raw())) {
				t.Fatalf("%q: %v %q at %d, want %v %q", src, k.kind, src[k.start:k.end], at, kind, z.Raw())
			}
			at = k.end
			switch kind {
			case html.ErrorToken:
				return
			case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
				sameTag(t, src, z, &ts, k)
			}
		}
	})
}

func sameTag(t *testing.T, src string, z *html.Tokenizer, ts *tokens, k token) {
	t.Helper()
	name, more := z.TagName()
	if atom.Lookup(name) != k.tag {
		t.Fatalf("%q: tag %v, want %s", src, k.tag, name)
	}
	if k.kind == html.EndTagToken {
		return
	}
	var want, got []string
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		want = append(want, string(key)+"="+string(value))
	}
	for i := range ts.attrs {
		key, value := ts.read(&ts.attrs[i])
		got = append(got, key+"="+value)
	}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Fatalf("%q: attributes %q, want %q", src, got, want)
	}
}
