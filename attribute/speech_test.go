package attribute_test

import (
	"testing"

	"onrecord"
	"onrecord/attribute"
	"onrecord/text"
)

// What the rules alone read where a quotation shows that somebody speaks.
func TestRulesReadSpeechAroundQuotations(t *testing.T) {
	for _, c := range []surviveCase{
		{"verb that no list has", "“Not while I am mayor,” Ada Okoro grumbled.", []string{"Ada Okoro | grumbled | “Not while I am mayor,”"}},
		{"such a verb before its speaker", "“Not while I am mayor!” grumbled Ada Okoro.", []string{"Ada Okoro | grumbled | “Not while I am mayor!”"}},
		{"a dateline is nobody", "OSLO: The mayor said the well was dry.", []string{"The mayor | said | the well was dry"}},
		{"such a verb before its quotation", "Ada Okoro waved to the crowd, whooping, “We have water at last!”", []string{
			"Ada Okoro | whooping | “We have water at last!”",
		}},
		{"no verb of speech beside a title", "“The Long River” won a prize in May.", nil},
		{"question with its speaker in a new sentence", "\"Who sold the pump?\" Ada Okoro asked. \"Nobody knows.\"", []string{
			"Ada Okoro | asked | \"Who sold the pump?\" ... \"Nobody knows.\"",
		}},
		{"what follows the verb", "“The well is dry,” she said at a meeting that opened a new hall.", []string{"she | said | “The well is dry,”"}},
		{"speaker with a participle", "“The well is dry,” said one woman involved in the repairs.", []string{
			"one woman involved in the repairs | said | “The well is dry,”",
		}},
		{"speaker with an age", "“The well is dry,” said Tom Bell, 52, a farmer.", []string{"Tom Bell, 52, a farmer | said | “The well is dry,”"}},
		{"two quotations, a verb each", "“The well is dry,” Ada Okoro said, adding later, “The pump was sold last year.”", []string{
			"Ada Okoro | said | “The well is dry,”",
			"Ada Okoro | adding later | “The pump was sold last year.”",
		}},
		{"what goes on after a finished quotation", "Ada Okoro said, “The well is dry,” until the crowd went home.", []string{
			"Ada Okoro | said | “The well is dry,”",
		}},
		{"paragraph that ends in a colon", "The council wrote:\n\n“The well is dry. The pump was sold.”", []string{
			"The council | wrote | “The well is dry. The pump was sold.”",
		}},
		{"quotation after an aside about another", "“We sold it,” Ada Okoro said, naming the pump that Tom Bell claimed was lost. “It was old.”", []string{
			"Ada Okoro | said | “We sold it,” ... “It was old.”",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &onrecord.Document{ID: "d", Language: "en", Text: text.New(c.text)}
			got := attribute.With(nil, d)
			if len(got) < len(c.want) || len(c.want) == 0 && len(got) > 0 {
				t.Fatalf("%d statements, want %d: %v", len(got), len(c.want), got)
			}
			for i, want := range c.want {
				holdTo(t, d, got, got[i], want)
			}
		})
	}
}
