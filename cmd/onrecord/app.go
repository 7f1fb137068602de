package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/spf13/cobra"

	"onrecord"
)

// Exit codes.
const (
	exitOK      = 0
	exitFinding = 1 // what the user asked to be told about, or a failed proof
	exitUsage   = 2
	exitPartial = 3 // some inputs failed, the others are complete
)

// app is what every command shares: the three streams and the global flags.
type app struct {
	in       io.Reader
	out, err io.Writer
	json     bool
	plain    bool // boards as tab-separated lines
	home     string

	allowPrivate bool // fetch from private and loopback addresses too

	opinionFailed bool // calls for a second opinion went wrong
}

// exitError ends a command with a code of its own. A nil cause prints nothing.
type exitError struct {
	code  int
	cause error
}

func (e *exitError) Error() string {
	if e.cause == nil {
		return fmt.Sprintf("exit %d", e.code)
	}
	return e.cause.Error()
}

func (e *exitError) Unwrap() error { return e.cause }

// run is the whole program: tests call it in-process.
func run(ctx context.Context, args []string, in io.Reader, out, errw io.Writer) int {
	a := &app{in: in, out: out, err: errw}
	root := a.root()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errw)
	command, err := root.ExecuteContextC(ctx)
	return a.exit(command, err)
}

// exit says what went wrong, on standard error, and returns the exit code.
func (a *app) exit(command *cobra.Command, err error) int {
	if err == nil {
		return exitOK
	}
	var exit *exitError
	if errors.As(err, &exit) {
		if exit.cause != nil {
			a.complain(exit.cause)
		}
		return exit.code
	}
	if hintOf(err) == "" && codeOf(err) == exitUsage {
		err = onrecord.WithHint(err, command.CommandPath()+" --help shows what it takes, with an example")
	}
	a.complain(err)
	return codeOf(err)
}

// exitCode is the code that err ends the program with.
func exitCode(err error) int {
	var exit *exitError
	if errors.As(err, &exit) {
		return exit.code
	}
	return codeOf(err)
}

// complain prints an error and its hint to standard error.
func (a *app) complain(err error) {
	fmt.Fprintf(a.err, "onrecord: %v\n", err)
	if hint := hintOf(err); hint != "" {
		fmt.Fprintf(a.err, "hint: %s\n", hint)
	}
}

// hintOf is the advice that err carries, or what helps with its kind.
func hintOf(err error) string {
	if hint := onrecord.Hint(err); hint != "" {
		return hint
	}
	for _, kind := range []struct {
		is   error
		hint string
	}{
		{fs.ErrNotExist, "look at the name; one that does not begin with / is looked for in the folder you are in"},
		{fs.ErrPermission, "look at who owns it, and who may read and write there"},
		{syscall.EISDIR, "name a file; this is a folder"},
		{syscall.ENOTDIR, "a part of this path is a file, where a folder is needed"},
		{syscall.ENOSPC, "make room on the disk"},
		{syscall.EROFS, "this disk can only be read: name another place"},
		{onrecord.ErrUnavailable, "look at the address and at the connection, then try again"},
	} {
		if errors.Is(err, kind.is) {
			return kind.hint
		}
	}
	return ""
}

// codeOf is the one table from kinds of error to exit codes.
func codeOf(err error) int {
	if errors.Is(err, onrecord.ErrTampered) {
		return exitFinding
	}
	return exitUsage
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "onrecord",
		Short:         "Lay both sides' accounts of one event beside each other, with the exact words",
		Example:       "  onrecord board examples/phnom-penh-2022",
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.NoArgs,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	root.PersistentFlags().BoolVar(&a.json, "json", false, "write JSON to standard output")
	root.PersistentFlags().StringVar(&a.home, "home", "", "folder that holds all state (default $ONRECORD_HOME, else the platform's data folder)")
	for _, command := range commands {
		root.AddCommand(command(a))
	}
	return root
}

// homeDir returns the folder that holds all state, without making it.
func (a *app) homeDir() (string, error) {
	if a.home != "" {
		return a.home, nil
	}
	if dir := os.Getenv("ONRECORD_HOME"); dir != "" {
		return dir, nil
	}
	if dir := os.Getenv("XDG_DATA_HOME"); dir != "" {
		return filepath.Join(dir, "onrecord"), nil
	}
	dir, err := os.UserHomeDir()
	if err != nil {
		return "", onrecord.WithHint(fmt.Errorf("no data folder: %w", err), "name one with --home DIR")
	}
	return filepath.Join(dir, ".local", "share", "onrecord"), nil
}
