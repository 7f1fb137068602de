package main

import (
	"encoding/json"
	"fmt"
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
			version, goVersion := "devel", ""
			if info, ok := debug.ReadBuildInfo(); ok {
				goVersion = info.GoVersion
				if v := info.Main.Version; v != "" && v != "(devel)" {
					version = v
				}
			}
			if a.json {
				return json.NewEncoder(a.out).Encode(map[string]string{"version": version, "go": goVersion})
			}
			_, err := fmt.Fprintf(a.out, "onrecord %s %s\n", version, goVersion)
			return err
		},
	}
}
