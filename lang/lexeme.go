package lang

import (
	"unicode"
	"unicode/utf8"

	"onrecord/internal/linear"
)

// A Lexeme is what models look at in one token: numbers only, computed once.
type Lexeme struct {
	Word   uint64    // hash of the characters
	Lower  uint64    // hash with ASCII letters lowered
	Suffix [4]uint32 // hashes of the last one to four bytes, lowered
	Prefix uint32    // hash of the first three bytes, lowered
	Shape  uint16    // see ShapeOf
	Fine   uint16    // word cluster of 1024, from 1; 0 for an unknown word
	Coarse uint8     // cluster of 64, from 1
}

// Shape bits. The low byte of a shape is a pattern of up to four character
// classes; the high bits are these.
const (
	Capital  = 1 << (8 + iota) // starts with an upper-case letter
	AllCaps                    // two letters or more, none lower-case
	HasDigit                   //
	HasDash                    // a hyphen or a stop inside
	IsMark                     // no letter and no digit
	IsNumber                   // starts with a digit
)

// LexemeOf reads one word.
func LexemeOf(w string) Lexeme {
	x := Lexeme{Word: linear.Hash(w), Lower: linear.HashLower(w), Shape: ShapeOf(w)}
	n := len(w)
	for k := range x.Suffix {
		x.Suffix[k] = uint32(linear.HashLower(w[max(0, n-k-1):]))
	}
	x.Prefix = uint32(linear.HashLower(w[:min(n, 3)]))
	x.Fine, x.Coarse = clusterOf(x.Lower)
	return x
}

// ShapeOf returns the shape of a word.
func ShapeOf(w string) uint16 {
	var shape, pattern uint16
	letters, lower, marks := 0, 0, true
	last := uint16(0)
	for i, r := range w {
		class := classOf(r)
		switch class {
		case 1:
			letters, marks = letters+1, false
			if i == 0 {
				shape |= Capital
			}
		case 2:
			letters, lower, marks = letters+1, lower+1, false
		case 3:
			shape |= HasDigit
			marks = false
			if i == 0 {
				shape |= IsNumber
			}
		default:
			if i > 0 && i+utf8.RuneLen(r) < len(w) {
				shape |= HasDash
			}
		}
		if class != last && pattern < 1<<6 {
			pattern = pattern<<2 | class&3
		}
		last = class
	}
	if letters > 1 && lower == 0 {
		shape |= AllCaps
	}
	if marks {
		shape |= IsMark
	}
	return shape | pattern
}

// classOf returns 1 for upper case, 2 for other letters, 3 for digits, 4 for marks.
func classOf(r rune) uint16 {
	switch {
	case r >= 'a' && r <= 'z':
		return 2
	case r >= 'A' && r <= 'Z':
		return 1
	case r >= '0' && r <= '9':
		return 3
	case r < utf8.RuneSelf:
		return 4
	case unicode.IsUpper(r):
		return 1
	case unicode.IsLetter(r), unicode.IsMark(r):
		return 2
	case unicode.IsDigit(r):
		return 3
	}
	return 4
}
