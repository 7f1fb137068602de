package witness

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"onrecord"
	"onrecord/ledger/proof"
)

const (
	maxRequest = 64 << 10 // bytes
	maxHashes  = 63       // the format's own limit
)

// A Request asks for a cosignature.
type Request struct {
	Old    uint64       // the size that the log thinks was cosigned last
	Path   []proof.Hash // proof that the tree only grew since
	Signed []byte       // the new checkpoint
}

// Marshal writes the body of an add-checkpoint request.
func (r Request) Marshal() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "old %d\n", r.Old)
	for _, h := range r.Path {
		fmt.Fprintf(&b, "%s\n", h.Base64())
	}
	b.WriteByte('\n')
	b.Write(r.Signed)
	return b.Bytes()
}

// ParseRequest reads a body, strictly: what another parser might read as
// another request is onrecord.ErrInvalid.
func ParseRequest(body []byte) (Request, error) {
	if len(body) > maxRequest {
		return Request{}, fmt.Errorf("request of more than %d bytes: %w", maxRequest, onrecord.ErrInvalid)
	}
	head, signed, ok := strings.Cut(string(body), "\n\n")
	if !ok {
		return Request{}, fmt.Errorf("no empty line before the checkpoint: %w", onrecord.ErrInvalid)
	}
	lines := strings.Split(head, "\n")
	old, err := oldSize(lines[0])
	if err != nil {
		return Request{}, err
	}
	if len(lines)-1 > maxHashes {
		return Request{}, fmt.Errorf("%d proof lines, over %d: %w", len(lines)-1, maxHashes, onrecord.ErrInvalid)
	}
	r := Request{Old: old, Signed: []byte(signed)}
	for _, line := range lines[1:] {
		h, err := proof.ParseHash(line)
		if err != nil {
			return Request{}, err
		}
		r.Path = append(r.Path, h)
	}
	return r, nil
}

// oldSize reads "old N": no sign, no leading zeros.
func oldSize(line string) (uint64, error) {
	digits, ok := strings.CutPrefix(line, "old ")
	n, err := strconv.ParseUint(digits, 10, 63)
	if !ok || err != nil || strconv.FormatUint(n, 10) != digits {
		return 0, fmt.Errorf("first line is not \"old SIZE\": %w", onrecord.ErrInvalid)
	}
	return n, nil
}
