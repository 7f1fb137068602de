package corpus

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A Split says what a document may be used for.
type Split string

// The splits. Test is measured, never looked at while tuning.
const (
	Train Split = "train"
	Dev   Split = "dev"
	Test  Split = "test"
)

const root = "nlp"

// EWT returns a split of the English Web Treebank in the nlp corpus.
func EWT(fsys fs.FS, s Split) ([]*Document, error) {
	if s != Train {
		return open(fsys, root+"/ewt/en_ewt-ud-"+string(s)+".conllu")
	}
	const sources = root + "/ewt/not-to-release/"
	list, err := fs.ReadFile(fsys, sources+"file-lists/files.train")
	if err != nil {
		return nil, err
	}
	var docs []*Document
	for _, name := range strings.Fields(string(list)) {
		d, err := open(fsys, sources+"sources/"+name)
		if errors.Is(err, fs.ErrNotExist) {
			continue // a few listed files are absent from the archive
		}
		if err != nil {
			return nil, err
		}
		docs = append(docs, d...)
	}
	return docs, nil
}

// restricted are genres of GUM whose texts may not be used commercially, so no
// shipped weights learn from them; reddit comes without its words.
var restricted = []string{"fiction", "whow", "essay", "letter", "podcast", "reddit"}

// GUM returns a split of the Georgetown University Multilayer corpus.
func GUM(fsys fs.FS, s Split) ([]*Document, error) {
	if s == Train {
		return GUMFree(fsys, s)
	}
	return gumSplit(fsys, s, []string{"reddit"})
}

// GUMFree is GUM without the genres that no shipped weights may learn from.
func GUMFree(fsys fs.FS, s Split) ([]*Document, error) { return gumSplit(fsys, s, restricted) }

func gumSplit(fsys fs.FS, s Split, without []string) ([]*Document, error) {
	held, err := heldOut(fsys)
	if err != nil {
		return nil, err
	}
	return gum(fsys, func(name, genre string) bool {
		return !slices.Contains(without, genre) && (held[name] == s || s == Train && held[name] == "")
	})
}

// GUMNews returns all documents of GUM's news genre, on which sentences are
// measured: their rules learn nothing from a corpus.
func GUMNews(fsys fs.FS) ([]*Document, error) {
	return gum(fsys, func(_, genre string) bool { return genre == "news" })
}

func gum(fsys fs.FS, want func(name, genre string) bool) ([]*Document, error) {
	files, err := fs.Glob(fsys, root+"/gum/dep/GUM_*.conllu")
	if err != nil {
		return nil, err
	}
	var docs []*Document
	for _, f := range files {
		name := strings.TrimSuffix(path.Base(f), ".conllu")
		if part := strings.Split(name, "_"); len(part) < 3 || !want(name, part[1]) {
			continue
		}
		d, err := open(fsys, f)
		if err != nil {
			return nil, err
		}
		docs = append(docs, d...)
	}
	return docs, nil
}

// heldOut reads GUM's list of development and test documents.
func heldOut(fsys fs.FS) (map[string]Split, error) {
	b, err := fs.ReadFile(fsys, root+"/gum/splits.md")
	if err != nil {
		return nil, err
	}
	held, part := map[string]Split{}, Split("")
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		if head, ok := strings.CutPrefix(line, "## "); ok {
			part = Split(head)
		} else if name, ok := strings.CutPrefix(line, "* "); ok && part != Train {
			held[name] = part
		}
	}
	return held, nil
}

// PUD returns the Parallel Universal Dependencies test set.
func PUD(fsys fs.FS) ([]*Document, error) {
	return open(fsys, root+"/pud/en_pud-ud-test.conllu")
}

func open(fsys fs.FS, file string) ([]*Document, error) {
	f, err := fsys.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	docs, err := treebank(path.Base(file), f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return docs, nil
}
