package ledger

import (
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

// tilePath is what a log serves besides its checkpoint.
var tilePath = regexp.MustCompile(`^tile/(entries|\d{1,2})(/x\d{3})*/\d{3}(\.p/\d{1,3})?$`)

// Handler serves what others need of the log under the home folder, for
// reading: checkpoint and tile/... (c2sp.org/tlog-tiles), cosigned (the newest
// checkpoint with cosignatures), log.vkey, and the mirrors of the peers' logs
// in the same form under mirror/NAME/. Nothing else of the folder is served.
func Handler(homeDir string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "GET only", http.StatusMethodNotAllowed)
			return
		}
		home(homeDir).serve(w, r, strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/"))
	})
}

func (h home) serve(w http.ResponseWriter, r *http.Request, name string) {
	switch {
	case name == "log.vkey":
		serveFile(w, r, h.vkey())
	case name == "cosigned":
		serveFile(w, r, h.newestCosigned())
	case strings.HasPrefix(name, "mirror/"):
		peer, rest, _ := strings.Cut(strings.TrimPrefix(name, "mirror/"), "/")
		if !peerName.MatchString(peer) {
			http.NotFound(w, r)
			return
		}
		serveLog(w, r, h.peer(peer, "mirror"), rest)
	default:
		serveLog(w, r, h.log(), name)
	}
}

func serveLog(w http.ResponseWriter, r *http.Request, dir, name string) {
	switch {
	case name == "checkpoint":
		serveFile(w, r, filepath.Join(dir, name))
	case tilePath.MatchString(name):
		w.Header().Set("Cache-Control", "max-age=31536000, immutable")
		w.Header().Set("Content-Type", "application/octet-stream")
		serveFile(w, r, filepath.Join(dir, filepath.FromSlash(name)))
	default:
		http.NotFound(w, r)
	}
}

// serveFile writes a small file; texts change, so they are not cached.
func serveFile(w http.ResponseWriter, r *http.Request, name string) {
	b, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) || name == "" {
		w.Header().Del("Cache-Control")
		http.NotFound(w, r)
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	if w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set("Cache-Control", "no-cache")
	}
	w.Write(b)
}

// newestCosigned names the largest checkpoint that satisfies our own policy, or
// else the largest with any cosignature; "" if there is none.
func (h home) newestCosigned() string {
	sizes, err := h.cosignedSizes()
	if err != nil || len(sizes) == 0 {
		return ""
	}
	policy, err := Policy(string(h))
	for i := len(sizes) - 1; err == nil && i >= 0; i-- {
		b, err := os.ReadFile(h.cosigned(sizes[i]))
		if err != nil {
			break
		}
		if seen, err := policy.Open(b); err == nil && seen.Satisfied && !seen.At.IsZero() {
			return h.cosigned(sizes[i])
		}
	}
	return h.cosigned(sizes[len(sizes)-1])
}
