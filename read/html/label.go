package html

import (
	"golang.org/x/net/html/atom"

	"onrecord"
	"onrecord/read/lines"
)

// Label gives each block of an article its kind; a block without one is page
// furniture and no part of the document. title is the number of the title's
// block, -1 for none.
func (p *Page) Label(body []bool, title int) []onrecord.LineKind {
	l := labeller{page: p, kinds: make([]onrecord.LineKind, len(p.Blocks)), body: body, title: title}
	l.first, l.last = ends(body)
	for i := range p.Blocks {
		l.kinds[i] = l.kind(i)
	}
	return l.kinds
}

type labeller struct {
	page        *Page
	kinds       []onrecord.LineKind
	body        []bool
	title       int
	first, last int // blocks that open and close the body
	tail        bool
}

func ends(body []bool) (first, last int) {
	first, last = len(body), -1
	for i, b := range body {
		if b {
			first, last = min(first, i), i
		}
	}
	return first, last
}

func (l *labeller) kind(i int) onrecord.LineKind {
	b := &l.page.Blocks[i]
	switch {
	case i == l.title:
		return onrecord.LineTitle
	case l.body[i]:
		return l.bodyKind(i, b)
	case b.In&(InNav|InFooter|InButton|InForm) != 0:
		return ""
	case i < l.first && i < max(l.title, 0) && b.Linked*2 > len(b.Text) && lines.Ticker(b.Text) != nil:
		return onrecord.LineTicker
	}
	if i < l.title-40 || i > l.last+30 {
		return ""
	}
	return l.besideKind(i, b)
}

// bodyKind tells paragraphs from what stands between them.
func (l *labeller) bodyKind(i int, b *Block) onrecord.LineKind {
	switch {
	case b.lineForm().kind == onrecord.LineCorrection:
		return onrecord.LineCorrection
	case l.opens(i) && b.lineForm().onlyDate:
		return onrecord.LineDate
	case l.opens(i) && len(b.Text) < 200 && b.lineForm().byline && !l.has(onrecord.LineByline):
		return onrecord.LineByline
	case b.In&InHeading != 0:
		return onrecord.LineHeading
	case b.In&InCaption != 0:
		return onrecord.LineCaption
	case hint(b.Names, []string{"pullquote", "pull-quote"}):
		return onrecord.LinePullQuote
	case i == l.first && hint(own(b), hints[3]) && l.last > l.first:
		return onrecord.LineSubtitle
	}
	return onrecord.LineBody
}

// opens reports whether no paragraph of the body stands before block i: plain
// pages print byline and date like paragraphs.
func (l *labeller) opens(i int) bool {
	for j := l.first; j < i; j++ {
		if b := &l.page.Blocks[j]; l.body[j] && len(b.Text) > 60 && endsSentence(b.Text) {
			return false
		}
	}
	return i < l.last
}

func own(b *Block) []string { return b.Names[max(0, len(b.Names)-2):] }

// besideKind labels what belongs to the article without being its body.
func (l *labeller) besideKind(i int, b *Block) onrecord.LineKind {
	form := b.lineForm()
	kind := form.kind
	switch {
	case i > l.last && lines.EndsArticle(b.Text):
		l.tail = true
		return onrecord.LineRelated
	case l.tail && i <= l.last+30 && b.Linked > 0 && b.In&InAside == 0:
		return onrecord.LineRelated
	case kind == onrecord.LineCorrection:
		return kind
	case kind == onrecord.LineRelated && i > l.first && i < l.last:
		return kind
	case kind != "":
		return ""
	case len(b.Text) < 200 && form.byline && !l.has(onrecord.LineByline):
		return onrecord.LineByline
	case form.onlyDate && i < l.last:
		return onrecord.LineDate
	case b.Tag == atom.Figcaption && i > l.title && i < l.last:
		return onrecord.LineCaption
	}
	return ""
}

func (l *labeller) has(kind onrecord.LineKind) bool {
	for _, k := range l.kinds {
		if k == kind {
			return true
		}
	}
	return false
}
