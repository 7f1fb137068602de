package ledger

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/transparency-dev/tessera/api/layout"
	"golang.org/x/mod/sumdb/tlog"

	"onrecord"
	"onrecord/ledger/proof"
)

// maxFetch bounds one file of somebody else's log: a bundle of 256 entries of
// 65,535 bytes.
const maxFetch = 17 << 20

// A source is a log in the tlog-tiles layout that somebody else serves.
type source interface {
	// get returns the file at a path such as "tile/0/000"; fs.ErrNotExist if
	// there is none.
	get(ctx context.Context, path string) ([]byte, error)
	String() string
}

// openSource reads a log from an http address or a folder.
func openSource(where string, client *http.Client) (source, error) {
	if strings.Contains(where, "://") {
		if err := checkURL(where); err != nil {
			return nil, fmt.Errorf("address of the copy: %w", err) // which may hold a password
		}
		if client == nil {
			client = &http.Client{Timeout: 30 * time.Second}
		}
		return web{strings.TrimSuffix(where, "/") + "/", client}, nil
	}
	if fi, err := os.Stat(where); err != nil {
		return nil, err
	} else if !fi.IsDir() {
		return nil, onrecord.WithHint(fmt.Errorf("%s: not a folder: %w", where, onrecord.ErrInvalid), "name the folder that holds the file checkpoint, or its address")
	}
	return folder(where), nil
}

type folder string

func (f folder) String() string { return string(f) }

func (f folder) get(_ context.Context, path string) ([]byte, error) {
	return os.ReadFile(filepath.Join(string(f), filepath.FromSlash(path)))
}

type web struct {
	url    string
	client *http.Client
}

func (w web) String() string { return w.url }

func (w web) get(ctx context.Context, path string) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, w.url+path, nil)
	if err != nil {
		return nil, err
	}
	resp, err := w.client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", onrecord.ErrUnavailable, err)
	}
	defer resp.Body.Close()
	switch resp.StatusCode {
	case http.StatusOK:
	case http.StatusNotFound, http.StatusGone:
		return nil, fmt.Errorf("%s%s: %w", w.url, path, fs.ErrNotExist)
	default:
		return nil, fmt.Errorf("%s%s: %s: %w", w.url, path, resp.Status, onrecord.ErrUnavailable)
	}
	b, err := io.ReadAll(io.LimitReader(resp.Body, maxFetch+1))
	if err == nil && len(b) > maxFetch {
		err = fmt.Errorf("%s%s: more than %d bytes: %w", w.url, path, maxFetch, onrecord.ErrRefused)
	}
	return b, err
}

// partialOrFull gets a file of which p parts are wanted, 0 for all. The full
// one serves where the partial one was cleared away.
func partialOrFull(ctx context.Context, s source, p uint8, path func(p uint8) string) ([]byte, error) {
	b, err := s.get(ctx, path(p))
	if errors.Is(err, fs.ErrNotExist) && p > 0 {
		return s.get(ctx, path(0))
	}
	return b, err
}

// sourceTiles lets tlog read the tiles of a source; tlog checks them against
// the tree that it was given. Tiles are kept for the next question.
type sourceTiles struct {
	ctx  context.Context
	from source
	kept map[tlog.Tile][]byte
}

func newSourceTiles(ctx context.Context, from source) *sourceTiles {
	return &sourceTiles{ctx, from, map[tlog.Tile][]byte{}}
}

func (s *sourceTiles) Height() int { return layout.TileHeight }

func (s *sourceTiles) ReadTiles(want []tlog.Tile) ([][]byte, error) {
	out := make([][]byte, len(want))
	for i, w := range want {
		b, ok := s.kept[w]
		if !ok {
			var err error
			b, err = partialOrFull(s.ctx, s.from, uint8(w.W), func(p uint8) string {
				return layout.TilePath(uint64(w.L), uint64(w.N), p)
			})
			if err != nil {
				return nil, err
			}
			if len(b) < w.W*tlog.HashSize {
				return nil, fmt.Errorf("%s: %s is short: %w", s.from, w.Path(), onrecord.ErrTampered)
			}
			b = b[:w.W*tlog.HashSize]
		}
		out[i] = b
	}
	return out, nil
}

// SaveTiles is called by tlog with tiles that it has checked.
func (s *sourceTiles) SaveTiles(tiles []tlog.Tile, data [][]byte) {
	for i, t := range tiles {
		s.kept[t] = data[i]
	}
}

// treeOf gives a head the shape that tlog wants.
func treeOf(c proof.Checkpoint) tlog.Tree {
	return tlog.Tree{N: int64(c.Size), Hash: tlog.Hash(c.Root)}
}
