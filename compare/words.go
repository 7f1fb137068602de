package compare

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
	"github.com/kljensen/snowball/russian"

	"onrecord/compare/sense"
	"onrecord/text"
)

// A word is one token of a text as comparing sees it.
type word struct {
	span text.Span
	low  string // lower case, accents folded
	stem string // what makes two words the same: a stem, a country or a number
	heft float64

	lex   *lexicon
	id    int32 // in lex
	kind  wordKind
	upper bool // starts with a capital
	short bool // all capitals: an acronym
}

type wordKind byte

const (
	plainWord wordKind = iota
	number
	mark // punctuation
)

// wordsIn cuts t[within] into words.
func wordsIn(t string, within text.Span) []word { return spellings(nil).wordsIn(t, within) }

// spellings are the words of a case by how they are written: most come again
// and again. The zero value keeps none.
type spellings map[string]word

func (seen spellings) word(t string, s text.Span) word {
	w, ok := seen[t[s.Start:s.End]]
	if !ok {
		w = newWord(t, s)
	}
	if !ok && seen != nil {
		seen[t[s.Start:s.End]] = w
	}
	w.span = s
	return w
}

func (seen spellings) wordsIn(t string, within text.Span) []word {
	out := make([]word, 0, within.Len()/5)
	for i := within.Start; i < within.End; {
		r, n := utf8.DecodeRuneInString(t[i:within.End])
		if unicode.IsSpace(r) {
			i += n
			continue
		}
		end := i + n
		if letterish(r) {
			end = wordEnd(t, i, within.End)
		}
		out = append(out, seen.word(t, text.Span{Start: i, End: end}))
		i = end
	}
	out = joinNumbers(joinNames(t, out))
	joinIdioms(out)
	return out
}

func letterish(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// wordEnd finds the end of the word that starts at i. Apostrophes, and dots
// between single letters or digits, stay inside: "didn’t", "U.S.", "7.35".
func wordEnd(t string, i, end int) int {
	j := i
	for j < end {
		r, n := utf8.DecodeRuneInString(t[j:end])
		if letterish(r) {
			j += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(t[min(j+n, end):end])
		if (r == '\'' || r == '’') && unicode.IsLetter(next) {
			j += n
			continue
		}
		if (r == '.' || r == ',') && unicode.IsDigit(next) && unicode.IsDigit(lastRune(t[i:j])) {
			j += n
			continue
		}
		if r == '.' && initials(t[i:j]) && (unicode.IsLetter(next) || strings.Contains(t[i:j], ".")) {
			j += n
			continue
		}
		break
	}
	return j
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// initials reports whether s is single letters with dots between them.
func initials(s string) bool {
	for part := range strings.SplitSeq(s, ".") {
		if utf8.RuneCountInString(part) != 1 {
			return false
		}
	}
	return true
}

func newWord(t string, s text.Span) word {
	raw := t[s.Start:s.End]
	first, _ := utf8.DecodeRuneInString(raw)
	w := word{span: s, low: fold(raw), upper: unicode.IsUpper(first)}
	switch {
	case unicode.IsDigit(first):
		w.kind, w.stem, w.heft = number, numberKey(w.low), 1
	case !unicode.IsLetter(first):
		w.kind, w.stem = mark, raw
	default:
		w.low = strings.TrimSuffix(w.low, "'s")
		w.stem, w.heft = stemOf(w.low, raw), heftOf(w.low, w.upper)
	}
	w.short = len(raw) > 1 && raw == strings.ToUpper(raw) && w.kind == plainWord
	if v, ok := numerals[w.low]; ok {
		w.kind, w.stem, w.heft = number, v, 0.6
	}
	return w
}

// fold lowers case and takes accents off Latin letters: "Malacañang" is
// "malacanang".
func fold(s string) string {
	s = strings.ToLower(strings.ReplaceAll(s, "’", "'"))
	if isASCII(s) {
		return s
	}
	return folded.Replace(s)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

var folded = strings.NewReplacer("á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "ç", "c", "é", "e", "è", "e",
	"ê", "e", "ë", "e", "í", "i", "ì", "i", "î", "i", "ï", "i", "ñ", "n", "ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o",
	"ú", "u", "ù", "u", "û", "u", "ü", "u", "ý", "y", "š", "s", "ž", "z", "ğ", "g", "ı", "i", "ş", "s", "ё", "е")

// numberKey makes "7.35am", "1,000" and "9th" comparable as values.
func numberKey(low string) string {
	digits := strings.TrimRightFunc(low, unicode.IsLetter)
	return "#" + strings.ReplaceAll(digits, ",", "")
}

var numerals = map[string]string{"two": "#2", "three": "#3", "four": "#4", "five": "#5", "six": "#6", "seven": "#7",
	"eight": "#8", "nine": "#9", "ten": "#10", "eleven": "#11", "twelve": "#12", "twenty": "#20", "thirty": "#30",
	"hundred": "#100", "thousand": "#1000", "dozen": "#12"}

func stemOf(low, raw string) string {
	if v, ok := nations[low]; ok && (low != "us" || raw == "US") {
		return v
	}
	if v, ok := irregular[low]; ok {
		low = v
	}
	if r, _ := utf8.DecodeRuneInString(low); unicode.Is(unicode.Cyrillic, r) {
		return russian.Stem(low, false)
	}
	if men, ok := strings.CutSuffix(low, "men"); ok && len(men) > 1 {
		low = men + "man" // "fishermen"
	}
	return undouble(english.Stem(low, false))
}

// base is the dictionary form of w; [sense.Base] knows no irregular ones.
func (w word) base() string {
	low := w.low
	if v, ok := irregular[low]; ok {
		low = v
	}
	return sense.Base(low)
}

// undouble makes "handcuffed" and "handcuffs", "added" and "add" one stem: the
// stemmer undoubles before -ed and -ing only.
func undouble(s string) string {
	if n := len(s); n > 2 && s[n-1] == s[n-2] {
		return s[:n-1]
	}
	return s
}

// heftOf says how much a word tells about what a text is about: nothing for
// function words, little for the words that every report of talks uses, more
// the rarer the word is.
func heftOf(low string, upper bool) float64 {
	if functionWords.has(low) {
		return 0
	}
	if v, ok := lightWords[low]; ok {
		return v
	}
	h := math.Log(float64(sense.Rank(low))+40) / math.Log(60000)
	if upper {
		h += 0.1
	}
	return h
}

// joinNumbers makes one word of "ten thousand" and "1.5 million".
func joinNumbers(ws []word) []word {
	out := ws[:0]
	for _, w := range ws {
		if n := len(out); n > 1 && out[n-1].low == "-" && tens[out[n-2].low] > 0 && ones[w.low] > 0 { // "twenty-five"
			last := &out[n-2]
			last.kind, last.stem, last.heft = number, "#"+strconv.Itoa(tens[last.low]+ones[w.low]), 0.6
			last.span.End, last.low = w.span.End, last.low+"-"+w.low
			out = out[:n-1]
			continue
		}
		times, ok := powers[w.low]
		if n := len(out); ok && n > 0 && out[n-1].kind == number {
			if value, ok := countOf(out[n-1]); ok {
				last := &out[n-1]
				last.span.End, last.low = w.span.End, last.low+" "+w.low
				last.stem = "#" + strconv.FormatFloat(value*times, 'f', -1, 64)
				continue
			}
		}
		out = append(out, w)
	}
	return out
}

var (
	tens = map[string]int{"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
	ones = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
)

var powers = map[string]float64{"hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9}

// joinNames makes one word of the two-word names of countries.
func joinNames(t string, ws []word) []word {
	out := ws[:0]
	for i := 0; i < len(ws); i++ {
		if i+1 < len(ws) && nationsOpen.has(ws[i].low) {
			if v, ok := nations[ws[i].low+" "+ws[i+1].low]; ok {
				w := ws[i]
				w.span.End, w.low, w.stem = ws[i+1].span.End, ws[i].low+" "+ws[i+1].low, v
				out = append(out, w)
				i++
				continue
			}
		}
		out = append(out, ws[i])
	}
	return out
}
