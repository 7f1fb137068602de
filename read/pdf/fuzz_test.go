package pdf_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"onrecord"
	"onrecord/read/pdf"
)

// FuzzPages: whatever the bytes, there are pages of valid text or an error of a
// kind.
func FuzzPages(f *testing.F) {
	release, err := os.ReadFile("testdata/release.pdf")
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{
		"", "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>", string(release),
		"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]" +
			"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents 4 0 R>>endobj\n4 0 obj<</Length 39>>stream\nBT /F 9 Tf 9 9 Td (He said so.) Tj ET    \nendstream endobj\ntrailer<</Root 1 0 R>>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, payload []byte) {
		pages, err := pdf.Pages(context.Background(), payload)
		if err != nil && !errors.Is(err, onrecord.ErrInvalid) && !errors.Is(err, onrecord.ErrRefused) && !errors.Is(err, onrecord.ErrWithheld) {
			t.Errorf("%v is an error of no kind", err)
		}
		for _, p := range pages {
			if !utf8.ValidString(p) {
				t.Errorf("%q is no valid text", p)
			}
		}
	})
}

// FuzzParagraphs: finding paragraphs loses no letter and adds none.
func FuzzParagraphs(f *testing.F) {
	for _, s := range []string{"MINISTRY\r\nPress Release\r\nA govern\ufffement of 12\x0213 well-\nknown men.\r\nEnd", "\x00\x02\ufffe-\n-", "a-\r\nb\nC"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\ufffd")
		if got := pdf.Paragraphs(s); letters(got) != letters(s) {
			t.Errorf("%q became %q", s, got)
		}
	})
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return r
	}, s)
}
