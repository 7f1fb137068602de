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
	"runtime"
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
	maxText     = 8 << 20         // bytes of text
	memoryPages = 1200            // of 64 KiB: some 75 MB for the engine, and as much again while it grows
	patience    = 4 * time.Second // of processor time, so that a busy machine refuses no PDF
	endless     = time.Minute     // of the clock, for what uses no processor time
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
	config := wazero.NewRuntimeConfig().WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(memoryPages).WithCloseOnContextDone(true)
	if dir != "" {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, err
		}
		cache, err := wazero.NewCompilationCacheWithDir(dir)
		if err != nil {
			return nil, err
		}
		config = config.WithCompilationCache(cache)
	}
	return webassembly.Init(webassembly.Config{
		MinIdle: 0, MaxIdle: 1, MaxTotal: 2,
		FSConfig: wazero.NewFSConfig(), // nothing mounted
		Stdout:   io.Discard, Stderr: io.Discard,
		RuntimeConfig: config,
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
	inst, err := pool.GetInstance(endless)
	if err != nil {
		return nil, fmt.Errorf("pdf engine: %w: %w", err, onrecord.ErrUnavailable)
	}
	ctx, cancel := context.WithTimeoutCause(ctx, endless, tooLong(endless))
	defer cancel()
	done := make(chan result, 1)
	ctx = watched(ctx, func() {
		pages, err := read(inst, payload)
		done <- result{pages, err}
	})
	select {
	case r := <-done:
		return r.pages, errors.Join(r.err, inst.Close())
	case <-ctx.Done():
		return nil, errors.Join(context.Cause(ctx), inst.Kill())
	}
}

type result struct {
	pages []string
	err   error
}

func tooLong(d time.Duration) error {
	return fmt.Errorf("a PDF that takes over %v to read: %w", d, onrecord.ErrRefused)
}

// watched runs work on a thread of its own. The context that it returns ends
// when that thread has had patience of processor time and work is not done.
func watched(ctx context.Context, work func()) context.Context {
	ctx, stop := context.WithCancelCause(ctx)
	thread := make(chan func() time.Duration)
	over := make(chan struct{})
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		defer close(over)
		thread <- threadTime()
		work()
	}()
	go func() {
		spent := <-thread
		tick := time.NewTicker(50 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-over:
				return
			case <-tick.C:
			}
			if spent() > patience {
				stop(tooLong(patience))
				return
			}
		}
	}()
	return ctx
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
	_, why, _ := strings.Cut(err.Error(), ": ") // after PDFium's own number
	return onrecord.WithHint(fmt.Errorf("no readable PDF: %s: %w", why, onrecord.ErrInvalid), "was it saved whole? open it in a viewer, and print it to a new PDF if that shows it")
}

func page(inst pdfium.Pdfium, doc references.FPDF_DOCUMENT, i int) (string, error) {
	got, err := inst.GetPageText(&requests.GetPageText{Page: requests.Page{ByIndex: &requests.PageByIndex{Document: doc, Index: i}}})
	if err != nil && strings.Contains(err.Error(), "wasm error") {
		return "", fmt.Errorf("page %d takes more memory than the %d MB that a PDF gets: %w", i+1, memoryPages>>4, onrecord.ErrRefused)
	}
	if err != nil {
		return "", fmt.Errorf("page %d: %w: %w", i+1, err, onrecord.ErrInvalid)
	}
	return paragraphs(got.Text), nil
}
