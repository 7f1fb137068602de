package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord"
)

// Witnesses lists every place on the page that names a title, an author, a
// date, or the site, in a fixed order. None is dropped for disagreeing.
func (p *Page) Witnesses() []onrecord.Witness {
	if p.witnesses == nil {
		p.witnesses = p.hear()
	}
	return p.witnesses
}

// Hear adds witnesses from outside the page, such as the feed that led to it.
// They support what the page says and speak for a date; a title or a name that
// the page does not have is not taken from them, for it would have no place in
// the captured bytes.
func (p *Page) Hear(ws []onrecord.Witness) {
	all := witnesses(p.Witnesses())
	for _, w := range ws {
		all.add(w.Field, w.From, w.Value)
	}
	p.witnesses = all
}

func (p *Page) hear() witnesses {
	var w witnesses
	for _, a := range p.Articles() {
		w.add("title", "json-ld", a.Headline)
		if a.Headline == "" {
			w.add("title", "json-ld", a.Name)
		}
		for _, n := range a.Authors {
			w.add("author", "json-ld", n)
		}
		w.add("published", "json-ld", a.Published)
		w.add("modified", "json-ld", a.Modified)
		w.add("site", "json-ld", a.Publisher)
	}
	for _, m := range p.Meta {
		if k, ok := metaFields[m.Name]; ok {
			w.add(k.field, k.from, m.Content)
		}
	}
	for _, b := range p.Blocks {
		if b.Tag == atom.H1 {
			w.add("title", "h1", b.Text)
		}
	}
	for _, t := range p.Times {
		w.add("published", "time", t.Datetime)
	}
	w.add("title", "title", p.HeadTitle())
	w.add("language", "html", p.Lang)
	return w
}

type witnesses []onrecord.Witness

func (w *witnesses) add(field, from, value string) {
	value = strings.Join(strings.Fields(html.UnescapeString(value)), " ")
	if value == "" {
		return
	}
	got := onrecord.Witness{Field: field, From: from, Value: value}
	for _, old := range *w {
		if old == got {
			return
		}
	}
	*w = append(*w, got)
}

// HeadTitle is the text of the title element.
func (p *Page) HeadTitle() string {
	return strings.Join(strings.Fields(html.UnescapeString(p.Head.Text)), " ")
}

type metaField struct{ field, from string }

// metaFields are the metas that carry a field, by name, property or itemprop.
var metaFields = map[string]metaField{
	"og:title": {"title", "og"}, "twitter:title": {"title", "twitter"}, "dc.title": {"title", "dc"}, "dcterms.title": {"title", "dc"},
	"sailthru.title": {"title", "meta"}, "parsely-title": {"title", "meta"}, "title": {"title", "meta"}, "headline": {"title", "microdata"},
	"cxenseparse:title": {"title", "meta"}, "citation_title": {"title", "meta"},

	"author": {"author", "meta"}, "article:author": {"author", "og"}, "og:article:author": {"author", "og"}, "dc.creator": {"author", "dc"},
	"dcterms.creator": {"author", "dc"}, "sailthru.author": {"author", "meta"}, "parsely-author": {"author", "meta"}, "byl": {"author", "meta"},
	"cxenseparse:author": {"author", "meta"}, "cxenseparse:author-name": {"author", "meta"}, "article:author_name": {"author", "meta"}, "article.author": {"author", "meta"},
	"citation_author": {"author", "meta"}, "twitter:data1": {"author-hint", "twitter"}, "twitter:creator": {"author-hint", "twitter"},

	"article:published_time": {"published", "og"}, "og:article:published_time": {"published", "og"}, "article:published": {"published", "og"},
	"datepublished": {"published", "microdata"}, "date": {"published", "meta"}, "dc.date": {"published", "dc"}, "dc.date.issued": {"published", "dc"},
	"dcterms.created": {"published", "dc"}, "dcterms.date": {"published", "dc"}, "dcterms.issued": {"published", "dc"}, "pubdate": {"published", "meta"},
	"publishdate": {"published", "meta"}, "publish-date": {"published", "meta"}, "publication_date": {"published", "meta"}, "sailthru.date": {"published", "meta"},
	"parsely-pub-date": {"published", "meta"}, "cxenseparse:recs:publishtime": {"published", "meta"}, "cxenseparse:publishtime": {"published", "meta"},
	"article.published": {"published", "meta"}, "originalpublicationdate": {"published", "meta"}, "og:published_time": {"published", "og"},
	"citation_publication_date": {"published", "meta"}, "published_at": {"published", "meta"}, "datecreated": {"published", "microdata"},

	"article:modified_time": {"modified", "og"}, "og:updated_time": {"modified", "og"}, "datemodified": {"modified", "microdata"},
	"last-modified": {"modified", "meta"}, "dcterms.modified": {"modified", "dc"}, "lastmod": {"modified", "meta"}, "revised": {"modified", "meta"},

	"og:site_name": {"site", "og"}, "application-name": {"site", "meta"}, "al:ios:app_name": {"site", "meta"}, "publisher": {"site", "meta"},
	"twitter:site": {"site", "twitter"}, "apple-mobile-web-app-title": {"site", "meta"},
}
