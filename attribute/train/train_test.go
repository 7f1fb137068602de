package train_test

import (
	"bytes"
	"testing"

	"onrecord/attribute/corpus"
	"onrecord/attribute/train"
	"onrecord/text"
)

// sample marks one pattern in sentences of its own.
func sample(name string) []corpus.Document {
	var docs []corpus.Document
	for _, who := range []string{"Ada Okoro", "Tom Bell", "The council", "A nurse"} {
		said := "the well was dry"
		s := who + " said " + said + ".\n"
		at := len(who)
		docs = append(docs, corpus.Document{Name: name + who, Text: text.New(s), Weight: 1, Main: true, Attributions: []corpus.Attribution{{
			Source:  []text.Span{{Start: 0, End: at}},
			Cue:     []text.Span{{Start: at + 1, End: at + 5}},
			Content: []text.Span{{Start: at + 6, End: at + 6 + len(said)}},
		}}})
	}
	return docs
}

func TestTrainingGivesTheSameBytes(t *testing.T) {
	m := train.Material{Train: sample("a "), World: sample("b "), Dev: sample("c ")}
	var files [2][]byte
	for i := range files {
		b, err := train.File(m, train.Options{Seed: 1, Log: t.Logf})
		if err != nil {
			t.Fatal(err)
		}
		files[i] = b
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("two runs with one seed differ")
	}
}
