package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"onrecord"
)

// Limits bound what a Reader takes from a file that others wrote. Zero values
// mean the defaults.
type Limits struct {
	Header  int   // bytes of one record's fields; defaults to 64 KiB
	Block   int64 // bytes of one block, expanded; defaults to 64 MiB
	Records int   // records in a file; defaults to 1,000,000
	Total   int64 // expanded bytes of all blocks; defaults to 4 GiB
	// Ratio is how many bytes may come out of one byte of the file, on average
	// and over a first allowance; defaults to 100. Archives of pages expand 3 to
	// 10 times, a file made to exhaust its reader 1,000 times.
	Ratio int64
}

// allowance is how much may come out of a file before its ratio counts.
const allowance = 128 << 20

func (l Limits) withDefaults() Limits {
	if l.Header == 0 {
		l.Header = 64 << 10
	}
	if l.Block == 0 {
		l.Block = 64 << 20
	}
	if l.Records == 0 {
		l.Records = 1_000_000
	}
	if l.Total == 0 {
		l.Total = 4 << 30
	}
	if l.Ratio == 0 {
		l.Ratio = 100
	}
	return l
}

// A Reader gives the records of a WARC file, compressed by record or plain.
type Reader struct {
	in     *bufio.Reader
	count  *counter
	limits Limits

	gzipped bool
	z       *gzip.Reader
	member  *bufio.Reader // expanded bytes of the current gzip member

	records int
	total   int64
	start   int64
}

type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// NewReader reads from r.
func NewReader(r io.Reader, limits Limits) *Reader {
	c := &counter{r: r}
	return &Reader{in: bufio.NewReader(c), count: c, limits: limits.withDefaults()}
}

// offset is how many bytes of the file have been used up.
func (r *Reader) offset() int64 { return r.count.n - int64(r.in.Buffered()) }

// Next returns the next record, or io.EOF. Errors wrap onrecord.ErrInvalid for
// a malformed or cut file and onrecord.ErrRefused beyond a limit; no record
// follows an error.
func (r *Reader) Next() (*Record, error) {
	rec, err := r.next()
	if err == nil || errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return rec, err
	}
	if errors.Is(err, onrecord.ErrRefused) || errors.Is(err, onrecord.ErrInvalid) {
		return nil, fmt.Errorf("warc at byte %d: %w", r.start, err)
	}
	return nil, fmt.Errorf("warc at byte %d: %w: %w", r.start, err, onrecord.ErrInvalid)
}

func (r *Reader) next() (*Record, error) {
	body, err := r.body()
	if err != nil {
		return nil, err
	}
	if r.records++; r.records > r.limits.Records {
		return nil, fmt.Errorf("more than %d records: %w", r.limits.Records, onrecord.ErrRefused)
	}
	rec, err := r.record(body)
	if err != nil {
		return nil, unexpected(err)
	}
	if err := r.finish(body); err != nil {
		return nil, unexpected(err)
	}
	rec.Offset, rec.Length = r.start, r.offset()-r.start
	return rec, nil
}

// unexpected keeps an end inside a record from looking like the end of the file.
func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// body returns where the next record is to be read from; io.EOF at a clean end.
func (r *Reader) body() (*bufio.Reader, error) {
	if r.gzipped && r.more() {
		return r.member, nil
	}
	r.start = r.offset()
	magic, err := r.in.Peek(2)
	if len(magic) == 0 {
		return nil, err
	}
	if !bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		return r.in, skipBlank(r.in)
	}
	return r.open()
}

// more reports whether the current gzip member holds another record: files
// compressed as a whole are read too.
func (r *Reader) more() bool {
	_, err := r.member.Peek(1)
	return err == nil
}

func (r *Reader) open() (*bufio.Reader, error) {
	var err error
	if r.z == nil {
		r.z, err = gzip.NewReader(r.in)
	} else {
		err = r.z.Reset(r.in)
	}
	if err != nil {
		return nil, unexpected(err)
	}
	r.z.Multistream(false)
	r.member, r.gzipped = bufio.NewReader(r.z), true
	return r.member, nil
}

// finish takes the two line ends after a block and, at the end of a gzip
// member, its checksum.
func (r *Reader) finish(body *bufio.Reader) error {
	if err := skipBlank(body); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return nil
}

// skipBlank takes line ends, and reports io.EOF if nothing follows them.
func skipBlank(in *bufio.Reader) error {
	for {
		c, err := in.ReadByte()
		if err != nil {
			return err
		}
		if c != '\r' && c != '\n' {
			return in.UnreadByte()
		}
	}
}

func (r *Reader) record(in *bufio.Reader) (*Record, error) {
	rec := &Record{}
	left := r.limits.Header
	version, err := line(in, &left)
	if err != nil {
		return nil, err
	}
	if !strings.HasPrefix(version, "WARC/") {
		return nil, fmt.Errorf("not a WARC record (%q): %w", clip(version), onrecord.ErrInvalid)
	}
	rec.Version = version
	if err := rec.readFields(in, &left); err != nil {
		return nil, err
	}
	return rec, r.readBlock(rec, in)
}

func (rec *Record) readFields(in *bufio.Reader, left *int) error {
	for {
		s, err := line(in, left)
		if err != nil || s == "" {
			return err
		}
		if (s[0] == ' ' || s[0] == '\t') && len(rec.Fields) > 0 { // a folded line
			rec.Fields[len(rec.Fields)-1].Value += " " + strings.TrimSpace(s)
			continue
		}
		name, value, ok := strings.Cut(s, ":")
		if !ok || strings.TrimSpace(name) == "" {
			return fmt.Errorf("field %q has no name: %w", clip(s), onrecord.ErrInvalid)
		}
		rec.Fields = append(rec.Fields, Field{strings.TrimSpace(name), strings.TrimSpace(value)})
	}
}

func (r *Reader) readBlock(rec *Record, in *bufio.Reader) error {
	n, err := strconv.ParseInt(rec.Get("Content-Length"), 10, 64)
	if err != nil || n < 0 {
		return fmt.Errorf("Content-Length %q: %w", clip(rec.Get("Content-Length")), onrecord.ErrInvalid)
	}
	if r.total += n; n > r.limits.Block || r.total > r.limits.Total {
		return fmt.Errorf("block of %d bytes is over the limit: %w", n, onrecord.ErrRefused)
	}
	if r.gzipped && r.total > allowance+r.limits.Ratio*r.offset() {
		return fmt.Errorf("%d bytes of the file expand to %d: %w", r.offset(), r.total, onrecord.ErrRefused)
	}
	var b bytes.Buffer // grows with what is there, not with what is claimed
	if _, err := io.CopyN(&b, in, n); err != nil {
		return err
	}
	rec.Block = b.Bytes()
	return nil
}

// line reads up to a line end, within what is left of the limit.
func line(in *bufio.Reader, left *int) (string, error) {
	var b []byte
	for {
		part, err := in.ReadSlice('\n')
		if *left -= len(part); *left < 0 {
			return "", fmt.Errorf("fields over the limit: %w", onrecord.ErrRefused)
		}
		b = append(b, part...)
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		return strings.TrimRight(string(b), "\r\n"), err
	}
}

func clip(s string) string { return s[:min(len(s), 40)] }
