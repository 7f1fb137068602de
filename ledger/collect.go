package ledger

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/transparency-dev/tessera/client"
	"golang.org/x/mod/sumdb/note"

	"onrecord"
	"onrecord/ledger/proof"
)

// A Collector asks the peers' witnesses to cosign our log. Each is asked, also
// when enough have answered: a reader may trust another set of them.
type Collector struct {
	home   home
	client *http.Client

	mu    sync.Mutex
	known map[string]uint64 // by witness key: the size that it cosigned last
}

// NewCollector makes a collector for the log under the home folder. A nil
// client stands for one with a timeout of 10 s.
func NewCollector(homeDir string, c *http.Client) *Collector {
	if c == nil {
		c = &http.Client{Timeout: 10 * time.Second}
	}
	return &Collector{home: home(homeDir), client: c, known: map[string]uint64{}}
}

// An Outcome is what asking one witness gave.
type Outcome struct {
	Peer string `json:"peer"`
	Size uint64 `json:"size"` // of the checkpoint
	Err  error  `json:"-"`
}

// Collect asks every witness for the last signed checkpoint, at the same time,
// and keeps what they sign. The error is for our own side; those of witnesses
// are in the outcomes.
func (c *Collector) Collect(ctx context.Context) ([]Outcome, error) {
	key, err := c.home.logVerifier()
	if err != nil {
		return nil, err
	}
	peers, err := Peers(string(c.home))
	if err != nil {
		return nil, err
	}
	signed, head, err := c.home.published(key)
	if err != nil {
		return nil, err
	}
	var asked []Peer
	for _, p := range peers {
		if p.WitnessURL != "" {
			asked = append(asked, p)
		}
	}
	outcomes := make([]Outcome, len(asked))
	var wg sync.WaitGroup
	for i, p := range asked {
		wg.Go(func() {
			err := c.ask(ctx, p, head, signed)
			if ctx.Err() == nil {
				c.home.noteAttempt(p.Name, askedCosign, err)
			}
			outcomes[i] = Outcome{p.Name, head.Size, err}
		})
	}
	wg.Wait()
	return outcomes, nil
}

// ask gets one witness's cosignature, unless we have it.
func (c *Collector) ask(ctx context.Context, p Peer, head proof.Checkpoint, signed []byte) error {
	v, err := proof.WitnessVerifier(p.WitnessKey)
	if err != nil {
		return err
	}
	if c.have(v, head) {
		return nil
	}
	c.mu.Lock()
	old := min(c.known[p.WitnessKey], head.Size)
	c.mu.Unlock()
	lines, err := c.request(ctx, p, old, head, signed)
	var stale sizeAnswer
	if errors.As(err, &stale) {
		if uint64(stale) > head.Size {
			return onrecord.WithHint(fmt.Errorf("witness %s has cosigned %s of this log, which now has %d: %w", p.Name, entries(uint64(stale)), head.Size, onrecord.ErrTampered),
				"this log is an old copy of itself: stop it; onrecord restore gets the missing entries")
		}
		lines, err = c.request(ctx, p, uint64(stale), head, signed)
	}
	if err != nil {
		return fmt.Errorf("witness %s: %w", p.Name, err)
	}
	if err := c.keep(p, v, head, signed, lines); err != nil {
		return err
	}
	c.mu.Lock()
	c.known[p.WitnessKey] = head.Size
	c.mu.Unlock()
	return nil
}

// have reports whether the witness's cosignature on this head is kept.
func (c *Collector) have(v note.Verifier, head proof.Checkpoint) bool {
	b, err := os.ReadFile(c.home.cosigned(head.Size))
	if err != nil {
		return false
	}
	n, err := note.Open(b, note.VerifierList(v))
	return err == nil && n.Text == head.Text()
}

// sizeAnswer is a witness's word on what it cosigned last.
type sizeAnswer uint64

func (s sizeAnswer) Error() string { return fmt.Sprintf("it has cosigned size %d", uint64(s)) }

// request makes one add-checkpoint request (c2sp.org/tlog-witness).
func (c *Collector) request(ctx context.Context, p Peer, old uint64, head proof.Checkpoint, signed []byte) ([]byte, error) {
	body, err := c.body(ctx, old, head, signed)
	if err != nil {
		return nil, err
	}
	url := strings.TrimSuffix(p.WitnessURL, "/") + "/add-checkpoint"
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	resp, err := c.client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", onrecord.ErrUnavailable, err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(resp.Body, 64<<10))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", onrecord.ErrUnavailable, err)
	case resp.StatusCode == http.StatusOK:
		return answer, nil
	case resp.StatusCode == http.StatusConflict:
		if n, err := strconv.ParseUint(strings.TrimSuffix(string(answer), "\n"), 10, 63); err == nil {
			return nil, sizeAnswer(n)
		}
	}
	text, _, _ := strings.Cut(string(answer), "\n")
	return nil, fmt.Errorf("refused: %s %.100q: %w", resp.Status, text, onrecord.ErrRefused)
}

// body writes a request with the proof from the old size, built from the tiles.
func (c *Collector) body(ctx context.Context, old uint64, head proof.Checkpoint, signed []byte) ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "old %d\n", old)
	if old > 0 && old < head.Size {
		builder, err := client.NewProofBuilder(ctx, head.Size, tiles(c.home.log()).ReadTile)
		if err != nil {
			return nil, err
		}
		path, err := builder.ConsistencyProof(ctx, old, head.Size)
		if err != nil {
			return nil, err
		}
		for _, h := range path {
			fmt.Fprintf(&b, "%s\n", proof.Hash(h).Base64())
		}
	}
	b.WriteByte('\n')
	b.Write(signed)
	return b.Bytes(), nil
}

// keep adds a witness's lines to those collected for this checkpoint.
func (c *Collector) keep(p Peer, v note.Verifier, head proof.Checkpoint, signed, lines []byte) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	name := c.home.cosigned(head.Size)
	so, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		so, err = signed, nil
	}
	if err != nil {
		return err
	}
	more, err := proof.AddSignatures(so, lines, v)
	if err != nil {
		return err
	}
	if bytes.Equal(more, so) {
		return fmt.Errorf("witness %s answered without a valid cosignature of its key: %w", p.Name, onrecord.ErrTampered)
	}
	return put(name, more)
}
