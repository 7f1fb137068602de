package corpus

import (
	"hash/fnv"
	"io/fs"
	"path"
	"strings"
)

// WorldNames returns a split by document of the worldwide newswire: eight
// tenths train, one tenth each for development and test, drawn by the hash of
// the file name so that it stays the same everywhere.
func WorldNames(fsys fs.FS, s Split) ([]*Document, error) {
	files, err := fs.Glob(fsys, root+"/worldwide_ner/processed_annotated/*.tsv")
	if err != nil {
		return nil, err
	}
	var docs []*Document
	for _, f := range files {
		if splitOf(path.Base(f)) != s {
			continue
		}
		d, err := openNames(fsys, f)
		if err != nil {
			return nil, err
		}
		docs = append(docs, d)
	}
	return docs, nil
}

func splitOf(name string) Split {
	h := fnv.New32a()
	h.Write([]byte(name))
	switch h.Sum32() >> 8 % 10 {
	case 0:
		return Test
	case 1:
		return Dev
	}
	return Train
}

// openNames reads word-tab-label lines; an empty line ends a sentence. Words
// are joined by blanks, since the file does not say how they were spaced.
func openNames(fsys fs.FS, file string) (*Document, error) {
	f, err := fsys.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b := newBuilder(path.Base(file))
	err = eachLine(f, func(l string) {
		word, label, ok := strings.Cut(strings.TrimRight(l, "\r"), "\t")
		if !ok || word == "" {
			b.endSentence()
			return
		}
		b.token(b.surface(word, " "))
		b.doc.Names = append(b.doc.Names, label)
	})
	if err != nil {
		return nil, err
	}
	return b.finish(), nil
}
