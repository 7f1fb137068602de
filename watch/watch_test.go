package watch_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"strings"
	"testing"

	"onrecord/internal/shared"
	"onrecord/watch"
)

const address = "https://news.example/world/meeting"

// TestEDGI holds the six labelled page pairs of the EDGI web monitoring project.
func TestEDGI(t *testing.T) {
	fsys := shared.NeedCorpus(t, "revisions")
	for pair, loud := range map[string]bool{
		"falsepos-footer": false, "falsepos-num-views": false, "falsepos-small-changes": false,
		"truepos-dataset-removal": true, "truepos-image-removal": true, "truepos-major-changes": true,
	} {
		var v [2]watch.Version
		for i, side := range []string{"a", "b"} {
			b, err := fs.ReadFile(fsys, "revisions/edgi/example-data/"+pair+"-"+side+".html")
			if err != nil {
				t.Fatal(err)
			}
			v[i] = watch.See(b, "", "")
		}
		changes := watch.Compare(v[0], v[1])
		if (len(changes) > 0) != loud {
			t.Errorf("%s: %d changes, want any: %v\n%+v", pair, len(changes), loud, changes)
		}
	}
}

// article is a page in our own words with places for what changes around it.
const article = `<!doctype html><html lang="en"><head><title>%s - Example News</title>
<script type="application/ld+json">{"@type":"NewsArticle","headline":"%s","author":{"@type":"Person","name":"Dara Sok"},"datePublished":"2022-11-24T09:00:00Z"}</script>
</head><body><header><nav><a href="/">Home</a> <a href="/world">World</a></nav><div class="clock">%s</div></header>
<main><article><h1>%s</h1><p class="byline">By Dara Sok</p><time datetime="2022-11-24T09:00:00Z">24 November 2022</time><div class="share">%s</div>
%s</article>
<aside class="related"><h3>Related News</h3><ul>%s</ul></aside></main><div class="ad">%s</div>
<footer>&copy; 2022 Example News. %s</footer></body></html>`

var paragraphs = []string{
	"PHNOM PENH: The prime minister said on Thursday that a meeting with the visiting president on 13 November had been friendly and had lasted 45 minutes in all.",
	"“There was no negotiation on the release of any prisoner,” he told reporters at the airport, adding that he keeps a diary of all conversations.",
	"A readout from the visitor's office says that the president called for the release of detained activists and raised concerns about a naval base.",
	"The foreign ministry said in a press release that the two leaders spoke only of cooperation in law enforcement, culture and demining, and of nothing else.",
	"Analysts said that both accounts could not be complete, and asked both governments to publish the record of the talks.",
}

const headline = "Leader says prisoner was never discussed at the summit meeting"

// around makes the same article as another visitor gets it.
func around(r *rand.Rand, title string, body []string) []byte {
	var related, inner strings.Builder
	for range 2 + r.IntN(5) {
		fmt.Fprintf(&related, `<li><a href="/story/%d">%s %s the %s of %d</a></li>`, r.IntN(1e6), pick(r, "Farmers", "Students", "Ministers"), pick(r, "await", "reject", "praise"), pick(r, "harvest", "budget", "festival"), 2000+r.IntN(30))
	}
	at := r.IntN(len(body))
	for i, p := range body {
		fmt.Fprintf(&inner, "<p>%s</p>\n", p)
		if i == at {
			fmt.Fprintf(&inner, `<div class="ad-slot" id="ad-%d">Advertisement</div>`, r.IntN(1e6))
			if r.IntN(2) == 0 {
				fmt.Fprintf(&inner, `<div class="read-more"><p>Read more: <a href="/story/%d">%s win the vote</a></p></div>`, r.IntN(1e6), pick(r, "Greens", "Reds", "Blues"))
			}
		}
	}
	fmt.Fprintf(&inner, `<p class="views">%d views</p><p class="stamp">Updated %d minutes ago</p><img src="https://ads.example/pixel/%d.gif" alt="">`, r.IntN(1e5), r.IntN(59), r.IntN(1e6))
	return fmt.Appendf(nil, article, title, title, fmt.Sprintf("%02d:%02d", r.IntN(24), r.IntN(60)), title,
		fmt.Sprintf("%d shares %d comments", r.IntN(900), r.IntN(90)), inner.String(), related.String(),
		fmt.Sprintf(`<a href="https://shop.example/?c=%d">%s now %d%% off</a>`, r.IntN(1e6), pick(r, "Shoes", "Phones", "Trips"), 5+r.IntN(60)),
		fmt.Sprintf("Page served in %d ms by node-%d", r.IntN(500), r.IntN(50)))
}

func pick(r *rand.Rand, words ...string) string { return words[r.IntN(len(words))] }

// TestRefetchesAreQuiet fetches one article again and again under changing
// advertisements, counters, related boxes and time stamps.
func TestRefetchesAreQuiet(t *testing.T) {
	n := 1000
	if testing.Short() {
		n = 100
	}
	r := rand.New(rand.NewPCG(1, 2))
	alerts := 0
	last := watch.See(around(r, headline, paragraphs), "", address)
	for range n {
		next := watch.See(around(r, headline, paragraphs), "", address)
		if changes := watch.Compare(last, next); len(changes) > 0 {
			if alerts++; alerts < 4 {
				t.Errorf("an unchanged article gave %+v", changes)
			}
		}
		last = next
	}
	t.Logf("%d alerts on %d pairs", alerts, n)
}

// TestEdits holds the typed changes.
func TestEdits(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, c := range []struct {
		name, from, to string
		kind           watch.Kind
		old, new       string
	}{
		{"date", "13 November", "12 November", watch.Day, "13 November", "12 November"},
		{"number", "45 minutes", "20 minutes", watch.Number, "45", "20"},
		{"name", "a naval base", "a base at Ream", watch.Name, "", "Ream"},
		{"negation", "had been friendly", "had not been friendly", watch.Negation, "", "not"},
		{"quote altered", "no negotiation on the release of any", "no talk about the release of any", watch.QuoteOther, "“There was no negotiation on the release of any prisoner,”", "“There was no talk about the release of any prisoner,”"},
		{"wording", "friendly", "difficult", watch.Wording, "", ""},
	} {
		edited := make([]string, len(paragraphs))
		for i, p := range paragraphs {
			edited[i] = strings.Replace(p, c.from, c.to, 1)
		}
		changes := watch.Compare(watch.See(around(r, headline, paragraphs), "", address), watch.See(around(r, headline, edited), "", address))
		if len(changes) != 1 || changes[0].Kind != c.kind || c.kind != watch.Wording && (changes[0].Old != c.old || changes[0].New != c.new) {
			t.Errorf("%s: %+v, want one %s from %q to %q", c.name, changes, c.kind, c.old, c.new)
		}
	}
	for _, c := range []struct {
		name  string
		title string
		body  []string
		kind  watch.Kind
	}{
		{"headline", "Leader speaks of summit meeting and of its critics", paragraphs, watch.Headline},
		{"quote removed", headline, append([]string{paragraphs[0]}, paragraphs[2:]...), watch.QuoteGone},
		{"statement removed", headline, paragraphs[:4], watch.SaidLess},
		{"correction", headline, append([]string{"Correction: An earlier version of this article gave a wrong day for the meeting."}, paragraphs...), watch.Correction},
	} {
		changes := watch.Compare(watch.See(around(r, headline, paragraphs), "", address), watch.See(around(r, c.title, c.body), "", address))
		if len(changes) == 0 || changes[0].Kind != c.kind {
			t.Errorf("%s: %+v, want %s first", c.name, changes, c.kind)
		}
	}
}

func TestFingerprint(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	a := watch.Fingerprint(around(r, headline, paragraphs), "")
	edited := append([]string{strings.Replace(paragraphs[0], "13", "12", 1)}, paragraphs[1:]...)
	if b := watch.Fingerprint(around(r, headline, edited), ""); a == b {
		t.Error("an edited article has the old fingerprint")
	}
}

func BenchmarkFingerprint(b *testing.B) {
	page := around(rand.New(rand.NewPCG(7, 8)), headline, paragraphs)
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		watch.Fingerprint(page, "")
	}
}
