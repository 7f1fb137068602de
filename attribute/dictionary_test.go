package attribute

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// A rule that asks for a word which the dictionary lacks never applies.
func TestRulesAskForKnownWords(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	asks, word := regexp.MustCompile(`\.is\(([^)]*)\)`), regexp.MustCompile(`"([^"]+)"`)
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, ask := range asks.FindAllSubmatch(b, -1) {
			for _, w := range word.FindAllSubmatch(ask[1], -1) {
				if dictionary[string(w[1])] == nil {
					t.Errorf("%s: a rule asks for %q, which the dictionary does not have", f, w[1])
				}
			}
		}
	}
}
