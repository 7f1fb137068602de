package lang

import (
	_ "embed"
	"fmt"
	"strconv"
	"sync"

	"onrecord/internal/linear"
)

//go:embed data/tags.bin
var tagFile []byte

// tagger is loaded at its first use. A file that does not fit the program is a
// fault of the build, so it panics.
var tagger = sync.OnceValue(func() *Tagger {
	t, err := LoadTagger(tagFile)
	if err != nil {
		panic(err)
	}
	return t
})

// LoadTagger reads a model file that package train made.
func LoadTagger(file []byte) (*Tagger, error) {
	a, err := linear.Decode(file, "tags", TagTemplates())
	if err != nil {
		return nil, err
	}
	table, err := linear.FoldedOf(a, "tags")
	if err != nil {
		return nil, err
	}
	readings, err := LoadReadings(a.Bytes("readings"))
	if err != nil {
		return nil, fmt.Errorf("model tags: %w", err)
	}
	return NewTagger(table, readings), nil
}

//go:embed data/names.bin
var nameFile []byte

var names = sync.OnceValue(func() *Names {
	n, err := LoadNames(nameFile)
	if err != nil {
		panic(err)
	}
	return n
})

// LoadNames reads a model file that package train made.
func LoadNames(file []byte) (*Names, error) {
	a, err := linear.Decode(file, "names", NameTemplates())
	if err != nil {
		return nil, err
	}
	chain, err := linear.ChainOf(a, "names", nameLabels)
	if err != nil {
		return nil, err
	}
	never, later := Words(a.Bytes("never")), Words(a.Bytes("later"))
	if want := len(NewWords()); len(never) != want || len(later) != want {
		return nil, fmt.Errorf("model names: sets of words have %d and %d bytes, want %d", len(never), len(later), want)
	}
	return NewNames(chain, never, later), nil
}

// probe is a sentence on which the feature functions are hashed, so that a
// model can not be used with features that it was not trained on.
const probe = "“We didn’t discuss U.S. 2-day talks,” Mr. Hun Sen said at 10:30 on 12 November."

// TagTemplates names the features of the tagger.
func TagTemplates() string {
	l := Analyse(probe)
	l.FillLexemes()
	tags, f := make([]Tag, len(l.Tokens)), []uint32(nil)
	w := NewWindow(l.Lexemes, NewReadings(map[uint64]TagSet{linear.Hash("at"): 3}, [ShapeKinds]TagSet{1, 2, 3, 4}))
	for i := range l.Lexemes {
		w.style = uint64(i % 5)
		f = TagFeatures(f, &w, tags)
		tags[i] = Tag(i % int(TagCount))
		w.Next()
	}
	return Fingerprint(f)
}

// NameTemplates names the features of the names chain.
func NameTemplates() string {
	l := Analyse(probe)
	l.FillLexemes()
	l.Tags = make([]Tag, len(l.Tokens))
	for i := range l.Tags {
		l.Tags[i] = Tag(i % int(TagCount))
	}
	var all []uint32
	for _, f := range NameFeatures(l, Range{0, len(l.Tokens)}) {
		all = append(all, f...)
	}
	return Fingerprint(all)
}

// Fingerprint folds features to a short name.
func Fingerprint(features []uint32) string {
	h := uint64(len(features))
	for _, f := range features {
		h = uint64(linear.Feature(1, h, uint64(f)))<<16 ^ h>>48 ^ h<<7
	}
	return strconv.FormatUint(h, 36)
}
