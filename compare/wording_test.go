package compare

import "testing"

// TestWording: a row header can be read without the text around it.
func TestWording(t *testing.T) {
	for _, c := range []struct{ from, want string }{
		{"and the minister raised the dam at Itaiba", "The minister raised the dam at Itaiba"},
		{"Well, again, the two of them spoke of the dam", "The two of them spoke of the dam"},
		{"MR. TEIXEIRA: The dam was not on our list.", "The dam was not on our list"},
		{"Q: The dam was on the list?", ""},
		{"The dam, the ministry said, was raised twice", "The dam was raised twice"},
		{"The dam was raised twice, a spokeswoman for the ministry said", "The dam was raised twice"},
		{"She said that the dam was raised twice", "The dam was raised twice"},
		{"The minister also raised the dam", "The minister raised the dam"},
		{"(Laughter.) The dam was ~~razed~~ [raised] twice", "The dam was [raised] twice"},
		{"the dam was called “a gift to", "The dam was called “a gift to”"},
		{"to say how he had answered", ""},
		{"about the dam at Itaiba", ""},
		{"in the evening of 2 April, the two spoke again", "In the evening of 2 April, the two spoke again"},
	} {
		if got := (&material{}).wording(c.from); got != c.want {
			t.Errorf("%q: %q, want %q", c.from, got, c.want)
		}
	}
}

// TestOwnWords: where a side speaks of itself, its words are quoted.
func TestOwnWords(t *testing.T) {
	for from, want := range map[string]string{
		"We raised the dam":             "“We raised the dam”",
		"The US raised the dam":         "The US raised the dam",
		"“Our dam” was what was raised": "“Our dam” was what was raised",
	} {
		if got := ownWords(from, wordsIn(from, spanOf(from))); got != want {
			t.Errorf("%q: %q, want %q", from, got, want)
		}
	}
}
