package lang

import (
	"testing"

	"onrecord/internal/shared"
	"onrecord/lang/corpus"
)

func TestSentencesOfNews(t *testing.T) {
	docs, err := corpus.GUMNews(shared.NeedCorpus(t, "nlp"))
	if err != nil {
		t.Fatal(err)
	}
	if got := sentences(docs); got < 98.1 {
		t.Errorf("sentence ends of GUM news: F1 %.2f, was 98.16", got)
	}
	if got := tokens(docs); got < 99.3 {
		t.Errorf("tokens of GUM news: F1 %.2f, was 99.37", got)
	}
}
