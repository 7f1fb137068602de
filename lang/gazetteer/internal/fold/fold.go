// Package fold brings a place name to the form that the gazetteer is keyed by.
//
// Case, accents, dots and apostrophes go, hyphens become spaces: "Ho Chi Minh
// City", "HO CHI MINH CITY" and "U.S." meet "ho chi minh city" and "us". Letters
// outside Latin stay as they are.
package fold

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// special are Latin letters that Unicode does not decompose.
var special = strings.NewReplacer("ß", "ss", "ø", "o", "đ", "d", "ł", "l", "ı", "i", "æ", "ae", "œ", "oe", "þ", "th", "ð", "d", "ħ", "h", "ə", "a")

// Name folds s. It is idempotent.
func Name(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(special.Replace(strings.ToLower(s))) {
		switch {
		case unicode.IsSpace(r), unicode.Is(unicode.Pd, r), r == '/', r == ',':
			gap = b.Len() > 0
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if gap {
				b.WriteByte(' ')
				gap = false
			}
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// plain reports whether s is folded already, which most keys are.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c != ' ' || i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			return false
		}
	}
	return true
}
