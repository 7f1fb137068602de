package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// senses is how many of a word's senses count as its kin, most usual first.
const senses = 3

type synset struct {
	words []string
	links []link
}

// A link is from one word of a synset (1-based; 0 for all) to one of another.
type link struct {
	mark     string
	to       string // part of speech and offset
	from, at int
}

type kin struct{ same, opposite, derived map[string]bool }

// writeKin writes one line a word: word|synonyms|antonyms|derived words.
func writeKin(dir string, vocabulary map[string]bool, out string) error {
	sets := map[string]*synset{}
	for _, pos := range []string{"noun", "verb", "adj", "adv"} {
		if err := readData(filepath.Join(dir, "data."+pos), short(pos), sets); err != nil {
			return err
		}
	}
	table := map[string]*kin{}
	for _, pos := range []string{"noun", "verb", "adj", "adv"} {
		if err := readIndex(filepath.Join(dir, "index."+pos), short(pos), sets, vocabulary, table); err != nil {
			return err
		}
	}
	return writeTable(table, out)
}

func short(pos string) string {
	return map[string]string{"noun": "n", "verb": "v", "adj": "a", "adv": "r"}[pos]
}

func readData(name, pos string, sets map[string]*synset) error {
	return lines(name, func(f []string) error {
		n, err := strconv.ParseInt(f[3], 16, 32)
		if err != nil {
			return err
		}
		s := &synset{}
		for i := range int(n) {
			w, _, _ := strings.Cut(f[4+2*i], "(")
			s.words = append(s.words, strings.ToLower(w))
		}
		rest := f[4+2*int(n):]
		count, err := strconv.Atoi(rest[0])
		if err != nil {
			return err
		}
		for i := range count {
			p := rest[1+4*i : 5+4*i]
			from, _ := strconv.ParseInt(p[3][:2], 16, 32)
			at, _ := strconv.ParseInt(p[3][2:], 16, 32)
			to := p[2]
			if to == "s" {
				to = "a"
			}
			s.links = append(s.links, link{p[0], to + p[1], int(from), int(at)})
		}
		sets[pos+f[0]] = s
		return nil
	})
}

func readIndex(name, pos string, sets map[string]*synset, vocabulary map[string]bool, table map[string]*kin) error {
	return lines(name, func(f []string) error {
		word := f[0]
		if !vocabulary[word] {
			return nil
		}
		n, err := strconv.Atoi(f[2])
		if err != nil {
			return err
		}
		k := table[word]
		if k == nil {
			k = &kin{map[string]bool{}, map[string]bool{}, map[string]bool{}}
			table[word] = k
		}
		for _, offset := range f[len(f)-n:][:min(n, senses)] {
			k.add(word, sets[pos+offset], sets, vocabulary)
		}
		return nil
	})
}

func (k *kin) add(word string, s *synset, sets map[string]*synset, vocabulary map[string]bool) {
	put := func(m map[string]bool, w string) {
		if w != word && vocabulary[w] {
			m[w] = true
		}
	}
	self := slices.Index(s.words, word) + 1
	for _, w := range s.words {
		put(k.same, w)
	}
	for _, l := range s.links {
		if l.from != self || l.at == 0 {
			continue
		}
		w := sets[l.to].words[l.at-1]
		switch l.mark {
		case "!":
			put(k.opposite, w)
		case "+", "\\", "<":
			put(k.derived, w)
		}
	}
}

func lines(name string, each func([]string) error) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		if strings.HasPrefix(s.Text(), " ") {
			continue // the licence, at the head of each file
		}
		if err := each(strings.Fields(s.Text())); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return s.Err()
}

func writeTable(table map[string]*kin, out string) error {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return err
	}
	for _, w := range keys(table) {
		k := table[w]
		if len(k.same)+len(k.opposite)+len(k.derived) == 0 {
			continue
		}
		fmt.Fprintf(z, "%s|%s|%s|%s\n", w, list(k.same), list(k.opposite), list(k.derived))
	}
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}

func list(m map[string]bool) string { return strings.Join(keys(m), " ") }

func keys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
