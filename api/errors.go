package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"path"

	"onrecord"
)

// statuses is the one table from kinds of error to HTTP, with what a reader is
// told. The error's own words may name files, so only the log gets them.
var statuses = []struct {
	kind          error
	status        int
	title, advice string
}{
	{onrecord.ErrNotFound, http.StatusNotFound, "Not on the record here", "Nothing is held under this address. Today lists the events, Sources the documents."},
	{onrecord.ErrInvalid, http.StatusBadRequest, "That cannot be asked", "The address has a part that makes no sense here."},
	{onrecord.ErrConflict, http.StatusConflict, "More than one answer", "The address fits more than one thing. Use the longer name."},
	{onrecord.ErrTampered, http.StatusInternalServerError, "Stored bytes were changed", "What is stored does not match its hash, so it is not shown. Run onrecord log check to see which file."},
	{onrecord.ErrWithheld, http.StatusUnavailableForLegalReasons, "Withheld", "This is held but not shown."},
	{onrecord.ErrUnavailable, http.StatusServiceUnavailable, "Not now", "What this page needs cannot be reached at the moment."},
	{onrecord.ErrRefused, http.StatusForbidden, "Refused", "A limit of this server does not allow it."},
	{context.DeadlineExceeded, http.StatusServiceUnavailable, "That took too long", "The work was stopped. Try again; the next time is often faster."},
}

func notHere(context.Context, *http.Request) (*content, error) {
	return nil, fmt.Errorf("address: %w", onrecord.ErrNotFound)
}

// fail tells a reader, and a program in its own format, what went wrong.
func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	status, title, advice := http.StatusInternalServerError, "Something went wrong here", "The server's log says what."
	for _, known := range statuses {
		if errors.Is(err, known.kind) {
			status, title, advice = known.status, known.title, known.advice
			break
		}
	}
	if status >= 500 {
		s.Log.ErrorContext(r.Context(), "failed", "path", r.URL.Path, "error", err)
	}
	w.Header().Set("Cache-Control", "no-store")
	var b bytes.Buffer
	if ext := path.Ext(r.URL.Path); ext == ".json" || ext == ".jsonld" {
		w.Header().Set("Content-Type", "application/problem+json")
		w.WriteHeader(status)
		_ = json.NewEncoder(w).Encode(map[string]any{"title": title, "detail": advice, "status": status})
		return
	}
	if s.Site.Error(&b, status, title, advice) != nil {
		plain(w, status, title)
		return
	}
	w.Header().Set("Content-Type", html)
	w.WriteHeader(status)
	_, _ = b.WriteTo(w)
}
