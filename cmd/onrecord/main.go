// Command onrecord lays two sides' accounts of one event beside each other,
// with the exact words each rests on.
//
//	onrecord board examples/phnom-penh-2022
//
// Results go to standard output, diagnostics to standard error. Exit codes: 0
// done; 1 findings that were asked for, or a proof that failed; 2 a usage or
// input error; 3 some inputs failed and the others are complete.
package main

import (
	"context"
	"log/slog"
	"os"
	"os/signal"
	"syscall"
)

func main() { os.Exit(mainExit()) }

func mainExit() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	slog.SetDefault(slog.New(slog.DiscardHandler)) // of libraries: our own commands say what they have to say
	return run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
}
