package witness

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"onrecord"
)

// ServeHTTP answers POST /add-checkpoint, and GET /ORIGIN-HASH/checkpoint with
// the note cosigned last.
func (w *Witness) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	switch {
	case r.URL.Path == "/add-checkpoint" && r.Method == http.MethodPost:
		w.serveAdd(rw, r)
	case r.URL.Path == "/add-checkpoint":
		rw.Header().Set("Allow", http.MethodPost)
		http.Error(rw, "POST only", http.StatusMethodNotAllowed)
	case r.Method == http.MethodGet || r.Method == http.MethodHead:
		w.serveLast(rw, r)
	default:
		http.Error(rw, "GET only", http.StatusMethodNotAllowed)
	}
}

func (w *Witness) serveAdd(rw http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(io.LimitReader(r.Body, maxRequest+1))
	if err != nil {
		http.Error(rw, "request was cut short", http.StatusBadRequest)
		return
	}
	req, err := ParseRequest(body)
	if err != nil {
		http.Error(rw, err.Error(), http.StatusBadRequest)
		return
	}
	lines, err := w.AddCheckpoint(req)
	var size sizeError
	if errors.As(err, &size) {
		rw.Header().Set("Content-Type", "text/x.tlog.size")
		rw.WriteHeader(http.StatusConflict)
		fmt.Fprintf(rw, "%d\n", size.have)
		return
	}
	if err != nil {
		http.Error(rw, firstLine(err), status(err))
		return
	}
	rw.Header().Set("Content-Type", "text/plain; charset=utf-8")
	rw.Write(lines)
}

// status is the protocol's table from refusals to statuses.
func status(err error) int {
	for _, s := range []struct {
		err  error
		code int
	}{
		{errUnknownLog, http.StatusNotFound},
		{errSignature, http.StatusForbidden},
		{errOtherRoot, http.StatusConflict},
		{errBadProof, http.StatusUnprocessableEntity},
		{errTooFast, http.StatusTooManyRequests},
		{onrecord.ErrInvalid, http.StatusBadRequest},
	} {
		if errors.Is(err, s.err) {
			return s.code
		}
	}
	return http.StatusInternalServerError
}

// firstLine keeps file names of ours out of the answer.
func firstLine(err error) string {
	if status(err) == http.StatusInternalServerError {
		return "internal error"
	}
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}

func (w *Witness) serveLast(rw http.ResponseWriter, r *http.Request) {
	hash, file, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	for origin := range w.known() {
		if file != "checkpoint" || OriginHash(origin) != hash {
			continue
		}
		_, signed, err := w.Last(origin)
		if errors.Is(err, onrecord.ErrNotFound) {
			break
		}
		if err != nil {
			http.Error(rw, "internal error", http.StatusInternalServerError)
			return
		}
		rw.Header().Set("Content-Type", "text/plain; charset=utf-8")
		rw.Write(signed)
		return
	}
	http.NotFound(rw, r)
}
