package html

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"onrecord"
)

// titleWeight is how much a witness's word counts; tuned on the open half of
// the Fundus pages. The structured headline is the newsroom system's own; a
// page may have several h1, and the title element carries the site.
var titleWeight = map[string]float64{"json-ld": 2.5, "og": 1.2, "microdata": 1, "meta": 0.7, "dc": 0.7, "h1": 0.6, "twitter": 0.1, "title": 0.1, "feed": 1, "sitemap": 1}

// outsider are witnesses whose words do not stand on the page: they support a
// title and never give it.
var outsider = map[string]bool{"feed": true, "sitemap": true}

// TitleOf votes among the witnesses: titles that have the same letters support
// each other, one that a longer one starts or ends with is supported weakly. It
// returns the witness that won, with the outlet's name cut off; ok is false if
// none speaks.
func TitleOf(ws []onrecord.Witness) (w onrecord.Witness, ok bool) {
	list := titleVotes(ws)
	best, at := 0.0, -1
	for i, v := range list {
		if score := support(v, list); score > best && !outsider[v.from] {
			best, at = score, i
		}
	}
	if at < 0 {
		return onrecord.Witness{}, false
	}
	won := asShared(list[at], list)
	return onrecord.Witness{Field: "title", From: won.from, Value: won.value}, true
}

// asShared is v as the page shares it, where the two differ only by a kicker
// ("Olympic Games: Norway wins it all"): newsrooms put it before the headline in
// one place and not in another, and what is shared says whether it belongs.
func asShared(v titleVote, list []titleVote) titleVote {
	for _, o := range list {
		if o.from == "og" {
			if kickered(v.value, o.value) || kickered(o.value, v.value) {
				return o
			}
			return v
		}
	}
	return v
}

// kickered reports whether long is short with a kicker before it.
func kickered(long, short string) bool {
	kicker, ok := strings.CutSuffix(long, short)
	kicker = strings.TrimSpace(kicker)
	return ok && len(short) >= 12 && (strings.HasSuffix(kicker, ":") || strings.HasSuffix(kicker, " -") || strings.HasSuffix(kicker, " –") || strings.HasSuffix(kicker, "|"))
}

// titleVotes are the titles on offer, each witness's first two, without sites.
func titleVotes(ws []onrecord.Witness) []titleVote {
	var list []titleVote
	sites, heard := sitesOf(ws), map[string]int{}
	for _, w := range ws {
		if w.Field != "title" || heard[w.From] > 1 {
			continue
		}
		value := WithoutSite(w.Value, sites)
		if folded := letters(value); folded != "" && (w.From != "h1" || !isSite(value, sites)) {
			list = append(list, titleVote{value, folded, titleWeight[w.From] / float64(1+heard[w.From]), w.From})
			heard[w.From]++
		}
	}
	for i := range list {
		list[i].cut(list, sites)
	}
	hushSearch(list)
	return list
}

// cut shortens a title to what another witness says before a bar, or before an
// ending that names the site.
func (v *titleVote) cut(list []titleVote, sites []string) {
	for _, o := range list {
		rest, ok := strings.CutPrefix(v.value, o.value)
		if ok && rest != "" && len(o.folded) >= 12 && o.from != "meta" && (opensWithBar(rest) || endsWithSite(rest, sites)) {
			v.value, v.folded = o.value, o.folded
			return
		}
	}
}

func opensWithBar(rest string) bool {
	return slices.ContainsFunc(bars, func(bar string) bool { return strings.HasPrefix(rest, bar) })
}

// endsWithSite reports whether rest, which is not all of a title, ends with the
// name of one of sites.
func endsWithSite(rest string, sites []string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	folded := letters(rest)
	return !unicode.IsLetter(r) && slices.ContainsFunc(sites, func(s string) bool { return len(s) >= 4 && strings.HasSuffix(folded, s) })
}

// hushSearch lowers the voice of a structured headline that only the title
// element repeats, where the heading and the shared title agree on another: it
// was written for search engines, and readers see the other.
func hushSearch(list []titleVote) {
	said := map[string]string{}
	for _, v := range list {
		if said[v.from] == "" {
			said[v.from] = v.folded
		}
	}
	if said["og"] == "" || said["og"] != said["h1"] || said["json-ld"] != said["title"] {
		return
	}
	for i := range list {
		if list[i].from == "json-ld" {
			list[i].weight = titleWeight["og"]
		}
	}
}

func support(v titleVote, list []titleVote) float64 {
	score := 0.0
	heard := map[string]bool{}
	for _, o := range list {
		switch {
		case heard[o.from]:
		case o.folded == v.folded:
			score += o.weight
			heard[o.from] = true
		case strings.HasPrefix(o.folded, v.folded) || strings.HasPrefix(v.folded, o.folded) || strings.HasSuffix(o.folded, v.folded):
			score += o.weight * 0.2
		}
	}
	if len(v.folded) < 8 {
		score /= 2
	}
	return score
}

type titleVote struct {
	value, folded string
	weight        float64
	from          string
}

// sitesOf are the outlet's names, folded. Pages write the headline where a
// site's name belongs, too.
func sitesOf(ws []onrecord.Witness) []string {
	titles := map[string]bool{}
	for _, w := range ws {
		if w.Field == "title" && w.From != "title" {
			titles[letters(w.Value)] = true
		}
	}
	var out []string
	for _, w := range ws {
		if s := letters(w.Value); w.Field == "site" && s != "" && !titles[s] {
			out = append(out, s)
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

// Title is the title of the page and the block that prints it. at is that
// block's number, or -1 if no block prints the title. written is set where the
// markup writes the title otherwise than the block does (with other quotation
// marks, or with the kicker): then it is the title and the block a repetition.
// Both are empty for a page without a title.
func (p *Page) Title(ws []onrecord.Witness) (written *Block, at int) {
	w, ok := TitleOf(ws)
	if !ok {
		return nil, -1
	}
	at = p.TitleBlock(w.Value)
	if at >= 0 && p.Blocks[at].Text == squeeze(w.Value) {
		return nil, at
	}
	return p.Written(w.Value, p.Where(w)), at
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
