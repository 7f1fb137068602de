// Package train makes the models of package lang from annotated corpora: word
// clusters, the part-of-speech tagger and the names tagger.
//
//	b, err := train.Tagger(nlp, train.Options{Seed: 1, Log: log.Printf})
//	os.WriteFile("lang/data/tags.bin", b, 0o644)
//
// Training is single-threaded and seeded: the same corpora give the same bytes.
package train
