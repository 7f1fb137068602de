package pdf_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"onrecord"
	"onrecord/read/pdf"
)

// TestRelease reads a release that a browser printed from the example's
// own-words article: its words must come back in order, in paragraphs.
func TestRelease(t *testing.T) {
	payload, err := os.ReadFile("testdata/release.pdf")
	if err != nil {
		t.Fatal(err)
	}
	article, err := os.ReadFile("../../examples/phnom-penh-2022/kh-article.txt")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := pdf.Pages(context.Background(), payload)
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(string(article), "\n\n")
	want := strings.Fields("MINISTRY OF FOREIGN AFFAIRS " + strings.Join(blocks[1:len(blocks)-1], " "))
	all := strings.Join(pages, "\n\n")
	if got := strings.Fields(all); strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("words read are\n%q\nwant\n%q", got, want)
	}
	held := map[string]bool{}
	for _, p := range strings.Split(all, "\n\n") {
		held[strings.Join(strings.Fields(p), " ")] = true
	}
	for _, p := range blocks[2 : len(blocks)-1] {
		if !held[strings.Join(strings.Fields(p), " ")] {
			t.Errorf("no paragraph of its own: %q in\n%s", p, all)
		}
	}
}

// TestHostile: broken files give an error of a kind, or pages without words
// where PDFium mends them; never words that are not there.
func TestHostile(t *testing.T) {
	for name, payload := range map[string]string{
		"empty": "", "magic only": "%PDF-1.7\n", "cut": "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
		"loop": "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>", "text": "not a PDF at all",
	} {
		pages, err := pdf.Pages(context.Background(), []byte(payload))
		if strings.Join(pages, "") != "" || err != nil && !errors.Is(err, onrecord.ErrInvalid) && !errors.Is(err, onrecord.ErrRefused) {
			t.Errorf("%s: %q, %v; want no words, or an error of a kind", name, pages, err)
		}
	}
}
