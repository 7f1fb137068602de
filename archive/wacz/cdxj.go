package wacz

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"onrecord/archive/warc"
)

// Index lists the response, resource and revisit records of a WARC file as
// CDXJ: one line a record, sorted by key and time, each with where the record
// lies. Name is what the lines call the file.
//
//	kh,gov,mfaic)/release 20221112100000 {"url":"https://mfaic.gov.kh/release","mime":"text/html",...}
func Index(file []byte, name string) ([]byte, error) {
	var lines []string
	for r := warc.NewReader(bytes.NewReader(file), warc.Limits{Block: 1 << 30}); ; {
		rec, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		line, err := cdxjLine(rec, name)
		if err != nil {
			return nil, err
		}
		if line != "" {
			lines = append(lines, line)
		}
	}
	slices.Sort(lines)
	return []byte(strings.Join(lines, "")), nil
}

// cdxj are the fields of a line, in their usual order. All values are strings.
type cdxj struct {
	URL      string `json:"url"`
	Mime     string `json:"mime"`
	Status   string `json:"status,omitempty"`
	Digest   string `json:"digest,omitempty"`
	Length   string `json:"length"`
	Offset   string `json:"offset"`
	Filename string `json:"filename"`
}

func cdxjLine(r *warc.Record, name string) (string, error) {
	at, err := r.Date()
	if err != nil {
		return "", err
	}
	f := cdxj{
		URL: r.TargetURI(), Digest: r.Get("WARC-Payload-Digest"),
		Length: strconv.FormatInt(r.Length, 10), Offset: strconv.FormatInt(r.Offset, 10), Filename: name,
	}
	switch r.Type() {
	case warc.Response:
		m, err := r.HTTP(1 << 30)
		if err != nil {
			return "", err
		}
		f.Mime, f.Status = mime(m.Header.Get("Content-Type")), strconv.Itoa(m.Status)
	case warc.Resource:
		f.Mime, f.Status = mime(r.Get("Content-Type")), "200"
	case warc.Revisit:
		f.Mime = "warc/revisit"
	default:
		return "", nil
	}
	b, err := json.Marshal(f)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s %s %s\n", Key(f.URL), at.Format("20060102150405"), b), nil
}

func mime(contentType string) string {
	m, _, _ := strings.Cut(contentType, ";")
	return strings.ToLower(strings.TrimSpace(m))
}

// Key returns the sort key of an address: host labels in reverse order, then
// path and sorted query, all in lower case and without "www". It is the form
// that replay tools look up (SURT); an address that is not of the web is its
// own key.
func Key(address string) string {
	u, err := url.Parse(strings.ToLower(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return strings.NewReplacer(" ", "%20", "\n", "%0A").Replace(address)
	}
	labels := strings.Split(u.Hostname(), ".")
	if first := labels[0]; len(labels) > 2 && strings.Trim(strings.TrimPrefix(first, "www"), "0123456789") == "" && strings.HasPrefix(first, "www") {
		labels = labels[1:]
	}
	slices.Reverse(labels)
	key := strings.Join(labels, ",")
	if port := u.Port(); port != "" && !(u.Scheme == "http" && port == "80") && !(u.Scheme == "https" && port == "443") {
		key += ":" + port
	}
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	key += ")" + path
	if u.RawQuery != "" {
		parts := strings.Split(u.RawQuery, "&")
		slices.Sort(parts)
		key += "?" + strings.Join(parts, "&")
	}
	return key
}
