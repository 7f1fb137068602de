package ledger

import (
	"context"
)

// Entries reads all signed entries from the disk.
func Entries(ctx context.Context, homeDir string) ([][]byte, error) {
	s, err := Status(homeDir)
	if err != nil {
		return nil, err
	}
	var all [][]byte
	for at := uint64(0); at < s.Signed.Size; at += width {
		entries, err := tiles(home(homeDir).log()).entries(at/width, s.Signed.Size)
		if err != nil {
			return nil, err
		}
		all = append(all, entries...)
	}
	return all, nil
}
