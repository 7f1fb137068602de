package reading

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"sort"
	"strings"
	"time"
)

// A Page is a captured page with what people or hand-written parsers say
// stands on it.
type Page struct {
	Name      string // file name without ending
	Publisher string
	URL       string
	Crawled   time.Time
	HTML      []byte

	Body      string
	Title     string
	Authors   []string
	Published string // YYYY-MM-DD, empty if the gold is silent
}

// Zyte returns the pages of the article extraction benchmark; only Body is gold.
func Zyte(corpus fs.FS) ([]Page, error) {
	var gold map[string]struct {
		ArticleBody string `json:"articleBody"`
		URL         string `json:"url"`
	}
	if err := readJSON(corpus, "extraction/aeb/ground-truth.json", &gold); err != nil {
		return nil, err
	}
	var out []Page
	for name, g := range gold {
		page, err := unzip(corpus, "extraction/aeb/html/"+name+".html.gz")
		if err != nil {
			return nil, err
		}
		out = append(out, Page{Name: name, Publisher: name, URL: g.URL, HTML: page, Body: g.ArticleBody, Crawled: time.Date(2019, 12, 1, 0, 0, 0, 0, time.UTC)})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out, nil
}

// Published scores the output of another system that the benchmark ships.
func Published(corpus fs.FS, system string) (Table, error) {
	type page struct {
		ArticleBody string `json:"articleBody"`
	}
	var file struct {
		Output map[string]page `json:"output"`
	}
	name := "extraction/aeb/output/" + system + ".json"
	if err := readJSON(corpus, name, &file); err != nil {
		return Table{}, err
	}
	if file.Output == nil { // the first systems' files hold the pages alone
		if err := readJSON(corpus, name, &file.Output); err != nil {
			return Table{}, err
		}
	}
	pages, err := Zyte(corpus)
	if err != nil {
		return Table{}, err
	}
	var t Table
	for _, p := range pages {
		t.Add(p.Body, file.Output[p.Name].ArticleBody)
	}
	t.Close()
	return t, nil
}

// fundusGold is one version of a publisher's parser output.
type fundusGold struct {
	Title     string   `json:"title"`
	Authors   []string `json:"authors"`
	Published string   `json:"publishing_date"`
	Body      struct {
		Summary  []string `json:"summary"`
		Sections []struct {
			Headline   []string `json:"headline"`
			Paragraphs []string `json:"paragraphs"`
		} `json:"sections"`
	} `json:"body"`
}

// Fundus returns the pages of the open half of the Fundus parser tests.
func Fundus(corpus fs.FS) ([]Page, error) {
	files, err := fs.Glob(corpus, "extraction/fundus/*/*.json")
	if err != nil {
		return nil, err
	}
	var out []Page
	for _, file := range files {
		pages, err := publisher(corpus, file)
		if err != nil {
			return nil, err
		}
		out = append(out, pages...)
	}
	return out, nil
}

// publisher reads one publisher's pages. Its gold versions are in the order of
// the crawl dates of its pages.
func publisher(corpus fs.FS, file string) ([]Page, error) {
	dir, name := path.Dir(file), strings.TrimSuffix(path.Base(file), ".json")
	var golds map[string]fundusGold
	if err := readJSON(corpus, file, &golds); err != nil {
		return nil, err
	}
	versions := slices.Sorted(maps.Keys(golds)) // V1, V1_1, V2 ...
	var meta map[string]struct {
		URL     string `json:"url"`
		Crawled string `json:"crawl_date"`
	}
	if err := readJSON(corpus, dir+"/meta.info", &meta); err != nil {
		return nil, err
	}
	htmls, err := fs.Glob(corpus, dir+"/"+name+"_*.html.gz")
	if err != nil {
		return nil, err
	}
	if len(htmls) != len(versions) {
		return nil, fmt.Errorf("%s: %d versions for %d pages", file, len(versions), len(htmls))
	}
	var out []Page
	for i, h := range htmls {
		page, err := unzip(corpus, h)
		if err != nil {
			return nil, err
		}
		g, m := golds[versions[i]], meta[path.Base(h)]
		crawled, _ := time.Parse("2006-01-02 15:04:05", strings.SplitN(m.Crawled, ".", 2)[0])
		out = append(out, Page{
			Name: strings.TrimSuffix(path.Base(h), ".html.gz"), Publisher: name, URL: m.URL, Crawled: crawled, HTML: page,
			Body: g.body(), Title: g.Title, Authors: g.Authors, Published: strings.SplitN(g.Published, " ", 2)[0],
		})
	}
	return out, nil
}

func (g fundusGold) body() string {
	parts := append([]string{}, g.Body.Summary...)
	for _, s := range g.Body.Sections {
		parts = append(append(parts, s.Headline...), s.Paragraphs...)
	}
	return strings.Join(parts, "\n\n")
}

func readJSON(corpus fs.FS, name string, v any) error {
	b, err := fs.ReadFile(corpus, name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func unzip(corpus fs.FS, name string) ([]byte, error) {
	b, err := fs.ReadFile(corpus, name)
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	defer z.Close()
	return io.ReadAll(z)
}
