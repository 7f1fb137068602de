package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/desk"
	"onrecord/internal/durable"
	"onrecord/publish"
	"onrecord/publish/export"
	"onrecord/publish/web"
)

// exportFlags say what to write; none means all.
type exportFlags struct {
	out                   string
	html, csv, data, wacz bool
}

func exportCommand(a *app) *cobra.Command {
	var f exportFlags
	c := &cobra.Command{
		Use:   "export [--html] [--json] [--csv] [--wacz] -o DIR CASE",
		Short: "Write an event as a folder of pages, JSON and CSV, counted and hashed",
		Long: "Write an event as a folder: pages that open from the disk, JSON and CSV, with a manifest that\n" +
			"counts and hashes every file. The folder is complete or not there at all. --html, --json and\n" +
			"--csv choose; without one all three are written. --wacz adds the captures themselves, with\n" +
			"proofs from the log, for an event of the home folder. Without -o, --json alone writes one JSON\n" +
			"object and --csv alone the table of findings to standard output.",
		Example: "  onrecord export -o out examples/phnom-penh-2022 && (cd out && sha256sum -c SHA256SUMS)\n" +
			"  onrecord export --csv examples/phnom-penh-2022 > findings.csv",
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			f.data = a.json
			return a.export(c.Context(), f, args[0])
		},
	}
	c.Flags().StringVarP(&f.out, "out", "o", "", "folder to make")
	c.Flags().BoolVar(&f.html, "html", false, "write pages")
	c.Flags().BoolVar(&f.csv, "csv", false, "write tables")
	c.Flags().BoolVar(&f.wacz, "wacz", false, "write EVENT.wacz: the captures with their log proofs, for any replay tool")
	return c
}

func (a *app) export(ctx context.Context, f exportFlags, name string) error {
	if err := f.check(); err != nil {
		return err
	}
	return a.withCase(ctx, name, func(s desk.Source, id onrecord.EventID) error {
		h, err := s.Holding(ctx, id)
		if err != nil {
			return err
		}
		e := edition(h)
		if f.out == "" {
			err = f.stream(a.out, &e)
		} else {
			err = a.exportFolder(ctx, f, s, &e)
		}
		if err != nil {
			return err
		}
		return a.partial(h)
	})
}

// check makes sure that there is somewhere to write to.
func (f *exportFlags) check() error {
	if f.out == "" {
		if f.html || f.wacz || f.csv == f.data {
			return onrecord.WithHint(fmt.Errorf("no folder to write to: %w", onrecord.ErrInvalid), "name one with -o DIR, or write one kind to standard output with --json or --csv")
		}
		return nil
	}
	if !f.html && !f.csv && !f.data && !f.wacz {
		f.html, f.csv, f.data = true, true, true
	}
	if _, err := os.Lstat(f.out); !errors.Is(err, fs.ErrNotExist) {
		return onrecord.WithHint(errors.Join(err, fmt.Errorf("%s is there already: %w", f.out, onrecord.ErrConflict)), "name a folder that does not exist yet")
	}
	return nil
}

// stream writes the one kind that was chosen.
func (f *exportFlags) stream(w io.Writer, e *publish.Edition) error {
	if f.csv {
		return export.FindingsTo(w, e)
	}
	return export.JSONTo(w, e)
}

func (a *app) exportFolder(ctx context.Context, f exportFlags, s desk.Source, e *publish.Edition) error {
	m, err := f.write(e, func(x *export.Export) error {
		if !f.wacz {
			return nil
		}
		return a.addBundle(ctx, x, s, e.Board.Event.ID)
	})
	if err != nil {
		return err
	}
	return a.printManifest(f.out, m)
}

// write makes the folder beside its place and moves it there when it is whole.
func (f exportFlags) write(e *publish.Edition, more func(*export.Export) error) (m export.Manifest, err error) {
	parent := filepath.Dir(filepath.Clean(f.out))
	temp, err := os.MkdirTemp(parent, filepath.Base(f.out)+".*"+durable.TempSuffix)
	if err != nil {
		return m, err
	}
	defer os.RemoveAll(temp) // gone already if it was moved
	x, err := export.New(e, func(name string, body []byte) error {
		return durable.WriteFile(durable.OS{}, filepath.Join(temp, filepath.FromSlash(name)), body)
	})
	if err != nil {
		return m, err
	}
	if err := f.fill(x, e); err != nil {
		return m, err
	}
	if err := more(x); err != nil {
		return m, err
	}
	if m, err = x.Close(); err != nil {
		return m, err
	}
	return m, errors.Join(os.Chmod(temp, 0o755), os.Rename(temp, f.out))
}

func (f exportFlags) fill(x *export.Export, e *publish.Edition) error {
	if f.data {
		if err := x.JSON(e); err != nil {
			return err
		}
	}
	if f.csv {
		if err := x.CSV(e); err != nil {
			return err
		}
	}
	if !f.html {
		return nil
	}
	_, err := web.Site{}.Export([]publish.Edition{*e}, func(name string, body []byte) error {
		return x.Add("html/"+name, body, 0)
	})
	return err
}

func (a *app) printManifest(out string, m export.Manifest) error {
	if a.json {
		return a.printJSON(m)
	}
	_, err := fmt.Fprintf(a.out, "%s: %s · %s · %s · %s · %s\n", out, count(len(m.Files), "file"), count(m.Counts["documents"], "document"),
		count(m.Counts["statements"], "statement"), count(m.Counts["findings"], "finding"), count(m.Counts["passages"], "passage"))
	return err
}
