// Package coding undoes the content codings of HTTP (RFC 9110, 8.4), as a
// browser does before it reads a page.
//
//	r, err := coding.Plain("br", answer)    // the page that answer compresses
//
// gzip, deflate (with the zlib frame that it should have, or without) and br are
// known. How much may come out is the caller's to bound: a kilobyte can expand
// to a megabyte.
package coding

import (
	"bufio"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"strings"

	"github.com/andybalholm/brotli"

	"onrecord"
)

// Plain returns what r holds without the codings that the header field named,
// which are listed in the order in which they were put on. The error wraps
// onrecord.ErrInvalid for one that is not known, or that r does not start with.
func Plain(field string, r io.Reader) (io.Reader, error) {
	names := strings.Split(field, ",")
	if len(names) > most {
		return nil, fmt.Errorf("%d content codings over each other: %w", len(names), onrecord.ErrRefused)
	}
	for i := len(names) - 1; i >= 0; i-- {
		var err error
		if r, err = plain(strings.ToLower(strings.TrimSpace(names[i])), r); err != nil {
			return nil, fmt.Errorf("content coding: %w: %w", err, onrecord.ErrInvalid)
		}
	}
	return r, nil
}

// most is how many codings are undone over each other.
const most = 3

func plain(name string, r io.Reader) (io.Reader, error) {
	switch name {
	case "", "identity":
		return r, nil
	case "gzip", "x-gzip":
		return gzip.NewReader(r)
	case "br":
		return brotli.NewReader(r), nil
	case "deflate":
		b := bufio.NewReader(r)
		if head, _ := b.Peek(2); len(head) == 2 && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
			return zlib.NewReader(b)
		}
		return flate.NewReader(b), nil
	}
	if len(name) > 40 {
		name = name[:40]
	}
	return nil, fmt.Errorf("%q is not known", name)
}
