// Package sense knows which words mean nearly the same and which mean the
// opposite. It takes single English words and gives similarities and kin:
//
//	sense.Cosine("talks", "meeting")     // 0.7 and more
//	sense.Synonyms("begin")              // start, get ...
//	sense.Opposed("agree", "disagree")   // true
//
// In the Phnom Penh case "free jailed activists" and "release of detained
// activists" share one word; the other two pairs meet here.
//
// The tables are made by compare/sense/gen: GloVe 6B vectors in 100 dimensions
// (Pennington, Socher and Manning, 2014), the 40,000 most frequent words, one
// signed byte a component; synonyms, antonyms and derived words of WordNet
// 3.1's three most usual senses, and what the most usual is a kind of. Vectors know what words are used
// together, not whether they agree: "denied" and "confirmed" are near. A second table of vectors,
// [Paired], knows somewhat more of that. NOTICE names the authors and the terms of all of them.
package sense

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"io"
	"math"
	"strings"
	"sync"
)

//go:embed vectors.bin
var vectorFile []byte

//go:embed paired.bin
var pairedFile []byte

//go:embed kin.txt.gz
var kinFile []byte

//go:embed kinds.txt.gz
var kindsFile []byte

// Unknown is the rank of words that are in no table.
const Unknown = 60000

// A Table holds the vectors of words, one signed byte a component.
type Table struct {
	index map[string]int
	rows  []byte
	norms []float32
}

// newTable makes a table of rows, in the order of index.
func newTable(index map[string]int, rows []byte) *Table {
	t := &Table{index, rows, make([]float32, len(index))}
	for i := range t.norms {
		sum := 0
		for _, x := range t.row(i) {
			sum += int(int8(x)) * int(int8(x))
		}
		t.norms[i] = float32(math.Sqrt(float64(sum)))
	}
	return t
}

// vectors are those of words by what they are used with.
type vectors struct {
	*Table
	ranks []byte
}

var loadVectors = sync.OnceValue(func() *vectors {
	u32 := func(i int) int { return int(binary.LittleEndian.Uint32(vectorFile[4*i:])) }
	n, length := u32(0), u32(2)
	b, index := vectorFile[12:], make(map[string]int, n)
	for w := range strings.SplitSeq(string(b[:length]), "\n") {
		index[w] = len(index)
	}
	return &vectors{newTable(index, b[length+2*n:]), b[length : length+2*n]}
})

// Paired returns the vectors with which a transformer that was trained to tell
// which sentences belong together (all-MiniLM-L6-v2; Wang and others, 2020; Reimers and
// Gurevych, 2019) takes words in. Among its lessons were pairs of which one
// contradicts the other, so that "increase" stands farther from "decrease" than
// where [Cosine] has it.
var Paired = sync.OnceValue(func() *Table { return newTable(loadVectors().index, pairedFile) })

func (t *Table) row(i int) []byte { return t.rows[i*Dim : (i+1)*Dim] }

// Cosine returns how near two lower-case words are used, -1 to 1; 0 where one is
// unknown.
func Cosine(a, b string) float64 { return loadVectors().Cosine(a, b) }

// Cosine returns how near two lower-case words are, -1 to 1; 0 where one is
// unknown.
func (t *Table) Cosine(a, b string) float64 {
	i, ok := t.index[a]
	j, okj := t.index[b]
	if !ok || !okj {
		return 0
	}
	x, y, dot := t.row(i), t.row(j), 0
	for k := range x {
		dot += int(int8(x[k])) * int(int8(y[k]))
	}
	return float64(dot) / float64(t.norms[i]*t.norms[j])
}

// Dim is the length of a vector, in either table.
const Dim = 100

// AddTo is [Table.AddTo] of the vectors that [Cosine] compares.
func AddTo(sum []float64, word string, w float64) bool { return loadVectors().AddTo(sum, word, w) }

// AddTo adds w times the unit vector of word to sum, which has Dim components,
// and reports whether the word is known.
func (t *Table) AddTo(sum []float64, word string, w float64) bool {
	i, ok := t.index[word]
	if !ok {
		return false
	}
	for k, x := range t.row(i) {
		sum[k] += w * float64(int8(x)) / float64(t.norms[i])
	}
	return true
}

// Rank returns how frequent a lower-case word is in English news and web text:
// 0 is the most frequent, [Unknown] stands for the rest.
func Rank(word string) int {
	v := loadVectors()
	i, ok := v.index[word]
	if !ok {
		return Unknown
	}
	return int(binary.LittleEndian.Uint16(v.ranks[2*i:]))
}

// kin are lists of words with spaces between.
type kin struct{ same, opposite, derived string }

var loadKin = sync.OnceValue(func() map[string]kin {
	table := map[string]kin{}
	for line := range strings.Lines(unpacked(kinFile)) {
		word, lists, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "|")
		same, lists, _ := strings.Cut(lists, "|")
		opposite, derived, _ := strings.Cut(lists, "|")
		table[word] = kin{same, opposite, derived}
	}
	return table
})

func unpacked(file []byte) string {
	z, err := gzip.NewReader(bytes.NewReader(file))
	if err != nil {
		panic("sense: embedded table: " + err.Error())
	}
	b, err := io.ReadAll(z)
	if err != nil {
		panic("sense: embedded table: " + err.Error())
	}
	return string(b)
}

// Synonyms returns the words that share a usual sense with word, sorted.
func Synonyms(word string) []string { return strings.Fields(loadKin()[word].same) }

// Derived returns the words that are made of word or that word is made of,
// sorted.
func Derived(word string) []string { return strings.Fields(loadKin()[word].derived) }

// Antonyms returns the words opposed to word, sorted.
func Antonyms(word string) []string { return strings.Fields(loadKin()[word].opposite) }

// Same reports whether a and b share a usual sense or one is derived from the
// other ("assist", "assistance").
func Same(a, b string) bool {
	return one(a, b) || one(b, a)
}

// Kin reports whether a and b are one word, or one is derived from the other.
func Kin(a, b string) bool {
	return a == b || lists(loadKin()[a].derived, b) || lists(loadKin()[b].derived, a)
}

func one(a, b string) bool {
	k := loadKin()[a]
	return lists(k.same, b) || lists(k.derived, b)
}

// KindOf reports whether a is a kind of b: a kitten is a kind of animal.
func KindOf(a, b string) bool { return lists(loadKinds()[a], b) }

// lists reports whether one of the words in list, with spaces between, is word.
func lists(list, word string) bool {
	for list != "" {
		var one string
		if one, list, _ = strings.Cut(list, " "); one == word {
			return true
		}
	}
	return false
}

// Kinds returns the words that word is a kind of, sorted.
func Kinds(word string) []string { return strings.Fields(loadKinds()[word]) }

var loadKinds = sync.OnceValue(func() map[string]string {
	table := map[string]string{}
	for line := range strings.Lines(unpacked(kindsFile)) {
		word, kinds, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "|")
		table[word] = kinds
	}
	return table
})

// Opposed reports whether WordNet calls a and b antonyms.
func Opposed(a, b string) bool {
	return lists(loadKin()[a].opposite, b) || lists(loadKin()[b].opposite, a)
}
