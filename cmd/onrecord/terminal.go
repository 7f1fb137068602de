package main

import (
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"onrecord/publish"
	terminal "onrecord/publish/term"
)

func (a *app) plainFlag(c *cobra.Command) {
	c.Flags().BoolVar(&a.plain, "plain", false, "one tab-separated line for each piece of evidence, for cut and grep")
}

// showBoard writes a board for people, or for pipes.
func (a *app) showBoard(e publish.Edition) error {
	if a.plain {
		return terminal.Plain(a.out, e)
	}
	return terminal.Board(a.out, e, a.termOptions())
}

// termOptions asks standard output whether it is a terminal, and how wide.
func (a *app) termOptions() terminal.Options {
	f, ok := a.out.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return terminal.Options{}
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		width = 0
	}
	return terminal.Options{Width: width, Color: terminal.UseColor(true, os.Getenv)}
}
