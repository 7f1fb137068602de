package pdf_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"strings"
	"testing"
	"unicode"

	"onrecord/internal/shared"
	"onrecord/read/pdf"
)

// TestPoppler compares the words read with those that poppler's pdftotext
// reads: the same words equally often, in any order, as F1. The files are the
// release that a browser printed, layouts of our own, and three guidelines of a
// corpus beside the checkout, set by a word processor.
func TestPoppler(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("skipped: no pdftotext (package poppler-utils) to compare with")
	}
	release, err := os.ReadFile("testdata/release.pdf")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{"a browser's print": release}
	for name, f := range layouts {
		files[name] = f()
	}
	t.Run("own", func(t *testing.T) { againstPoppler(t, files, 0.98) })
	t.Run("guidelines", func(t *testing.T) { againstPoppler(t, guidelines(t), 0.99) })
}

func guidelines(t *testing.T) map[string][]byte {
	corpus := shared.NeedCorpus(t, "attribution")
	names, err := fs.Glob(corpus, "attribution/polnear/annotation-guidelines/*.pdf")
	if err != nil || len(names) == 0 {
		t.Fatal("no guidelines in the corpus", err)
	}
	out := map[string][]byte{}
	for _, n := range names {
		if out[path.Base(n)], err = fs.ReadFile(corpus, n); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// againstPoppler fails if the mean F1 of files is below floor.
func againstPoppler(t *testing.T, files map[string][]byte, floor float64) {
	sum := 0.0
	for name, payload := range files {
		cmd := exec.Command("pdftotext", "-enc", "UTF-8", "-", "-")
		cmd.Stdin = bytes.NewReader(payload)
		want, err := cmd.Output()
		if err != nil {
			t.Fatal(name, err)
		}
		pages, err := pdf.Pages(context.Background(), payload)
		if err != nil {
			t.Fatal(name, err)
		}
		f1, words := sameWords(string(want), strings.Join(pages, "\n"))
		t.Logf("%-40s %.4f of %d words", name, f1, words)
		if words < 20 {
			t.Errorf("%s: poppler reads %d words only", name, words)
		}
		sum += f1
	}
	if mean := sum / float64(len(files)); mean < floor {
		t.Errorf("mean F1 %.4f against poppler, below its floor %.2f", mean, floor)
	}
}

func sameWords(a, b string) (f1 float64, words int) {
	count := map[string]int{}
	n := 0
	for _, w := range wordsOf(a) {
		count[w]++
		words++
	}
	for _, w := range wordsOf(b) {
		if count[w] > 0 {
			n++
		}
		count[w]--
	}
	return 2 * float64(n) / float64(max(1, words+len(wordsOf(b)))), words
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// sentences are set in every layout.
var sentences = []string{
	"The ministry wishes to inform the public", "of the meeting held at the Palace of Peace on", "12 November 2022 between the Prime Minister",
	"and the visiting delegation. Both sides re-", "affirmed the agreement on the common border,", "and the need for \x93full respect\x94 of its terms.",
	"A spokesman, Mr. Andr\xe9 Lefi\xe8vre, said 4,500", "visitors had come \x96 the largest number in years.",
}

// layouts are ways to set a release.
var layouts = map[string]func() []byte{
	"one column": func() []byte { return onePage("", column(72, 700, "")) },
	"two columns drawn row by row": func() []byte {
		var b strings.Builder
		for i, s := range sentences {
			b.WriteString(line(60, 700-16*i, s) + line(330, 700-16*i, s))
		}
		return onePage("", b.String())
	},
	"gaps in place of spaces": func() []byte {
		var b strings.Builder
		for i, s := range sentences {
			fmt.Fprintf(&b, "BT /F1 11 Tf %d %d Td [(%s)] TJ ET\n", 72, 700-16*i, strings.ReplaceAll(s, " ", ") -300 ("))
		}
		return onePage("", b.String())
	},
	"word by word": func() []byte {
		var b strings.Builder
		for i, s := range sentences {
			x := 50
			for _, w := range strings.Fields(s) {
				b.WriteString(line(x, 700-16*i, w))
				x += 8*len(w) + 6
			}
		}
		return onePage("", b.String())
	},
	"a table": func() []byte {
		var b strings.Builder
		for i, s := range sentences {
			for k, w := range strings.Fields(s) {
				b.WriteString(line(40+k*68, 700-24*i, w))
			}
			fmt.Fprintf(&b, "40 %d m 560 %d l S\n", 694-24*i, 694-24*i)
		}
		return onePage("", b.String())
	},
	"a page on its side":          func() []byte { return onePage("/Rotate 90", column(72, 700, "")) },
	"head and foot on every page": func() []byte { return document("", repeated(3)...) },
	"kerned within words":         func() []byte { return onePage("", column(72, 700, ") 20 (")) },
	"white on white stays a text": func() []byte { return onePage("", "1 1 1 rg\n"+column(72, 700, "")) },
	"small print under large type": func() []byte {
		return onePage("", "BT /F1 28 Tf 72 750 Td (PRESS RELEASE) Tj ET\n"+column(72, 700, ""))
	},
}

func repeated(n int) []string {
	var pages []string
	for i := range n {
		pages = append(pages, line(200, 770, "MINISTRY OF FOREIGN AFFAIRS")+column(72, 700, "")+line(300, 30, fmt.Sprintf("Page %d of %d", i+1, n)))
	}
	return pages
}

func line(x, y int, s string) string {
	return fmt.Sprintf("BT /F1 11 Tf %d %d Td (%s) Tj ET\n", x, y, s)
}

// column sets the sentences one under the other; kern is put into every word.
func column(x, y int, kern string) string {
	var b strings.Builder
	for i, s := range sentences {
		if kern != "" {
			s = strings.ReplaceAll(s, "t", "t"+kern)
		}
		fmt.Fprintf(&b, "BT /F1 11 Tf %d %d Td [(%s)] TJ ET\n", x, y-16*i, s)
	}
	return b.String()
}

func onePage(attributes, content string) []byte { return document(attributes, content) }

// document writes a PDF of the pages' contents, compressed, in one font.
func document(attributes string, contents ...string) []byte {
	var b bytes.Buffer
	var at []int
	object := func(body string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), body)
	}
	b.WriteString("%PDF-1.5\n")
	kids := ""
	for i := range contents {
		kids += fmt.Sprintf("%d 0 R ", 4+2*i)
	}
	object("<</Type/Catalog/Pages 2 0 R>>")
	object(fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(contents), kids))
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	for i, c := range contents {
		object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]%s/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>", attributes, 5+2*i))
		var z bytes.Buffer
		w := zlib.NewWriter(&z)
		_, _ = w.Write([]byte(c)) // a Buffer takes all
		_ = w.Close()
		object(fmt.Sprintf("<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream", z.Len(), z.String()))
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, table)
	return b.Bytes()
}

// TestHyphens: a word cut at the end of a line is one word, a compound stays.
func TestHyphens(t *testing.T) {
	payload := onePage("", line(72, 700, "The ministry of the govern-")+line(72, 684, "ment met a well-")+line(72, 668, "known envoy of the 12-")+line(72, 652, "nation group of friends."))
	pages, err := pdf.Pages(context.Background(), payload)
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(strings.Fields(strings.Join(pages, " ")), " ")
	if want := "The ministry of the government met a well-known envoy of the 12-nation group of friends."; got != want {
		t.Errorf("read %q, want %q", got, want)
	}
}
