package public

import (
	"bytes"
	"encoding/json"
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

// Sick reads a part of SICK: "train", "trial" or "test".
func Sick(corpus fs.FS, part string) ([]Pair, error) {
	names := map[string]string{"train": "SICK_train.txt", "trial": "SICK_trial.txt", "test": "SICK_test_annotated.txt"}
	return pairs(corpus, "comparison/sick/data__sts__sick2014__"+names[part], 1, 4)
}

// Negation reads one of the negation sets, "MNLI", "SNLI" or "RTE": pairs of
// which at least one sentence was negated by hand.
func Negation(corpus fs.FS, name string) ([]Pair, error) {
	return pairs(corpus, "comparison/negation-nli/data__new_benchmarks__clean_data__"+name+".txt", 1, 3)
}

// Med reads MED: pairs that follow or not by monotonicity.
func Med(corpus fs.FS) ([]Pair, error) { return pairs(corpus, "comparison/med/MED.tsv", 8, 15) }

// Monli reads MoNLI: sentences in which a word was made wider or narrower, half
// of them negated.
func Monli(corpus fs.FS) ([]Pair, error) {
	var out []Pair
	for _, part := range []string{"pmonli", "nmonli_train", "nmonli_test"} {
		b, err := fs.ReadFile(corpus, "comparison/monli/"+part+".jsonl")
		if err != nil {
			return nil, err
		}
		for d := json.NewDecoder(bytes.NewReader(b)); d.More(); {
			var p struct {
				A     string `json:"sentence1"`
				B     string `json:"sentence2"`
				Label string `json:"gold_label"`
			}
			if err := d.Decode(&p); err != nil {
				return nil, fmt.Errorf("%s: %w", part, err)
			}
			out = append(out, Pair{p.A, p.B, relations[p.Label]})
		}
	}
	return out, nil
}

// pairs reads lines of tab-separated columns: two sentences from column first on
// and, at column label, how they relate.
func pairs(corpus fs.FS, name string, first, label int) ([]Pair, error) {
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
		out = append(out, Pair{A: f[first], B: f[first+1], Want: want})
	}
	return out, nil
}
