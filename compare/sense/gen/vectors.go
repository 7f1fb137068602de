package main

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
)

type vector struct {
	word string
	rank int // 0 is the most frequent
	v    []float64
}

// writeVectors keeps the first words made of letters, takes the mean off every
// vector (it carries frequency, not meaning), and writes them sorted by word:
// a count and a dimension (uint32), the words joined by newlines behind their
// length (uint32), the ranks (uint16), then one int8 row a word.
func writeVectors(in, out string) (map[string]bool, error) {
	vs, err := readVectors(in)
	if err != nil {
		return nil, err
	}
	centre(vs)
	slices.SortFunc(vs, func(a, b vector) int { return strings.Compare(a.word, b.word) })
	words := map[string]bool{}
	names, ranks, rows := make([]string, len(vs)), make([]byte, 0, 2*len(vs)), []byte(nil)
	for i, v := range vs {
		words[v.word] = true
		names[i] = v.word
		ranks = binary.LittleEndian.AppendUint16(ranks, uint16(min(v.rank, math.MaxUint16)))
		rows = append(rows, quantise(v.v)...)
	}
	joined := strings.Join(names, "\n")
	var b []byte
	for _, n := range []int{len(vs), len(vs[0].v), len(joined)} {
		b = binary.LittleEndian.AppendUint32(b, uint32(n))
	}
	b = append(append(append(b, joined...), ranks...), rows...)
	return words, os.WriteFile(out, b, 0o644)
}

func readVectors(name string) ([]vector, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	d := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	if err := seek(d, "vectors"); err != nil {
		return nil, err
	}
	var out []vector
	for rank := 0; d.More() && len(out) < size; rank++ {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		var v []float64
		if err := d.Decode(&v); err != nil {
			return nil, err
		}
		if w := key.(string); plain(w) {
			out = append(out, vector{w, rank, v[:100]})
		}
	}
	return out, nil
}

// seek moves d to just inside the object that is the value of key.
func seek(d *json.Decoder, key string) error {
	seen := false
	for {
		t, err := d.Token()
		if err != nil {
			return fmt.Errorf("no object %q: %w", key, err)
		}
		if t == json.Delim('{') && seen {
			return nil
		}
		seen = t == key
	}
}

func plain(w string) bool {
	for _, r := range w {
		if (r < 'a' || r > 'z') && r != '-' {
			return false
		}
	}
	return strings.Trim(w, "-") != ""
}

func centre(vs []vector) {
	mean := make([]float64, len(vs[0].v))
	for _, v := range vs {
		for i, x := range v.v {
			mean[i] += x / float64(len(vs))
		}
	}
	for _, v := range vs {
		for i := range v.v {
			v.v[i] -= mean[i]
		}
	}
}

// quantise scales v so that its largest component is ±127. Only directions
// are compared, so the scale is not kept.
func quantise(v []float64) []byte {
	top := 0.0
	for _, x := range v {
		top = max(top, math.Abs(x))
	}
	row := make([]byte, len(v))
	for i, x := range v {
		row[i] = byte(int8(math.Round(x / top * 127)))
	}
	return row
}
