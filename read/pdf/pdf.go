// Package pdf takes the text out of a press release in PDF, page by page.
//
//	pages, err := pdf.Pages(ctx, payload)
//	pages[0]    // "MINISTRY OF FOREIGN AFFAIRS\nPress Release\n\nPhnom Penh, 12 November 2022 ..."
//
// The work is PDFium's, run as WebAssembly: no C code in the process, no file
// system and no network inside, a bounded memory. Lines are the lines as set; a
// blank line stands where a paragraph ends, which is guessed from line lengths.
//
// Limits: no scanned pages (there is no text in them), no forms. The bytes of a
// PDF are compressed, so a character is anchored to its page and its place in
// the page's text, not to captured bytes.
package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"onrecord"
)

// Limits of a document.
const (
	maxPages    = 300
	maxText     = 8 << 20 // bytes of text
	memoryPages = 1400    // of 64 KiB: some 90 MB for the engine, and as much again while it grows
	patience    = 4 * time.Second
)

// engine makes PDFium ready once a process, on first use. Compiling takes some
// seconds of one core, so the machine code is kept in the user's cache folder,
// for the next process. It is never closed: it lives as long as the program.
var engine = sync.OnceValues(func() (pdfium.Pool, error) {
	if dir, err := os.UserCacheDir(); err == nil {
		if pool, err := start(filepath.Join(dir, "onrecord", "pdf")); err == nil {
			return pool, nil
		}
	}
	return start("") // no such folder, or damaged files in it
})

// start starts the engine, with what an earlier process compiled into dir unless
// dir is empty. Whoever can write there could run code here, so the folder is
// made for its owner only.
func start(dir string) (pdfium.Pool, error) {
	runtime := wazero.NewRuntimeConfig().WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(memoryPages).WithCloseOnContextDone(true)
	if dir != "" {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, err
		}
		cache, err := wazero.NewCompilationCacheWithDir(dir)
		if err != nil {
			return nil, err
		}
		runtime = runtime.WithCompilationCache(cache)
	}
	return webassembly.Init(webassembly.Config{
		MinIdle: 0, MaxIdle: 1, MaxTotal: 2,
		FSConfig: wazero.NewFSConfig(), // nothing mounted
		Stdout:   io.Discard, Stderr: io.Discard,
		RuntimeConfig: runtime,
	})
}

// Pages returns the text of each page. Errors wrap onrecord.ErrInvalid for what
// is no PDF that can be opened, ErrWithheld for one with a password, and
// ErrRefused for one over a limit.
func Pages(ctx context.Context, payload []byte) (pages []string, err error) {
	pool, err := engine()
	if err != nil {
		return nil, fmt.Errorf("pdf engine: %w", err)
	}
	inst, err := pool.GetInstance(patience)
	if err != nil {
		return nil, fmt.Errorf("pdf engine: %w: %w", err, onrecord.ErrUnavailable)
	}
	type result struct {
		pages []string
		err   error
	}
	done := make(chan result, 1)
	go func() {
		pages, err := read(inst, payload)
		done <- result{pages, err}
	}()
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	select {
	case r := <-done:
		return r.pages, errors.Join(r.err, inst.Close())
	case <-ctx.Done():
		return nil, errors.Join(fmt.Errorf("a PDF that takes over %v to read: %w", patience, onrecord.ErrRefused), inst.Kill())
	}
}

func read(inst pdfium.Pdfium, payload []byte) ([]string, error) {
	doc, err := inst.OpenDocument(&requests.OpenDocument{File: &payload})
	if err != nil {
		return nil, opening(err)
	}
	count, err := inst.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		return nil, fmt.Errorf("pages: %w: %w", err, onrecord.ErrInvalid)
	}
	if count.PageCount > maxPages {
		return nil, fmt.Errorf("a PDF of %d pages; up to %d are read: %w", count.PageCount, maxPages, onrecord.ErrRefused)
	}
	var out []string
	size := 0
	for i := range count.PageCount {
		page, err := page(inst, doc.Document, i)
		if err != nil {
			return nil, err
		}
		if size += len(page); size > maxText {
			return nil, fmt.Errorf("a PDF with more than %d bytes of text: %w", maxText, onrecord.ErrRefused)
		}
		out = append(out, page)
	}
	return out, nil
}

func opening(err error) error {
	if strings.Contains(strings.ToLower(err.Error()), "password") {
		return fmt.Errorf("the PDF asks for a password: %w", onrecord.ErrWithheld)
	}
	return fmt.Errorf("no readable PDF: %w: %w", err, onrecord.ErrInvalid)
}

func page(inst pdfium.Pdfium, doc references.FPDF_DOCUMENT, i int) (string, error) {
	got, err := inst.GetPageText(&requests.GetPageText{Page: requests.Page{ByIndex: &requests.PageByIndex{Document: doc, Index: i}}})
	if err != nil {
		return "", fmt.Errorf("page %d: %w: %w", i+1, err, onrecord.ErrInvalid)
	}
	return paragraphs(got.Text), nil
}
