package main

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"filippo.io/age"
	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/diary"
	"onrecord/ledger"
	"onrecord/ledger/proof"
)

func diaryCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "diary",
		Short: "Keep confidential memoranda: committed to now, opened line by line later",
		Long: "Keep confidential memoranda of conversation. Sealing logs a commitment and nothing else; the text stays encrypted. " +
			"Later, chosen fields are disclosed with the proof that they were fixed by the day of writing.",
		Example: "  onrecord diary init --new-recovery /media/stick/recovery.key\n  onrecord diary seal meeting.toml",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(diaryInit(a), diarySeal(a), diaryList(a), diaryShow(a), diaryDisclose(a), diaryVerify(a), diaryDestroy(a))
	return c
}

// diaryHome names the diary's places under the home folder.
type diaryHome string

func (h diaryHome) folder() diary.Folder { return diary.Folder(filepath.Join(string(h), "diary")) }
func (h diaryHome) recipients() string   { return filepath.Join(string(h), "diary", "recipients.txt") }
func (h diaryHome) key() string          { return filepath.Join(string(h), "keys", "diary.key") }
func (h diaryHome) identity() string     { return filepath.Join(string(h), "keys", "diary-age.key") }

// diaryHome returns the diary's home; what follows needs onrecord diary init.
func (a *app) diaryHome() (diaryHome, error) {
	home, err := a.homeDir()
	if err != nil {
		return "", err
	}
	h := diaryHome(home)
	if _, err := os.Stat(h.recipients()); err != nil {
		return "", onrecord.WithHint(fmt.Errorf("no diary in %s: %w", home, onrecord.ErrNotFound), "onrecord diary init makes one")
	}
	return h, nil
}

func (h diaryHome) signingKey() (ed25519.PrivateKey, error) {
	text, err := ledger.ReadSecret(h.key())
	if err != nil {
		return nil, err
	}
	return diary.ReadKey(text)
}

// identities reads the desk's key, or the one in the named file.
func (h diaryHome) identities(file string) ([]age.Identity, error) {
	if file == "" {
		file = h.identity()
	}
	text, err := ledger.ReadSecret(file)
	if err != nil {
		return nil, err
	}
	return diary.ReadIdentities(text)
}

func (h diaryHome) to() ([]age.Recipient, error) {
	b, err := os.ReadFile(h.recipients())
	if err != nil {
		return nil, err
	}
	return diary.ReadRecipients(string(b))
}

func diarySeal(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "seal MEMORANDUM.toml",
		Short: "Seal a memorandum and log its commitment",
		Long: `Seal a memorandum: it is encrypted to the desk's key and the recovery key, and a
commitment goes into the log. The file itself is left as it is: remove it, or
keep it where it is safe. "-" reads standard input.

	date = "2022-11-12"
	place = "Phnom Penh"
	participants = ["A. Leader", "B. Leader", "C. Aide"]
	subject = "Detained citizens"
	drafter = "C. Aide"
	written = "2022-11-12T21:30:00+07:00"
	[[said]]
	who = "B. Leader"
	what = "A list of eleven names is on the table."`,
		Example: "  onrecord diary seal meeting.toml",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			h, err := a.diaryHome()
			if err != nil {
				return err
			}
			text, err := a.readInput(args[0])
			if err != nil {
				return err
			}
			memo, err := diary.ParseMemorandum(text)
			if err != nil {
				return err
			}
			return a.seal(c.Context(), h, memo)
		},
	}
}

// readInput reads a file, or standard input for "-".
func (a *app) readInput(name string) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(a.in)
	}
	return os.ReadFile(name)
}

// seal keeps the entry first and logs it then: a commitment to something lost
// would be worth nothing.
func (a *app) seal(ctx context.Context, h diaryHome, memo diary.Memorandum) (err error) {
	key, err := h.signingKey()
	if err != nil {
		return err
	}
	to, err := h.to()
	if err != nil {
		return err
	}
	entry, err := diary.Issue(memo, key, time.Now(), rand.Reader)
	if err != nil {
		return err
	}
	l, err := ledger.Open(ctx, string(h), ledger.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close(ctx)) }()
	if err := h.folder().Seal(entry, to); err != nil {
		return err
	}
	r, err := l.Append(ctx, proof.Leaf{Kind: proof.KindDiary, Commit: entry.Commitment()})
	if err != nil {
		return errors.Join(err, h.folder().Destroy(entry.ID()))
	}
	if a.json {
		return a.printJSON(map[string]any{"entry": entry.ID(), "index": r.Index, "commit": entry.Commitment(), "stage": "durable"})
	}
	_, err = fmt.Fprintf(a.out, "entry %s sealed to %d keys; its commitment is entry %d of the log (durable)\n", entry.ID(), len(to), r.Index)
	return err
}

func diaryList(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List the sealed entries by name",
		Example: "  onrecord diary list",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			h, err := a.diaryHome()
			if err != nil {
				return err
			}
			ids, err := h.folder().List()
			if err != nil {
				return err
			}
			if a.json {
				return a.printJSON(map[string][]string{"entries": ids})
			}
			for _, id := range ids {
				fmt.Fprintln(a.out, id)
			}
			return nil
		},
	}
}

func diaryShow(a *app) *cobra.Command {
	var identity string
	c := &cobra.Command{
		Use:     "show ENTRY",
		Short:   "Decrypt an entry and show it, to its owner only",
		Example: "  onrecord diary show 9f3c1a0b7e5d2c48",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			h, err := a.diaryHome()
			if err != nil {
				return err
			}
			entry, err := h.open(args[0], identity)
			if err != nil {
				return err
			}
			view, err := diary.Verify(entry)
			if err != nil {
				return err
			}
			return a.printView(view)
		},
	}
	identityFlag(c, &identity)
	return c
}

func identityFlag(c *cobra.Command, to *string) {
	c.Flags().StringVar(to, "identity", "", "file with an age key, such as the recovery key (default: the desk's key)")
}

func (h diaryHome) open(id, identity string) (diary.Entry, error) {
	with, err := h.identities(identity)
	if err != nil {
		return diary.Entry{}, err
	}
	return h.folder().Open(id, with)
}

// printView shows exactly what a reader of a disclosure sees.
func (a *app) printView(v diary.View) error {
	if a.json {
		return a.printJSON(v)
	}
	for _, f := range v.Fields {
		fmt.Fprintf(a.out, "  %-14s %s\n", f.Name, f.Text())
	}
	_, err := fmt.Fprintf(a.out, "  and %d slots kept back, some of which are empty\n  signed by key %s, dated %s by its owner\n",
		v.Hidden, v.Key, v.Issued.Format(time.RFC3339))
	return err
}

func diaryDestroy(a *app) *cobra.Command {
	var yes bool
	c := &cobra.Command{
		Use:   "destroy ENTRY --yes",
		Short: "Destroy an entry for good",
		Long:  "Destroy an entry: the encrypted file is overwritten and removed, and with it the salts. The commitment stays in the log and says nothing any more. Copies in backups must be destroyed there.",
		Args:  cobra.ExactArgs(1), Example: "  onrecord diary destroy 9f3c1a0b7e5d2c48 --yes",
		RunE: func(_ *cobra.Command, args []string) error {
			h, err := a.diaryHome()
			if err != nil {
				return err
			}
			if !yes {
				return onrecord.WithHint(fmt.Errorf("entry %s: destroying cannot be undone: %w", args[0], onrecord.ErrRefused), "say --yes if you mean it")
			}
			if err := h.folder().Destroy(args[0]); err != nil {
				return err
			}
			if a.json {
				return a.printJSON(map[string]string{"destroyed": args[0]})
			}
			_, err = fmt.Fprintf(a.out, "entry %s destroyed here; think of backups\n", args[0])
			return err
		},
	}
	c.Flags().BoolVar(&yes, "yes", false, "really destroy it")
	return c
}
