package compare

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"

	"onrecord"
)

// Copies of one text count once. Texts are compared by winnowing (Schleimer,
// Wilkerson and Aiken, 2003): of every window of hashed word sequences the
// smallest is kept, so that shared stretches of text share fingerprints.

const (
	gram   = 5 // words in a hashed sequence
	window = 4 // sequences of which one is kept
)

// fingerprints returns the kept hashes of words.
func fingerprints(plain []string) map[uint64]bool {
	var hashes []uint64
	for i := 0; i+gram <= len(plain); i++ {
		h := fnv.New64a()
		h.Write([]byte(strings.Join(plain[i:i+gram], " ")))
		hashes = append(hashes, h.Sum64())
	}
	kept := map[uint64]bool{}
	for i := 0; i < len(hashes); i++ {
		kept[slices.Min(hashes[i:min(len(hashes), i+window)])] = true
	}
	return kept
}

// carried says that a document holds a share of a record's words.
type carried struct {
	record, carrier int
	share           float64
}

// leastShare is the share of a record from which a document counts as carrying
// it; least is how many fingerprints that must be at least.
const (
	leastShare = 0.15
	least      = 8
)

// derive finds which documents carry text of which records. A record is a
// side's own text, or else the earliest of the documents that share text.
func (m *material) derive() []carried {
	prints := make([]map[uint64]bool, len(m.docs))
	where := map[uint64][]int{} // documents, records first
	for _, i := range m.byRecord() {
		prints[i] = fingerprints(m.wordsOf(i))
		for h := range prints[i] {
			where[h] = append(where[h], i)
		}
	}
	shared := map[[2]int]int{}
	for _, docs := range where {
		for k, a := range docs[:min(firstHolders, len(docs))] {
			for _, b := range docs[k+1:] {
				shared[[2]int{a, b}]++
			}
		}
	}
	var out []carried
	for pair, n := range shared {
		if share := float64(n) / float64(len(prints[pair[0]])); n >= least && share >= leastShare {
			out = append(out, carried{pair[0], pair[1], min(1, share)})
		}
	}
	carriers := map[int]bool{}
	for _, c := range out {
		carriers[c.carrier] = true
	}
	out = slices.DeleteFunc(out, func(c carried) bool { return carriers[c.record] }) // a copy is no record
	slices.SortFunc(out, func(a, b carried) int {
		return cmp.Or(cmp.Compare(a.record, b.record), cmp.Compare(b.share, a.share), cmp.Compare(a.carrier, b.carrier))
	})
	return out
}

// firstHolders is how many of the documents that hold one sequence can be its
// record. What hundreds of documents hold is a phrase, and pairing all of them
// would take their square.
const firstHolders = 8

// byRecord returns the documents in the order in which they can be records: a
// side's own first, then the earlier, then the first by name.
func (m *material) byRecord() []int {
	order := make([]int, len(m.docs))
	dates := make([]string, len(m.docs))
	for i, d := range m.docs {
		order[i] = i
		if !d.Published.Date.IsZero() {
			dates[i] = d.Published.Date.String()
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		x, y := m.docs[a], m.docs[b]
		return cmp.Or(cmp.Compare(rank(y.SpeaksFor != ""), rank(x.SpeaksFor != "")), cmp.Compare(rank(dates[a] == ""), rank(dates[b] == "")),
			strings.Compare(dates[a], dates[b]), strings.Compare(string(x.ID), string(y.ID)))
	})
	return order
}

// wordsOf returns the words of a document without its marks.
func (m *material) wordsOf(doc int) []string {
	var out []string
	for _, p := range m.byDoc[doc] {
		for _, w := range p.words {
			if w.kind != mark {
				out = append(out, w.low)
			}
		}
	}
	return out
}

func rank(b bool) int {
	if b {
		return 1
	}
	return 0
}

// derivations lists records with their carriers.
func (m *material) derivations() []onrecord.Derivation {
	var out []onrecord.Derivation
	for _, c := range m.copies {
		id := m.docs[c.record].ID
		if n := len(out); n == 0 || out[n-1].Record != id {
			out = append(out, onrecord.Derivation{Record: id})
		}
		d := &out[len(out)-1]
		d.Carriers = append(d.Carriers, onrecord.Carrier{Doc: m.docs[c.carrier].ID, Shared: c.share})
	}
	return out
}

// foldCopies shows a copied sentence once: where a side's own record holds it,
// the reports that carry it are named as carriers.
func (m *material) foldCopies(fits []fit) ([]fit, map[*passage][]onrecord.DocumentID) {
	carriers := map[*passage][]onrecord.DocumentID{}
	var out []fit
	for _, f := range fits {
		if o := m.original(f.p, fits); o != nil {
			carriers[o] = append(carriers[o], m.docs[f.p.doc].ID)
			continue
		}
		out = append(out, f)
	}
	return out, carriers
}

// original returns the passage among fits that p copies from a side's own
// record, or nil.
func (m *material) original(p *passage, fits []fit) *passage {
	if m.docs[p.doc].SpeaksFor != "" {
		return nil
	}
	for _, f := range fits {
		if m.docs[f.p.doc].SpeaksFor != "" && f.p.doc != p.doc && m.repeats(p, f.p) {
			return f.p
		}
	}
	return nil
}

// repeats reports whether two passages are the same words but for a fifth of the
// shorter.
func (m *material) repeats(a, b *passage) bool {
	pair := [2]*passage{a, b}
	same, known := m.repeated[pair]
	if !known {
		same = 10*commonWords(a.words, b.words) >= 8*min(len(a.words), len(b.words))
		m.repeated[pair] = same
	}
	return same
}
