package coding_test

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"onrecord"
	"onrecord/internal/coding"
)

const page = "<p>He said that it was so.</p>"

func packed(w io.WriteCloser, b *bytes.Buffer) []byte {
	_, err := io.WriteString(w, page)
	if err = errors.Join(err, w.Close()); err != nil {
		panic(err) // a Buffer takes all
	}
	return b.Bytes()
}

func TestPlain(t *testing.T) {
	var g, z, f, br bytes.Buffer
	fw, err := flate.NewWriter(&f, 5)
	if err != nil {
		t.Fatal(err)
	}
	zipped := packed(gzip.NewWriter(&g), &g)
	for _, c := range []struct {
		field string
		body  []byte
	}{
		{"", []byte(page)}, {"identity", []byte(page)}, {"gzip", zipped}, {"X-GZIP", zipped}, {"deflate", packed(zlib.NewWriter(&z), &z)},
		{"deflate", packed(fw, &f)}, {"br", packed(brotli.NewWriter(&br), &br)}, {" identity , gzip", zipped},
	} {
		r, err := coding.Plain(c.field, bytes.NewReader(c.body))
		if err != nil {
			t.Errorf("%q: %v", c.field, err)
			continue
		}
		if got, err := io.ReadAll(r); err != nil || string(got) != page {
			t.Errorf("%q: %q, %v", c.field, got, err)
		}
	}
	for field, body := range map[string]string{"zstd": page, "gzip": page, "gzip,gzip,gzip,gzip": page, strings.Repeat("x", 99): page} {
		if _, err := coding.Plain(field, strings.NewReader(body)); !errors.Is(err, onrecord.ErrInvalid) && !errors.Is(err, onrecord.ErrRefused) {
			t.Errorf("%q: %v, want an error of a kind", field, err)
		}
	}
}
