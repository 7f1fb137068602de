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

// Of the first senses, what they are a kind of is kept, that many steps up.
const (
	usual   = 1
	highest = 5
)

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

type kin struct{ same, opposite, derived, kinds map[string]bool }

// writeKin writes one line a word: word|synonyms|antonyms|derived words; and to
// another file: word|what it is a kind of.
func writeKin(dir string, vocabulary map[string]bool, out, kindsOut string) error {
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
	err := writeTable(table, out, func(k *kin) string {
		return list(k.same) + "|" + list(k.opposite) + "|" + list(k.derived)
	})
	if err != nil {
		return err
	}
	return writeTable(table, kindsOut, func(k *kin) string { return list(k.kinds) })
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
			k = &kin{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
			table[word] = k
		}
		for i, offset := range f[len(f)-n:][:min(n, senses)] {
			s := sets[pos+offset]
			k.add(word, s, sets, vocabulary)
			if i < usual {
				k.above(word, s, sets, vocabulary, highest)
			}
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

// above adds what a synset is a kind of, some steps up.
func (k *kin) above(word string, s *synset, sets map[string]*synset, vocabulary map[string]bool, steps int) {
	for _, l := range s.links {
		if l.mark != "@" && l.mark != "@i" || steps == 0 {
			continue
		}
		up := sets[l.to]
		if slices.ContainsFunc(up.words, func(w string) bool { return general[w] }) {
			continue
		}
		for _, w := range up.words {
			if w != word && vocabulary[w] {
				k.kinds[w] = true
			}
		}
		k.above(word, up, sets, vocabulary, steps-1)
	}
}

// general words say nothing of what is a kind of them.
var general = map[string]bool{"entity": true, "object": true, "thing": true, "whole": true, "unit": true, "matter": true, "abstraction": true, "attribute": true,
	"relation": true, "measure": true, "event": true, "act": true, "state": true, "cause": true, "be": true, "have": true, "make": true, "artifact": true,
	"instrumentality": true, "group": true, "change": true, "substance": true, "communication": true, "psychological_feature": true, "cognition": true}

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

// writeTable writes the lines of words that have something to say.
func writeTable(table map[string]*kin, out string, line func(*kin) string) error {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return err
	}
	for _, w := range keys(table) {
		if s := line(table[w]); strings.Trim(s, "|") != "" {
			fmt.Fprintf(z, "%s|%s\n", w, s)
		}
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
