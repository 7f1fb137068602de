package public

import (
	"fmt"
	"io/fs"
	"strings"

	"onrecord"
)

// A Pair asks what one sentence makes of another.
type Pair struct {
	A, B string
	Want onrecord.Relation // Agreed, Contradicted or Unaddressed
}

var relations = map[string]onrecord.Relation{"entailment": onrecord.Agreed, "contradiction": onrecord.Contradicted,
	"neutral": onrecord.Unaddressed, "not_entailment": onrecord.Unaddressed}

// Sick reads a part of SICK: "train" or "test".
func Sick(corpus fs.FS, part string) ([]Pair, error) {
	names := map[string]string{"train": "SICK_train.txt", "test": "SICK_test_annotated.txt"}
	return pairs(corpus, "comparison/sick/data__sts__sick2014__"+names[part], 4)
}

// Negation reads one of the negation sets, "MNLI", "SNLI" or "RTE": pairs of
// which at least one sentence was negated by hand.
func Negation(corpus fs.FS, name string) ([]Pair, error) {
	return pairs(corpus, "comparison/negation-nli/data__new_benchmarks__clean_data__"+name+".txt", 3)
}

// pairs reads lines of tab-separated columns: a number, two sentences and, at
// column label, how they relate.
func pairs(corpus fs.FS, name string, label int) ([]Pair, error) {
	b, err := fs.ReadFile(corpus, name)
	if err != nil {
		return nil, err
	}
	var out []Pair
	for i, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		f := strings.Split(strings.TrimRight(line, "\r"), "\t")
		if i == 0 {
			continue // names of columns
		}
		if len(f) <= label {
			return nil, fmt.Errorf("%s:%d: %d columns", name, i+1, len(f))
		}
		want, ok := relations[strings.ToLower(strings.TrimSpace(f[label]))]
		if !ok {
			return nil, fmt.Errorf("%s:%d: label %q", name, i+1, f[label])
		}
		out = append(out, Pair{A: f[1], B: f[2], Want: want})
	}
	return out, nil
}
