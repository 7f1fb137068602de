package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/proof"
)

func logCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:     "log",
		Short:   "Keep the tamper-evident log of what was captured and stated",
		Example: "  onrecord log init --origin example.org/log\n  onrecord log check",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(logInit(a), logAdd(a), logServe(a), logStatus(a), logCheck(a), logPolicy(a))
	return c
}

func logInit(a *app) *cobra.Command {
	var origin string
	c := &cobra.Command{
		Use:   "init [--origin NAME]",
		Short: "Make an empty log and its key",
		Long: "Make an empty log and its key. The origin is the log's name for ever, like a web address without https://; " +
			"without one the log gets a random name of its own. What is printed is the key that others verify with.",
		Example: "  onrecord log init --origin example.org/log",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			home, err := a.homeDir()
			if err != nil {
				return err
			}
			if !c.Flags().Changed("origin") {
				origin = "log.invalid/" + uuid.NewString()
			}
			vkey, err := ledger.Init(c.Context(), home, origin)
			if err != nil {
				return err
			}
			if a.json {
				return a.printJSON(map[string]string{"log": origin, "key": vkey})
			}
			_, err = fmt.Fprintf(a.out, "%s\n", vkey)
			return err
		},
	}
	c.Flags().StringVar(&origin, "origin", "", "the log's name, such as example.org/log (default a random one under log.invalid)")
	return c
}

func logAdd(a *app) *cobra.Command {
	var kind, subject string
	c := &cobra.Command{
		Use:   "add FILE...",
		Short: "Log that files exist, by their hashes",
		Long: "Log that files exist now, by their hashes: the files themselves stay where they are. " +
			"It answers when the entry is durable and says so; a signature follows, cosignatures later.",
		Example: "  onrecord log add press-release.pdf",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, files []string) error {
			home, err := a.homeDir()
			if err != nil {
				return err
			}
			if !slices.Contains(fileKinds, proof.Kind(kind)) {
				return onrecord.WithHint(fmt.Errorf("--kind %q: %w", kind, onrecord.ErrInvalid), fmt.Sprintf("one of %s", fileKinds))
			}
			var leaves []proof.Leaf
			for _, name := range files {
				leaf, err := leafOf(proof.Kind(kind), subject, name)
				if err != nil {
					return err
				}
				leaves = append(leaves, leaf)
			}
			return a.appendLeaves(c.Context(), home, leaves)
		},
	}
	c.Flags().StringVar(&kind, "kind", string(proof.KindCapture), "what is recorded: capture, statements, comparison, correction or removal")
	c.Flags().StringVar(&subject, "subject", "", "what it is about, such as the page's address (default: the file's name)")
	return c
}

// fileKinds are the kinds of leaf that name files by their hashes; leaves of
// other kinds are made by the commands that they belong to.
var fileKinds = []proof.Kind{proof.KindCapture, proof.KindStatements, proof.KindComparison, proof.KindCorrection, proof.KindRemoval}

func leafOf(kind proof.Kind, subject, name string) (proof.Leaf, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return proof.Leaf{}, err
	}
	if subject == "" {
		subject = "file:" + filepath.Base(name)
	}
	return proof.Leaf{Kind: kind, Subject: subject, Claimed: proof.At(time.Now()), Objects: []proof.Object{proof.ObjectOf("payload", b)}}, nil
}

// appendLeaves logs leaves, says at which stage they are, and waits for the
// signature.
func (a *app) appendLeaves(ctx context.Context, home string, leaves []proof.Leaf) (err error) {
	l, err := ledger.Open(ctx, home, ledger.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close(ctx)) }()
	for _, leaf := range leaves {
		r, err := l.Append(ctx, leaf)
		if err != nil {
			return err
		}
		if a.json {
			err = a.printJSON(map[string]any{"index": r.Index, "leaf_sha256": r.Hash, "stage": "durable", "duplicate": r.Duplicate})
		} else {
			_, err = fmt.Fprintf(a.out, "entry %d durable  %s  %s\n", r.Index, r.Hash, leaf.Subject)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func logStatus(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "status",
		Short:   "Say how many entries are durable, signed and cosigned",
		Example: "  onrecord log status --json",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			home, err := a.homeDir()
			if err != nil {
				return err
			}
			s, err := ledger.Status(home)
			if err != nil {
				return err
			}
			if a.json {
				return a.printJSON(s)
			}
			return printStatus(a.out, s)
		},
	}
}

func printStatus(w io.Writer, s ledger.Summary) error {
	fmt.Fprintf(w, "log       %s\nkey       %s\n", s.Origin, s.Key)
	fmt.Fprintf(w, "durable   %s, safe from a crash\n", entries(s.Durable))
	fmt.Fprintf(w, "signed    %s, root %s, %s (our clock)\n", entries(s.Signed.Size), s.Signed.Root.Base64(), s.Signed.At.Format(time.RFC3339))
	if s.Cosigned == nil {
		_, err := fmt.Fprintln(w, "cosigned  none: no witness has vouched for this log")
		return err
	}
	for _, by := range s.Cosigned.By {
		fmt.Fprintf(w, "cosigned  %s by %s, %s (its clock)\n", entries(s.Cosigned.Size), by.Witness, by.Time.Format(time.RFC3339))
	}
	return nil
}

func logCheck(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "check",
		Short:   "Re-derive the whole log from disk and name what is damaged",
		Long:    "Re-derive the whole log from its entries, with code other than the engine's, and compare all that lies on disk. Exit code 1 if anything is damaged. It changes nothing.",
		Example: "  onrecord log check",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			home, err := a.homeDir()
			if err != nil {
				return err
			}
			r, err := ledger.Check(c.Context(), home)
			if err != nil {
				return err
			}
			if err := a.printReport(r); err != nil {
				return err
			}
			if r.Damaged > 0 {
				return onrecord.WithHint(fmt.Errorf("%d damaged: %w", r.Damaged, onrecord.ErrTampered),
					"onrecord restore --help says how to rebuild the log from a copy")
			}
			return nil
		},
	}
}

func (a *app) printReport(r *ledger.Report) error {
	if a.json {
		return a.printJSON(r)
	}
	for _, d := range r.Damage {
		fmt.Fprintf(a.out, "%s: %s\n", d.File, d.Reason)
	}
	if r.Damaged > 0 {
		return nil
	}
	_, err := fmt.Fprintf(a.out, "%s: %s re-derived, root %s is the one that was signed\n"+
		"this shows that the log on this disk is whole; not that its content is true\n", r.Origin, entries(r.Size), r.Root.Base64())
	return err
}

func logPolicy(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "policy",
		Short: "Print the trust policy that readers of this log may use",
		Long: "Print a trust policy for this log: its key, the peers' witnesses, and how many of them must agree. " +
			"A reader should check the keys with each of them, and may write another policy.",
		Example: "  onrecord log policy > policy.txt",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			home, err := a.homeDir()
			if err != nil {
				return err
			}
			p, err := ledger.Policy(home)
			if err != nil {
				return err
			}
			if a.json {
				return a.printJSON(map[string]any{"policy": p.String(), "quorum": p.Quorum()})
			}
			_, err = fmt.Fprint(a.out, p)
			return err
		},
	}
}

// entries is a number of entries in words.
func entries(n uint64) string { return numbered(n, "entry", "entries") }

func numbered(n uint64, one, many string) string {
	if n == 1 {
		many = one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// printJSON writes v as one line.
func (a *app) printJSON(v any) error {
	e := json.NewEncoder(a.out)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
