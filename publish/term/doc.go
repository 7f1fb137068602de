// Package term writes a board for the terminal.
//
// It takes a [publish.Edition] and gives lines that fit a width: what and when,
// with every date that a source gives; what is held of each side; a strip of
// counts; one glance table of propositions and sides; then each proposition
// with the words it rests on, conflicts first; discrepancies; carriers.
//
//	≠ contradicted  p1  The President called for the release of Seng Theary
//	    United States (White House)  + affirms
//	      “He also called for jailed activists to be freed ...” [us-readout.txt:250-338]
//
// Every relation is a word and a glyph; colour only repeats them, and is off
// for pipes and where NO_COLOR is set (no-color.org). Plain output is one
// tab-separated line for each piece of evidence, without a header, for cut and
// grep. Offsets are bytes, end exclusive. Control characters of a document never
// reach the terminal: see [Clean].
package term
