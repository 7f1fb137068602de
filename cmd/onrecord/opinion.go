package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/compare"
	"onrecord/compare/opinion"
	"onrecord/internal/durable"
	"onrecord/read/fetch"
)

// secondOpinion is what a person says about the model to ask; off while base is
// empty.
type secondOpinion struct {
	base, model, keyEnv, keyFile string
	private                      bool
	calls                        int
	time                         time.Duration
}

// opinionExample ends the examples of commands that can ask for one.
const opinionExample = "\n  onrecord %s --second-opinion http://127.0.0.1:11434/v1 --opinion-private \\\n    --opinion-model NAME %s"

func (o *secondOpinion) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&o.base, "second-opinion", "", "ask the OpenAI-compatible server at this base address too; it decides nothing (default off)")
	f.StringVar(&o.model, "opinion-model", "", "with --second-opinion: the model's name (required)")
	f.StringVar(&o.keyEnv, "opinion-key-env", "", "environment variable that holds the key")
	f.StringVar(&o.keyFile, "opinion-key-file", "", "file that holds the key")
	f.BoolVar(&o.private, "opinion-private", false, "the server may be on this machine or in a private network")
	f.IntVar(&o.calls, "opinion-calls", 60, "how many calls at most")
	f.DurationVar(&o.time, "opinion-time", 3*time.Minute, "how long all calls may take together")
}

// give puts a second opinion beside the findings of b if one was asked for, and
// says on standard error what came of it.
func (a *app) giveOpinion(ctx context.Context, o secondOpinion, c compare.Case, b onrecord.Board) (onrecord.Board, error) {
	if o.base == "" {
		return b, nil
	}
	e, err := o.endpoint()
	if err != nil {
		return b, err
	}
	cache, err := a.answers()
	if err != nil {
		return b, err
	}
	b, report := opinion.Give(ctx, c, b, e, opinion.Limits{Calls: o.calls, Time: o.time}, cache)
	text, err := json.Marshal(report)
	if err != nil {
		return b, err
	}
	fmt.Fprintf(a.err, "second opinion: %s\n", text)
	if len(report.Failures) > 0 {
		a.opinionFailed = true
	}
	return b, nil
}

func (o secondOpinion) endpoint() (*opinion.Endpoint, error) {
	if err := opinion.CheckBase(o.base); err != nil {
		return nil, err
	}
	if o.model == "" {
		return nil, onrecord.WithHint(fmt.Errorf("no model for the second opinion: %w", onrecord.ErrInvalid), "name one with --opinion-model NAME")
	}
	if strings.HasPrefix(o.base, "http://") && !o.private {
		return nil, onrecord.WithHint(fmt.Errorf("endpoint without encryption: %w", onrecord.ErrRefused), "use https, or say --opinion-private for a server of your own")
	}
	key, err := o.key()
	if err != nil {
		return nil, err
	}
	dialer := &net.Dialer{Timeout: 10 * time.Second, Control: o.mayDial}
	transport := &http.Transport{DialContext: dialer.DialContext, TLSHandshakeTimeout: 10 * time.Second, MaxResponseHeaderBytes: 64 << 10}
	return &opinion.Endpoint{Base: o.base, Model: o.model, Key: key, Client: opinion.NewClient(transport, time.Minute)}, nil
}

// mayDial is called with the very address that is about to be connected. With
// --opinion-private only addresses that are not on the open internet are dialled
// without encryption.
func (o secondOpinion) mayDial(_, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("address %s: %w", address, onrecord.ErrRefused)
	}
	open := fetch.Public(ap.Addr())
	switch {
	case !open && !o.private:
		return onrecord.WithHint(fmt.Errorf("%s is not on the open internet: %w", ap.Addr(), onrecord.ErrRefused), "--opinion-private permits a server of your own")
	case open && strings.HasPrefix(o.base, "http://"):
		return onrecord.WithHint(fmt.Errorf("%s is on the open internet and the endpoint is without encryption: %w", ap.Addr(), onrecord.ErrRefused), "use https")
	}
	return nil
}

// key reads the key from where the flags say it is. It never shows it.
func (o secondOpinion) key() (string, error) {
	switch {
	case o.keyEnv != "" && o.keyFile != "":
		return "", onrecord.WithHint(fmt.Errorf("two places for one key: %w", onrecord.ErrInvalid), "give --opinion-key-env or --opinion-key-file")
	case o.keyEnv != "":
		key := strings.TrimSpace(os.Getenv(o.keyEnv))
		if key == "" {
			return "", fmt.Errorf("environment variable %s holds no key: %w", o.keyEnv, onrecord.ErrInvalid)
		}
		return key, nil
	case o.keyFile != "":
		b, err := os.ReadFile(o.keyFile)
		if err != nil {
			return "", err
		}
		if key := strings.TrimSpace(string(b)); key != "" && !strings.ContainsAny(key, "\r\n") {
			return key, nil
		}
		return "", fmt.Errorf("%s holds no key on one line: %w", o.keyFile, onrecord.ErrInvalid)
	}
	return "", nil
}

// answers is a folder of raw answers in the home folder, by the hash of what
// was asked.
type answers string

func (a *app) answers() (opinion.Cache, error) {
	home, err := a.homeDir()
	return answers(filepath.Join(home, "answers")), err
}

func (d answers) Get(key string) (string, bool) {
	b, err := os.ReadFile(filepath.Join(string(d), key))
	return string(b), err == nil
}

// Put keeps an answer if it can: a cache that fails costs a call, no more.
func (d answers) Put(key, answer string) {
	if os.MkdirAll(string(d), 0o700) == nil {
		_ = durable.WriteFile(durable.OS{}, filepath.Join(string(d), key), []byte(answer))
	}
}
