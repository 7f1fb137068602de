package html

import (
	"strings"

	"golang.org/x/net/html/atom"

	"onrecord"
)

// titleWeight is how much a witness's word counts. The visible heading and the
// structured headline are the outlet's own; the title element carries the site.
var titleWeight = map[string]float64{"h1": 3, "json-ld": 2.5, "og": 2, "microdata": 2, "meta": 1.5, "dc": 1.5, "twitter": 1, "title": 1}

// Title votes among the witnesses: titles that have the same letters support
// each other, one that a longer one starts or ends with supports it weakly.
// It returns the printed form of the winner, "" if no witness speaks.
func Title(ws []onrecord.Witness) string {
	var list []titleVote
	sites := sitesOf(ws)
	for _, w := range ws {
		if w.Field != "title" {
			continue
		}
		value := w.Value
		if w.From != "h1" {
			value = WithoutSite(value, sites)
		}
		if folded := letters(value); folded != "" {
			list = append(list, titleVote{value, folded, titleWeight[w.From], w.From})
		}
	}
	best, at := 0.0, -1
	for i, v := range list {
		score := 0.0
		heard := map[string]bool{}
		for _, o := range list {
			if heard[o.from] {
				continue
			}
			switch {
			case o.folded == v.folded:
				score += o.weight
				heard[o.from] = true
			case strings.HasPrefix(o.folded, v.folded) || strings.HasPrefix(v.folded, o.folded):
				score += o.weight * 0.3
			}
		}
		if len(v.folded) < 8 {
			score /= 2
		}
		if score > best {
			best, at = score, i
		}
	}
	if at < 0 {
		return ""
	}
	return list[at].value
}

type titleVote struct {
	value, folded string
	weight        float64
	from          string
}

func sitesOf(ws []onrecord.Witness) []string {
	var out []string
	for _, w := range ws {
		if w.Field == "site" {
			if s := letters(w.Value); s != "" {
				out = append(out, s)
			}
		}
	}
	return out
}

// bars separate a headline from the outlet's name.
var bars = []string{" | ", " – ", " — ", " - ", " » ", " · ", " • ", " :: ", " / ", " ǀ ", "|", " – "}

// WithoutSite cuts " | Outlet" (or "Outlet: ") off a title when the part cut is
// one of sites, folded, or looks like one.
func WithoutSite(title string, sites []string) string {
	for again := true; again; {
		again = false
		for _, bar := range bars {
			i := strings.LastIndex(title, bar)
			if i <= 0 {
				continue
			}
			if isSite(title[i+len(bar):], sites) && len(title[:i]) > 8 {
				title, again = strings.TrimSpace(title[:i]), true
				break
			}
			if j := strings.Index(title, bar); isSite(title[:j], sites) && len(title[j:]) > 12 {
				title, again = strings.TrimSpace(title[j+len(bar):]), true
				break
			}
		}
	}
	return title
}

func isSite(part string, sites []string) bool {
	p := letters(part)
	if p == "" {
		return true
	}
	for _, s := range sites {
		if p == s || len(s) >= 4 && (strings.HasPrefix(p, s) || strings.HasSuffix(p, s)) && len(p) < len(s)+12 || len(p) >= 3 && strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// TitleBlock is the number of the block that prints title, -1 if none does. Of
// several the heading is taken, then the first.
func (p *Page) TitleBlock(title string) int {
	want, at := letters(title), -1
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if len(b.Text) > 2*len(title)+40 || b.letters() != want {
			continue
		}
		if b.Tag == atom.H1 {
			return i
		}
		if at < 0 {
			at = i
		}
	}
	return at
}
