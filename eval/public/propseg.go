package public

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
)

// An Alignment asks whether a text says a claim.
type Alignment struct {
	Text    []string // sentences
	Claim   string
	Entails bool
}

type cluster struct {
	Documents []struct {
		ID        string `json:"document_id"`
		Sentences []struct {
			Text   string `json:"sentence_text"`
			Tokens []struct {
				Text string `json:"text"`
				At   int    `json:"character_offset_of_token_in_sentence"`
			} `json:"tokens"`
		} `json:"sentences"`
	} `json:"documents"`
}

type relationship struct {
	Premise string `json:"premise_document_id"`
	Claim   struct {
		Document string `json:"document_id"`
		Sentence int    `json:"sentence_index"`
		Words    struct {
			Tokens []int `json:"token_indices"`
		} `json:"proposition"`
	} `json:"hypothesis_proposition"`
	Responses []struct {
		Premise    bool   `json:"rater_did_not_understand_premise"`
		Hypothesis bool   `json:"rater_did_not_understand_hypothesis"`
		Label      string `json:"relationship"`
	} `json:"relationship_responses"`
}

// PropSegment reads the labelled pairs of PropSegmEnt dev whose texts are open
// (Wikipedia): a document, and a proposition of another document about the same
// thing.
func PropSegment(corpus fs.FS) ([]Alignment, error) {
	var clusters []cluster
	if err := decode(corpus, "comparison/propsegment/v1__document_clusters.dev.json", &clusters); err != nil {
		return nil, err
	}
	var labelled []relationship
	if err := decode(corpus, "comparison/propsegment/v1__relationships.dev.json", &labelled); err != nil {
		return nil, err
	}
	texts := sentencesOf(clusters)
	claims := wordings(clusters)
	var out []Alignment
	for _, r := range labelled {
		label, claim := r.label(), claims(r)
		if len(texts[r.Premise]) > 0 && label != "" && claim != "" {
			out = append(out, Alignment{Text: texts[r.Premise], Claim: claim, Entails: label == "RELATIONSHIP_ENTAILS"})
		}
	}
	return out, nil
}

func decode(corpus fs.FS, name string, into any) error {
	b, err := fs.ReadFile(corpus, name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// sentencesOf returns the sentences of each document that is open; the others
// have no text.
func sentencesOf(clusters []cluster) map[string][]string {
	out := map[string][]string{}
	for _, c := range clusters {
		for _, d := range c.Documents {
			for _, s := range d.Sentences {
				if s.Text != "" {
					out[d.ID] = append(out[d.ID], s.Text)
				}
			}
		}
	}
	return out
}

// wordings words propositions by the tokens that annotators picked, closed up
// where they stand together in the sentence.
func wordings(clusters []cluster) func(relationship) string {
	type place struct {
		document string
		sentence int
	}
	tokens := map[place]func([]int) string{}
	for _, c := range clusters {
		for _, d := range c.Documents {
			for i, s := range d.Sentences {
				tokens[place{d.ID, i}] = func(picked []int) string {
					var b strings.Builder
					end := 0
					for _, k := range picked {
						t := s.Tokens[k]
						if t.At > end && b.Len() > 0 {
							b.WriteByte(' ')
						}
						b.WriteString(t.Text)
						end = t.At + len([]rune(t.Text))
					}
					return b.String()
				}
			}
		}
	}
	return func(r relationship) string {
		word := tokens[place{r.Claim.Document, r.Claim.Sentence}]
		if word == nil {
			return ""
		}
		return word(r.Claim.Words.Tokens)
	}
}

// label is what most raters who understood both texts chose, the first of
// equals; "" where none understood.
func (r relationship) label() string {
	votes := map[string]int{}
	best := ""
	for _, a := range r.Responses {
		if !a.Premise && !a.Hypothesis && a.Label != "" {
			votes[a.Label]++
		}
	}
	for _, a := range r.Responses {
		if votes[a.Label] > votes[best] {
			best = a.Label
		}
	}
	return best
}
