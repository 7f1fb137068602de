package lang

import "strings"

// cliticLen returns the length of the clitic that s starts with, mark
// included ('s, ’re), if a word ends with it; or 0.
func cliticLen(s string) int {
	_, n := runeAt(s, 0)
	end := n
	for end < len(s) && lowerLetter(s[end]|0x20) {
		end++
	}
	if end < len(s) && isLetterAt(s, end) {
		return 0
	}
	switch strings.ToLower(s[n:end]) {
	case "s", "m", "d", "re", "ve", "ll":
		return end
	}
	return 0
}

// cliticAt returns where to cut word before its clitic ("did|n’t", "Sen|’s",
// "can|not"), or 0.
func cliticAt(word string) int {
	if word == "cannot" || word == "Cannot" {
		return 3
	}
	mark := lastApostrophe(word)
	if mark <= 0 {
		return 0
	}
	if cliticLen(word[mark:]) == len(word)-mark {
		return mark
	}
	_, n := runeAt(word, mark)
	if tail := word[mark+n:]; (tail == "t" || tail == "T") && mark > 1 && word[mark-1]|0x20 == 'n' {
		return mark - 1
	}
	return 0
}

// lastApostrophe returns where the last apostrophe of word stands, or -1.
func lastApostrophe(word string) int {
	for i := len(word) - 1; i >= 0; i-- {
		if word[i] == '\'' || word[i] == "’"[0] && strings.HasPrefix(word[i:], "’") {
			return i
		}
	}
	return -1
}
