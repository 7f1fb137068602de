package api

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"net/http"
	"time"

	"onrecord/desk"
	"onrecord/publish/web"
)

// Config says how the desk's material is shown. The zero value works.
type Config struct {
	Site web.Site
	// Hosts are the names that requests may be for, without a port. Empty
	// allows any.
	Hosts []string
	// InFlight is how many requests are worked on at once; more wait, and are
	// told to come back after two seconds. Defaults to 64.
	InFlight int
	// Timeout bounds the work on one request. Defaults to 30 seconds.
	Timeout time.Duration
	// Log gets one line a request. Defaults to none.
	Log *slog.Logger
}

func (c Config) withDefaults() Config {
	if c.InFlight <= 0 {
		c.InFlight = 64
	}
	if c.Timeout <= 0 {
		c.Timeout = 30 * time.Second
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	return c
}

// server answers requests. It keeps nothing between them.
type server struct {
	Config
	newsroom newsroom
}

// New returns a handler for what the sources hold. Where two sources name an
// event alike, the first is shown.
func New(sources []desk.Source, c Config) http.Handler {
	s := &server{c.withDefaults(), newsroom(sources)}
	mux := http.NewServeMux()
	for pattern, answer := range map[string]answer{
		"GET /{$}":                 s.today,
		"GET /index.json":          s.todayJSON,
		"GET /feed.atom":           s.feed,
		"GET /e/{event}":           s.event,
		"GET /e/{event}/p/{id}":    s.proposition,
		"GET /d/{doc}":             s.document,
		"GET /d/{doc}/proof":       s.proofSheet,
		"GET /d/{doc}/proof.zip":   s.proofFiles,
		"GET /log":                 s.log,
		"GET /log.json":            s.logJSON,
		"GET /w/{person}":          s.person,
		"GET /w":                   s.people,
		"GET /w.json":              s.peopleJSON,
		"GET /sources":             s.sources,
		"GET /sources.json":        s.sourcesJSON,
		"GET /static/onrecord.css": fixed("text/css; charset=utf-8", web.Stylesheet()),
		"GET /static/icon.svg":     fixed("image/svg+xml", web.Icon()),
		"GET /healthz":             health,
	} {
		mux.Handle(pattern, s.handle(answer))
	}
	mux.Handle("GET /", s.handle(notHere))
	return s.guard(s.timeTravel(mux))
}

// An answer makes one response, whole.
type answer func(ctx context.Context, r *http.Request) (*content, error)

// content is a response body with what it is.
type content struct {
	body     []byte
	media    string
	forever  bool   // its address names its bytes
	location string // redirect there instead
	header   http.Header
}

func (s *server) handle(make answer) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), s.Timeout)
		defer cancel()
		c, err := make(ctx, r)
		switch {
		case err != nil && errors.Is(r.Context().Err(), context.Canceled):
			return // nobody is there to be told
		case err != nil:
			s.fail(w, r, err)
		case c.location != "":
			maps.Copy(w.Header(), c.header)
			http.Redirect(w, r, c.location, http.StatusFound)
		default:
			c.send(w, r)
		}
	})
}

func health(context.Context, *http.Request) (*content, error) {
	return &content{body: []byte("ok\n"), media: "text/plain; charset=utf-8"}, nil
}

func fixed(media string, body []byte) answer {
	c := &content{body: body, media: media, forever: true}
	return func(context.Context, *http.Request) (*content, error) { return c, nil }
}
