package model

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"math"
	"sync"

	"onrecord/internal/linear"
	"onrecord/lang"
)

//go:embed data/attribution.bin
var file []byte

// Default returns the program's own model, loaded at its first use. A file that
// does not fit the program is a fault of the build, so it panics.
var Default = sync.OnceValue(func() *Model {
	m, err := Load(file)
	if err != nil {
		panic(err)
	}
	return m
})

// Load reads a model file that package train made.
func Load(b []byte) (*Model, error) {
	a, err := linear.Decode(b, "attribution", Templates())
	if err != nil {
		return nil, err
	}
	first, err := linear.OctetOf(a, "first", labelCount)
	if err != nil {
		return nil, err
	}
	second, err := linear.OctetOf(a, "second", labelCount)
	if err != nil {
		return nil, err
	}
	lex, err := LoadLexicon(a.Bytes("lexicon"))
	if err != nil {
		return nil, fmt.Errorf("model attribution: %w", err)
	}
	d, err := decisionOf(a.Bytes("decision"))
	if err != nil {
		return nil, fmt.Errorf("model attribution: %w", err)
	}
	return New(first, second, lex, d), nil
}

// Bytes writes d as a list of 64-bit floats.
func (d Decision) Bytes() []byte {
	var b []byte
	for _, v := range append([]float64{d.Threshold}, d.Platt[:]...) {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
	}
	return b
}

func decisionOf(b []byte) (Decision, error) {
	var v [1 + len(Weights{})]float64
	if len(b) != 8*len(v) {
		return Decision{}, fmt.Errorf("decision of %d bytes", len(b))
	}
	for i := range v {
		v[i] = math.Float64frombits(binary.LittleEndian.Uint64(b[8*i:]))
	}
	d := Decision{Threshold: v[0]}
	copy(d.Platt[:], v[1:])
	return d, nil
}

// probe is a text on which the feature functions are hashed, so that a model
// can not be used with features that it was not trained on.
const probe = "“We did not discuss such issues,” Mr. Hun Sen said on Monday, adding that talks go on. The U.S. embassy declined to comment."

// Templates names the features of both passes.
func Templates() string {
	l := lang.Analyse(probe)
	l.FillLexemes()
	l.Tags, l.NameOf = make([]lang.Tag, len(l.Tokens)), make([]uint8, len(l.Tokens))
	for i := range l.Tags {
		l.Tags[i], l.NameOf[i] = lang.Tag(i*7%int(lang.TagCount)), uint8(i%5)
	}
	p := lang.Range{Start: 0, End: len(l.Tokens)}
	var r Reading
	r.Read(l, []lang.Range{p}, nil, NewTally().Lexicon())
	var all []uint32
	for i := range l.Tokens {
		r.first[i], r.prob[i][i%labelCount] = uint8(i%labelCount), .6
		all = append(all, r.firstFeatures(nil, p, i)...)
	}
	for _, f := range r.askFeatures(lang.Range{Start: 9, End: 11}, p, p) {
		all = append(all, f...)
	}
	return lang.Fingerprint(all)
}
