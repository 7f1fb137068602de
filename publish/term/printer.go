package term

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Options say what the terminal can do.
type Options struct {
	Width int  // columns; 0 means 80
	Color bool // see UseColor
	// Evidence is how many passages are shown for each cell. 0 means 2.
	Evidence int
}

// UseColor reports whether colour is wanted: on a terminal, unless NO_COLOR is
// set to anything or TERM is "dumb". getenv is os.Getenv.
func UseColor(terminal bool, getenv func(string) string) bool {
	return terminal && getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"
}

func (o Options) withDefaults() Options {
	if o.Width <= 0 {
		o.Width = 80
	}
	o.Width = max(o.Width, 32)
	if o.Evidence <= 0 {
		o.Evidence = 2
	}
	return o
}

// A style is an SGR parameter. Colours are those of the terminal's own palette,
// which its owner chose to be readable.
type style string

const (
	bold    style = "1"
	dim     style = "2"
	red     style = "31"
	green   style = "32"
	yellow  style = "33"
	noStyle style = ""
)

// printer writes lines and remembers the first error.
type printer struct {
	w *bufio.Writer
	Options
}

func newPrinter(w io.Writer, o Options) *printer {
	return &printer{bufio.NewWriter(w), o.withDefaults()}
}

func (p *printer) paint(s string, st style) string {
	if !p.Color || st == noStyle || s == "" {
		return s
	}
	return "\x1b[" + string(st) + "m" + s + "\x1b[0m"
}

func (p *printer) line(s string) { fmt.Fprintln(p.w, strings.TrimRight(s, " ")) }

// block writes words under an indent, with a different lead on the first line.
func (p *printer) block(lead string, indent int, words string, st style) {
	for i, l := range wrap(words, p.Width-indent) {
		if i > 0 {
			lead = strings.Repeat(" ", indent)
		}
		p.line(lead + p.paint(l, st))
	}
}

func (p *printer) heading(s string) {
	p.line("")
	p.line(p.paint(s, bold))
}
