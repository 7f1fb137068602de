// Package wacz packs captures into one file that replay tools open, and opens
// the files of others: Web Archive Collection Zipped, version 1.1.1.
//
// A bundle is WARC files, a list of pages, and what else goes with them:
//
//	archive/phnom-penh-2022.warc.gz
//	indexes/index.cdxj              where each record lies (CDXJ)
//	pages/pages.jsonl               what to open first
//	proofs/...                      or any other file
//	datapackage.json                every file with its size and SHA-256
//	datapackage-digest.json         the SHA-256 of that
//
// Files are stored, not deflated, so that a reader can fetch one record of a
// large bundle by its offset. The same bundle gives the same bytes. [Open]
// trusts nothing: names, sizes and counts are bounded, and every file has to
// match its digest. Limits: signatures (WACZ-Auth) are neither made nor checked.
package wacz

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"io"
	"time"

	"onrecord/archive/warc"
)

// Version is the version of the format that is written.
const Version = "1.1.1"

// A Bundle is what goes into one file.
type Bundle struct {
	Title    string
	Created  time.Time
	Software string
	WARC     []byte // gzip members, one a record
	Pages    []Page
	Extra    []File
}

// A Page is something to look at first.
type Page struct {
	URL   string
	At    time.Time
	Title string
	Text  string // of the document; may be empty
}

// A File is one file of a bundle, with slashes in its name.
type File struct {
	Name string
	Body []byte
}

// warcName is where a bundle's records lie.
const warcName = "data.warc.gz"

// Write writes b.
func Write(w io.Writer, b Bundle) error {
	index, err := Index(b.WARC, warcName)
	if err != nil {
		return err
	}
	pages, err := b.pages()
	if err != nil {
		return err
	}
	files := append([]File{
		{"archive/" + warcName, b.WARC},
		{"indexes/index.cdxj", index},
		{"pages/pages.jsonl", pages},
	}, b.Extra...)
	described, err := b.describe(files)
	if err != nil {
		return err
	}
	z := zip.NewWriter(w)
	for _, f := range append(files, described...) {
		if err := store(z, f, b.Created); err != nil {
			return err
		}
	}
	return z.Close()
}

// store writes one file with its size and checksum in front.
func store(z *zip.Writer, f File, at time.Time) error {
	h := &zip.FileHeader{
		Name: f.Name, Method: zip.Store, CRC32: crc32.ChecksumIEEE(f.Body),
		CompressedSize64: uint64(len(f.Body)), UncompressedSize64: uint64(len(f.Body)),
	}
	if at.Year() >= 1980 { // the first year that the format knows
		h.Modified = at.UTC()
	}
	out, err := z.CreateRaw(h)
	if err != nil {
		return fmt.Errorf("wacz: %s: %w", f.Name, err)
	}
	_, err = out.Write(f.Body)
	return err
}

func (b Bundle) pages() ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(map[string]any{"format": "json-pages-1.0", "id": "pages", "title": "All Pages", "hasText": true}); err != nil {
		return nil, err
	}
	for i, p := range b.Pages {
		line := struct {
			ID    string `json:"id"`
			URL   string `json:"url"`
			TS    string `json:"ts"`
			Title string `json:"title,omitempty"`
			Text  string `json:"text,omitempty"`
		}{fmt.Sprintf("page%d", i+1), p.URL, warc.FormatDate(p.At), p.Title, p.Text}
		if err := enc.Encode(line); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

// A datapackage is datapackage.json, as far as it matters here.
type datapackage struct {
	Profile    string     `json:"profile"`
	Version    string     `json:"wacz_version"`
	Title      string     `json:"title,omitempty"`
	Created    string     `json:"created"`
	Software   string     `json:"software,omitempty"`
	MainPage   string     `json:"mainPageUrl,omitempty"`
	MainPageAt string     `json:"mainPageDate,omitempty"`
	Resources  []resource `json:"resources"`
}

type resource struct {
	Name  string `json:"name"`
	Path  string `json:"path"`
	Hash  string `json:"hash"`
	Bytes int64  `json:"bytes"`
}

func (b Bundle) describe(files []File) ([]File, error) {
	d := datapackage{Profile: "data-package", Version: Version, Title: b.Title, Created: warc.FormatDate(b.Created), Software: b.Software, Resources: []resource{}}
	if len(b.Pages) > 0 {
		d.MainPage, d.MainPageAt = b.Pages[0].URL, warc.FormatDate(b.Pages[0].At)
	}
	for _, f := range files {
		d.Resources = append(d.Resources, resource{base(f.Name), f.Name, hashOf(f.Body), int64(len(f.Body))})
	}
	body, err := json.MarshalIndent(d, "", "  ")
	if err != nil {
		return nil, err
	}
	digest, err := json.MarshalIndent(map[string]string{"path": packageName, "hash": hashOf(body)}, "", "  ")
	return []File{{packageName, body}, {digestName, digest}}, err
}

const (
	packageName = "datapackage.json"
	digestName  = "datapackage-digest.json"
)

func hashOf(b []byte) string {
	sum := sha256.Sum256(b)
	return "sha256:" + hex.EncodeToString(sum[:])
}

func base(name string) string {
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '/' {
			return name[i+1:]
		}
	}
	return name
}
