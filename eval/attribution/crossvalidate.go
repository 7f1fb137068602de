package attribution

import (
	"onrecord/attribute/corpus"
	"onrecord/attribute/train"
)

// WorldFolds is how many parts the world set is cut into for cross-validation.
const WorldFolds = 5

// CrossSeed is the seed that cross-validation trains with.
const CrossSeed = 1

// CrossValidate scores the world set with models that have not seen the
// article: each fifth of the articles with one that learned from PolNeAR and
// from the other four fifths. The rules stay as they are. It returns the scores
// of top-level and of nested statements.
func CrossValidate(base *train.Base, world []corpus.Document) (top, nested Result, err error) {
	var all []Article
	for k := range WorldFolds {
		var seen, unseen []corpus.Document
		for i, d := range world {
			if i%WorldFolds == k {
				unseen = append(unseen, d)
			} else {
				seen = append(seen, d)
			}
		}
		said, err := Read(base.Adapt(seen).Model(), unseen)
		if err != nil {
			return top, nested, err
		}
		all = append(all, said...)
	}
	return Score(all), Nested(all), nil
}
