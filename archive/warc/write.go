package warc

import (
	"compress/gzip"
	"io"
)

// Append writes r to w as a gzip member of its own. The same record gives the
// same bytes.
func Append(w io.Writer, r *Record) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(r.Bytes()); err != nil {
		return err
	}
	return z.Close()
}
