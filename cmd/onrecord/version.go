package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func versionCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version and how it was built",
		Example: "  onrecord version --json",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			v, goVersion := version()
			if a.json {
				return json.NewEncoder(a.out).Encode(map[string]string{"version": v, "go": goVersion})
			}
			_, err := fmt.Fprintf(a.out, "onrecord %s %s\n", v, goVersion)
			return err
		},
	}
}

// version names this build and the Go it was made with.
func version() (v, goVersion string) {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel", runtime.Version()
	}
	return info.Main.Version, info.GoVersion
}
