package html

import "testing"

// TestMarkup says what extractors get of a page.
func TestMarkup(t *testing.T) {
	for source, want := range map[string]string{
		`<p class="a" data-x="1 > 0" id=b>c</p>`:                       `<p class="a" id=b>c</p>`,
		`<p data-x='"' CLASS="a" OnClick="f()"/>b`:                     `<p CLASS="a"/>b`,
		`<p data-x="1"id="b">c`:                                        `<p data-x="1"id="b">c`, // else the name would run on
		`<p data-x = "1" data-y data-z=2 title="d">c`:                  `<p data-y data-z=2 title="d">c`,
		`<p data-x="1>c`:                                               `<p data-x="1>c`,
		`<img data-src="a.jpg" alt="b">`:                               `<img data-src="a.jpg" alt="b">`,
		`<a href="/"><svg viewBox="0 0 1 1"><path d="M0"/></svg>b</a>`: `<a href="/"><svg></svg>b</a>`,
		`<svg/>a<svg><!-- b --><style>c</style></svg>d`:                `<svg/>a<svg></svg>d`,
		`<svg><title>a</title>`:                                        `<svg><title>a</title>`,
		`a<!-- b --><script>c</script><style>d</style>e`:               `a<script></script><style></style>e`,
		`<p "a" =b data-x="c">d`:                                       `<p "a" =b>d`,
	} {
		if got := Parse(source).markup; got != want {
			t.Errorf("markup of %s\n%s\nwant\n%s", source, got, want)
		}
	}
}
