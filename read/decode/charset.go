package decode

import (
	"bytes"
	"mime"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/net/html/charset"
)

// Charset decides the charset of a page as browsers do: a byte order mark, the
// declared one, a meta tag in the first kilobyte; then bytes that are UTF-8 are
// UTF-8 whatever they declare wrongly as a one-byte charset would not be, and
// the rest is guessed from the bytes. Unlike a browser it guesses, too, where
// bytes are declared as UTF-8 and hardly any of them are.
func Charset(b []byte, declared string) string {
	contentType := "text/html"
	if declared != "" {
		contentType = mime.FormatMediaType(contentType, map[string]string{"charset": declared})
	}
	_, name, certain := charset.DetermineEncoding(b[:min(len(b), 1024)], contentType)
	if name == "utf-8" && garbled(b[:min(len(b), 1<<16)]) {
		certain, name = false, "windows-1252"
	}
	if name == "utf-8" || utf8.Valid(b) && name != "iso-2022-jp" && name != "utf-16le" && name != "utf-16be" {
		return "utf-8"
	}
	if certain {
		return name
	}
	if got := chardet.Detect(b[:min(len(b), 1<<16)]); got.Confidence > 0.5 {
		return got.Encoding
	}
	return name
}

// garbled reports whether more of what is beyond ASCII is broken UTF-8 than whole.
func garbled(b []byte) bool {
	broken, whole := 0, 0
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			broken++
		case n > 1:
			whole++
		}
		b = b[n:]
	}
	return broken > whole && broken > 8
}

// Text decides the charset of plain text: a byte order mark, then UTF-8 if the
// bytes are that, then the declared one, then a guess.
func Text(b []byte, declared string) string {
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return "utf-16le"
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return "utf-16be"
	case utf8.Valid(b):
		return "utf-8"
	case declared != "":
		return declared
	}
	if got := chardet.Detect(b[:min(len(b), 1<<16)]); got.Confidence > 0.5 {
		return got.Encoding
	}
	return "utf-8"
}
