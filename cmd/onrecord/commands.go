package main

import "github.com/spf13/cobra"

// commands makes every subcommand, one file each, in the order of the help.
var commands = []func(*app) *cobra.Command{
	addCommand,
	listCommand,
	findCommand,
	eventCommand,
	boardCommand,
	evidenceCommand,
	reviewCommand,
	exportCommand,
	archiveCommand,
	watchCommand,
	historyCommand,
	askCommand,
	replyCommand,
	serveCommand,
	readCommand,
	statementsCommand,
	timesCommand,
	logCommand,
	proveCommand,
	verifyCommand,
	evalCommand,
	witnessCommand,
	peerCommand,
	diaryCommand,
	backupCommand,
	restoreCommand,
	doctorCommand,
	trainCommand,
	versionCommand,
}
