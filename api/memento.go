package api

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"onrecord"
	"onrecord/archive/memento"
	"onrecord/publish"
	"onrecord/publish/web"
)

// historian is a source that knows what it captured of an address. A folder
// does not: its documents have no times.
type historian interface {
	History(ctx context.Context, address string) ([]onrecord.Capture, error)
}

// timeTravel answers for addresses that contain another address whole, with its
// two slashes and its query, which a mux would clean away (RFC 7089):
//
//	/timemap/link/URL, /timemap/json/URL   the captures of URL
//	/timegate/URL                          the one nearest to Accept-Datetime
func (s *server) timeTravel(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for prefix, answer := range map[string]func(context.Context, *http.Request, string) (*content, error){
			"/timemap/link/": s.timeMapLink, "/timemap/json/": s.timeMapJSON, "/timegate/": s.timeGate,
		} {
			original, ok := strings.CutPrefix(r.RequestURI, prefix)
			if !ok || r.Method != http.MethodGet && r.Method != http.MethodHead {
				continue
			}
			s.handle(func(ctx context.Context, r *http.Request) (*content, error) { return answer(ctx, r, original) }).ServeHTTP(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// timeMap lists the captures of an address.
func (s *server) timeMap(ctx context.Context, r *http.Request, original string) (memento.TimeMap, error) {
	if !memento.IsOriginal(original) {
		return memento.TimeMap{}, fmt.Errorf("%q is no web address: %w", original, onrecord.ErrInvalid)
	}
	m := memento.TimeMap{Original: original, Self: addresses(r).Site + "timemap/link/" + original}
	for _, src := range s.newsroom {
		h, ok := src.(historian)
		if !ok {
			continue
		}
		some, err := h.History(ctx, original)
		if err != nil && !errors.Is(err, onrecord.ErrNotFound) {
			return m, err
		}
		m.Captures = append(m.Captures, some...)
	}
	if len(m.Captures) == 0 {
		return m, fmt.Errorf("captures of %s: %w", original, onrecord.ErrNotFound)
	}
	site := addresses(r).Site
	m.Address = func(i int) string { return site + momentPath(m.Captures[i]) }
	return m, nil
}

// momentPath is where the document of one capture is shown.
func momentPath(c onrecord.Capture) string { return "d/" + c.ID.Short() + "@" + publish.MomentOf(c) }

func (s *server) timeMapLink(ctx context.Context, r *http.Request, original string) (*content, error) {
	m, err := s.timeMap(ctx, r, original)
	if err != nil {
		return nil, err
	}
	return &content{body: []byte(m.Link()), media: "application/link-format"}, nil
}

func (s *server) timeMapJSON(ctx context.Context, r *http.Request, original string) (*content, error) {
	m, err := s.timeMap(ctx, r, original)
	if err != nil {
		return nil, err
	}
	m.Self = addresses(r).Site + "timemap/json/" + original
	b, err := m.JSON()
	return &content{body: b, media: "application/json"}, err
}

// timeGate leads to the capture nearest to the time that was asked for, the
// last one if none was.
func (s *server) timeGate(ctx context.Context, r *http.Request, original string) (*content, error) {
	m, err := s.timeMap(ctx, r, original)
	if err != nil {
		return nil, err
	}
	best := len(m.Captures) - 1
	if asked := r.Header.Get("Accept-Datetime"); asked != "" {
		at, err := time.Parse(time.RFC1123, asked)
		if err != nil {
			return nil, fmt.Errorf("Accept-Datetime %q: want a date such as %s: %w", asked, http.TimeFormat, onrecord.ErrInvalid)
		}
		best = memento.Closest(m.Captures, at)
	}
	return &content{location: m.Address(best), header: http.Header{
		"Vary": {"accept-datetime"},
		"Link": {fmt.Sprintf(`<%s>; rel="original", <%s>; rel="timemap"; type="application/link-format"`, inBrackets(original), inBrackets(m.Self))},
	}}, nil
}

// inBrackets keeps an address from leaving the brackets of a link.
func inBrackets(address string) string {
	return strings.NewReplacer("<", "%3C", ">", "%3E", `"`, "%22").Replace(address)
}

// memento shows a document as one capture brought it: KEY@MOMENT.
func (s *server) memento(ctx context.Context, r *http.Request, name string) (*content, error) {
	e, d, c, err := s.captured(ctx, name)
	if err != nil {
		return nil, err
	}
	e.Clocks = map[onrecord.CaptureID][]publish.Clocks{d.Capture: {c}}
	out, err := page(func(w io.Writer) error { return s.Site.Document(w, []publish.Edition{e}, web.Key(d)) })
	if err != nil || !memento.IsOriginal(c.Capture.URL) {
		return out, err
	}
	site := addresses(r).Site
	out.header = http.Header{
		"Memento-Datetime": {c.Capture.Started.UTC().Format(http.TimeFormat)},
		"Link": {fmt.Sprintf(`<%s>; rel="original", <%s>; rel="timemap"; type="application/link-format", <%s>; rel="timegate"`,
			inBrackets(c.Capture.URL), inBrackets(site+"timemap/link/"+c.Capture.URL), inBrackets(site+"timegate/"+c.Capture.URL))},
	}
	return out, nil
}
