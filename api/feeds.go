package api

import (
	"bytes"
	"context"
	"net/http"

	"onrecord"
	"onrecord/publish"
	"onrecord/publish/feed"
	"onrecord/publish/web"
)

func (s *server) feed(ctx context.Context, r *http.Request) (*content, error) {
	es, err := s.newsroom.latest(ctx, newest)
	if err != nil {
		return nil, err
	}
	return s.atom(r, es)
}

func (s *server) atom(r *http.Request, es []publish.Edition) (*content, error) {
	title := "Onrecord: findings"
	if len(es) == 1 {
		title = "Onrecord: " + es[0].Name()
	}
	var b bytes.Buffer
	if err := feed.Atom(&b, title, addresses(r), es); err != nil {
		return nil, err
	}
	return &content{body: b.Bytes(), media: "application/atom+xml; charset=utf-8"}, nil
}

func linked(r *http.Request, e *publish.Edition) (*content, error) {
	at := addresses(r)
	c, err := data(feed.Linked(at.Site+"e/"+web.Slug(string(e.Board.Event.ID)), at, e))
	if err == nil {
		c.media = "application/ld+json"
	}
	return c, err
}

// addresses names this server as the reader did. The name was checked by guard
// if the server has names of its own.
func addresses(r *http.Request) feed.Address {
	scheme := "http://"
	if r.TLS != nil {
		scheme = "https://"
	}
	site := scheme + r.Host + "/"
	return feed.Address{
		Self: site + r.URL.EscapedPath()[1:], Site: site,
		Proposition: func(e onrecord.EventID, id string) string {
			return site + "e/" + web.Slug(string(e)) + "/p/" + web.Slug(id)
		},
	}
}
