package main

import "github.com/spf13/cobra"

// commands makes every subcommand, one file each, in the order of the help.
var commands = []func(*app) *cobra.Command{
	addCommand,
	listCommand,
	boardCommand,
	evidenceCommand,
	askCommand,
	readCommand,
	statementsCommand,
	logCommand,
	proveCommand,
	verifyCommand,
	evalCommand,
	versionCommand,
}
