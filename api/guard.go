package api

import (
	"net"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

// policy allows a page its own style sheet, its icon and links, nothing else.
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// maxAddress bounds an address in bytes.
const maxAddress = 2048

// guard is what every request passes: limits, names, headers, a log line.
func (s *server) guard(next http.Handler) http.Handler {
	slots := make(chan struct{}, s.InFlight)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		rec := &recorder{ResponseWriter: w, status: http.StatusOK}
		defer s.finish(rec, r, start)
		headers(rec.Header())
		switch {
		case !s.allowed(r.Host):
			plain(rec, http.StatusMisdirectedRequest, "this server does not answer to that name; start it with --host NAME to allow one")
		case len(r.RequestURI) > maxAddress:
			plain(rec, http.StatusRequestURITooLong, "the address is too long")
		default:
			s.inTurn(slots, next, rec, r)
		}
	})
}

func (s *server) inTurn(slots chan struct{}, next http.Handler, w http.ResponseWriter, r *http.Request) {
	wait := time.NewTimer(2 * time.Second)
	defer wait.Stop()
	select {
	case slots <- struct{}{}:
		defer func() { <-slots }()
		r.Body = http.MaxBytesReader(w, r.Body, 4096) // nothing here takes a body
		next.ServeHTTP(w, r)
	case <-wait.C:
		w.Header().Set("Retry-After", "2")
		plain(w, http.StatusServiceUnavailable, "busy; try again in a moment")
	case <-r.Context().Done():
	}
}

// finish turns a panic into an error of ours and logs the request. Neither
// carries what a document says.
func (s *server) finish(w *recorder, r *http.Request, start time.Time) {
	if p := recover(); p != nil {
		if p == http.ErrAbortHandler {
			panic(p)
		}
		s.Log.ErrorContext(r.Context(), "panic", "path", r.URL.Path, "panic", p, "stack", string(debug.Stack()))
		if !w.wrote {
			plain(w, http.StatusInternalServerError, "something went wrong here; the server's log says what")
		}
	}
	s.Log.InfoContext(r.Context(), "request", "method", r.Method, "path", r.URL.Path, "status", w.status, "bytes", w.bytes, "took", time.Since(start))
}

func headers(h http.Header) {
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
}

// allowed reports whether requests may be for host.
func (s *server) allowed(host string) bool {
	if len(s.Hosts) == 0 {
		return true
	}
	name := host
	if n, _, err := net.SplitHostPort(host); err == nil {
		name = n
	}
	return slices.Contains(s.Hosts, strings.Trim(strings.ToLower(name), "[]"))
}

func plain(w http.ResponseWriter, status int, words string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(words + "\n"))
}

// recorder remembers what was answered, for the log.
type recorder struct {
	http.ResponseWriter
	status, bytes int
	wrote         bool
}

func (r *recorder) WriteHeader(status int) {
	r.status, r.wrote = status, true
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(b []byte) (int, error) {
	r.wrote = true
	n, err := r.ResponseWriter.Write(b)
	r.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }
