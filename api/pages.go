package api

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"

	"onrecord"
	"onrecord/publish"
	"onrecord/publish/web"
)

const (
	newest  = 20  // events that Today shows
	perPage = 200 // lines of a list
)

func (s *server) today(ctx context.Context, _ *http.Request) (*content, error) {
	es, err := s.newsroom.latest(ctx, newest)
	if err != nil {
		return nil, err
	}
	return page(func(w io.Writer) error { return s.Site.Today(w, es) })
}

func (s *server) event(ctx context.Context, r *http.Request) (*content, error) {
	slug, as := suffix(r.PathValue("event"), ".json", ".jsonld", ".atom")
	e, err := s.newsroom.edition(ctx, slug)
	if err != nil {
		return nil, err
	}
	switch as {
	case ".json":
		return boardJSON(&e)
	case ".jsonld":
		return linked(r, &e)
	case ".atom":
		return s.atom(r, []publish.Edition{e})
	}
	return page(func(w io.Writer) error { return s.Site.Board(w, e) })
}

func (s *server) proposition(ctx context.Context, r *http.Request) (*content, error) {
	e, err := s.newsroom.edition(ctx, r.PathValue("event"))
	if err != nil {
		return nil, err
	}
	id, as := suffix(r.PathValue("id"), ".json")
	if as != "" {
		return propositionJSON(&e, id)
	}
	return page(func(w io.Writer) error { return s.Site.Proposition(w, e, id) })
}

func (s *server) document(ctx context.Context, r *http.Request) (*content, error) {
	name := r.PathValue("doc")
	if strings.Contains(name, "@") {
		return s.memento(ctx, r, name)
	}
	e, d, err := s.newsroom.holding(ctx, name)
	as := ""
	if err != nil { // a name may itself end in ".txt", so as it stands comes first
		name, as = suffix(name, ".json", ".txt")
		if as == "" {
			return nil, err
		}
		if e, d, err = s.newsroom.holding(ctx, name); err != nil {
			return nil, err
		}
	}
	if key := web.Key(d); key != name {
		return &content{location: "/d/" + key + as}, nil
	}
	switch as {
	case ".json":
		return documentJSON(e.Reading(d.ID))
	case ".txt":
		return &content{body: []byte(d.Text.String()), media: "text/plain; charset=utf-8"}, nil
	}
	clocks, err := s.newsroom.clocks(ctx, d.ID)
	if err != nil {
		return nil, err
	}
	e.Clocks = map[onrecord.CaptureID][]publish.Clocks{d.Capture: clocks}
	return page(func(w io.Writer) error { return s.Site.Document(w, []publish.Edition{e}, name) })
}

func (s *server) person(ctx context.Context, r *http.Request) (*content, error) {
	slug, as := suffix(r.PathValue("person"), ".json")
	es, err := s.newsroom.appearances(ctx, slug)
	if err != nil {
		return nil, err
	}
	if as != "" {
		return personJSON(es, slug)
	}
	return page(func(w io.Writer) error { return s.Site.Person(w, es, slug) })
}

func (s *server) people(ctx context.Context, r *http.Request) (*content, error) {
	lines, err := s.newsroom.parties(ctx)
	if err != nil {
		return nil, err
	}
	names, err := s.eventNames(ctx)
	if err != nil {
		return nil, err
	}
	n, err := pageAsked(r)
	if err != nil {
		return nil, err
	}
	pager, err := pagerOf(n, len(lines))
	if err != nil {
		return nil, err
	}
	from := (n - 1) * perPage
	lines = lines[from:min(from+perPage, len(lines))]
	var all []web.Named
	for _, l := range lines {
		all = append(all, web.Named{ID: l.ID, Kind: l.Kind, Name: l.Name, Statements: l.Statements, Events: names.of(l.Events)})
	}
	return page(func(w io.Writer) error { return s.Site.People(w, all, pager) })
}

func (s *server) sources(ctx context.Context, r *http.Request) (*content, error) {
	n, err := pageAsked(r)
	if err != nil {
		return nil, err
	}
	lines, total, err := s.newsroom.part(ctx, (n-1)*perPage, perPage)
	if err != nil {
		return nil, err
	}
	pager, err := pagerOf(n, total)
	if err != nil {
		return nil, err
	}
	names, err := s.eventNames(ctx)
	if err != nil {
		return nil, err
	}
	var all []web.Listed
	for _, l := range lines {
		all = append(all, web.Listed{
			Key: l.Capture.Short(), Title: l.Title, Outlet: l.Outlet, Published: l.Published, Language: l.Language,
			Statements: l.Statements, Problems: l.Problems, Events: names.of(l.Events),
		})
	}
	return page(func(w io.Writer) error { return s.Site.Sources(w, all, pager) })
}

// eventTitles names events for lists.
type eventTitles map[onrecord.EventID]string

func (s *server) eventNames(ctx context.Context) (eventTitles, error) {
	lines, err := s.newsroom.events(ctx)
	names := eventTitles{}
	for _, l := range lines {
		names[l.ID] = l.Title
	}
	return names, err
}

func (t eventTitles) of(ids []onrecord.EventID) []web.EventName {
	var out []web.EventName
	for _, id := range ids {
		title := t[id]
		if title == "" {
			title = string(id)
		}
		out = append(out, web.EventName{ID: id, Title: title})
	}
	return out
}

// pageAsked reads ?page=, 1 if it is not there.
func pageAsked(r *http.Request) (int, error) {
	q := r.URL.Query().Get("page")
	if q == "" {
		return 1, nil
	}
	n, err := strconv.Atoi(q)
	if err != nil || n < 1 || n > 1<<20 {
		return 0, fmt.Errorf("page %q: %w", q, onrecord.ErrInvalid)
	}
	return n, nil
}

// pagerOf places a page in a list of so many lines.
func pagerOf(n, lines int) (web.Pager, error) {
	pages := max(1, (lines+perPage-1)/perPage)
	if n > pages {
		return web.Pager{}, fmt.Errorf("page %d of %d: %w", n, pages, onrecord.ErrNotFound)
	}
	return web.Pager{Page: n, Pages: pages}, nil
}

// suffix cuts the first of the known endings off a name.
func suffix(name string, known ...string) (string, string) {
	for _, k := range known {
		if base, ok := strings.CutSuffix(name, k); ok && base != "" {
			return base, k
		}
	}
	return name, ""
}
