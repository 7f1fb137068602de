package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"

	"onrecord/eval"
)

// printFigures writes scores by name.
func (a *app) printFigures(figures map[string]float64) error {
	if a.json {
		enc := json.NewEncoder(a.out)
		enc.SetIndent("", " ")
		return enc.Encode(figures)
	}
	for _, name := range slices.Sorted(maps.Keys(figures)) {
		if _, err := fmt.Fprintf(a.out, "%-40s %6.2f\n", name, figures[name]); err != nil {
			return err
		}
	}
	return nil
}

// settleFigures pins risen scores in the file pin, if named, and fails if a
// pinned one dropped.
func (a *app) settleFigures(stage string, figures map[string]float64, pin string) error {
	if pin != "" {
		b, err := eval.Pin(stage, figures)
		if err != nil {
			return err
		}
		if err := os.WriteFile(pin, b, 0o644); err != nil {
			return err
		}
	}
	drops, err := eval.Drops(stage, figures)
	if err != nil {
		return err
	}
	for _, d := range drops {
		fmt.Fprintf(a.err, "onrecord: %s score dropped: %s\n", stage, d)
	}
	if len(drops) > 0 {
		return &exitError{code: exitFinding}
	}
	return nil
}
