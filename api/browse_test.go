package api_test

import (
	"context"
	"encoding/json"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"onrecord/api"
	"onrecord/desk"
	"onrecord/publish"
	"onrecord/publish/publishtest"
	"onrecord/publish/web"
)

// Helpers of the tests that look at the pages in a real browser. They need
// what tools/browser-setup installs and skip without it; ONRECORD_BROWSER=required
// makes that a failure. ONRECORD_SHOTS=DIR keeps a picture of what was seen.

const axeFile = "../tools/browser/node_modules/axe-core/axe.min.js"

// step is something that a test does in the browser.
type step = chromedp.Action[chromedp.Void]

// chrome starts a browser without a window and returns its context.
func chrome(t *testing.T) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err == nil {
		_, err = os.Stat(axeFile)
	}
	if err != nil {
		if os.Getenv("ONRECORD_BROWSER") == "required" {
			t.Fatalf("no browser: %v", err)
		}
		t.Skipf("skipped: run tools/browser-setup first (%v)", err)
	}
	ctx, cancel := chromedp.NewContext(t.Context(), chromedp.WithErrorf(func(string, ...any) {}), chromedp.WithAllocatorOptions(
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.UserDataDir(t.TempDir()), chromedp.Flag("disable-gpu", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("hide-scrollbars", true)))
	t.Cleanup(cancel)
	do(t, ctx)
	return ctx
}

// tab opens a new tab that is closed with the test.
func tab(t *testing.T, ctx context.Context) context.Context {
	t.Helper()
	ctx, cancel := chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	return ctx
}

func do(t *testing.T, ctx context.Context, steps ...step) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// see evaluates an expression of the page.
func see[T any](t *testing.T, ctx context.Context, expression string, o ...chromedp.EvaluateOption) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, o...))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// tell sends a command of the browser's protocol.
func tell[P, R any](t *testing.T, ctx context.Context, c cdp.Command[P, R], params P) R {
	t.Helper()
	r, err := chromedp.Call(ctx, c, params)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func press(key string) step { return chromedp.KeyEvent(key) }

func click(selector string) step { return chromedp.Click(chromedp.CSS(selector)) }

// A view is how a page is looked at.
type view struct {
	name          string
	width, height int64
	scheme        string
}

var views = []view{
	{"1280-light", 1280, 900, "light"}, {"1280-dark", 1280, 900, "dark"},
	{"320-light", 320, 640, "light"}, {"320-dark", 320, 640, "dark"},
}

func (v view) open(t *testing.T, ctx context.Context, address string) {
	t.Helper()
	v.use(t, ctx)
	do(t, ctx, chromedp.Navigate(address))
}

// use looks at the page that is open.
func (v view) use(t *testing.T, ctx context.Context) {
	t.Helper()
	media(t, ctx, "prefers-color-scheme", v.scheme)
	do(t, ctx, chromedp.EmulateViewport(v.width, v.height))
}

// media sets one preference of the reader.
func media(t *testing.T, ctx context.Context, name, value string) {
	t.Helper()
	tell(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: name, Value: value}}})
}

// axe returns what axe-core finds wrong in the page as it stands.
func axe(t *testing.T, ctx context.Context) []string {
	t.Helper()
	if !see[bool](t, ctx, `"axe" in window`) {
		code, err := os.ReadFile(axeFile)
		if err != nil {
			t.Fatal(err)
		}
		see[int](t, ctx, string(code)+";0")
	}
	found := see[string](t, ctx, `axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then(r =>
		JSON.stringify(r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.target.join(" ") + ": " + (n.any[0] || n.all[0] || n.none[0] || {}).message))
		.concat(r.passes.length < 10 ? ["axe passed only " + r.passes.length + " rules"] : [])))`, chromedp.EvalAwaitPromise)
	var out []string
	if err := json.Unmarshal([]byte(found), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func shoot(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	dir := os.Getenv("ONRECORD_SHOTS")
	if dir == "" {
		return
	}
	png, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err != nil {
		t.Fatal(err)
	}
	keep(t, filepath.Join(dir, name+".png"), png)
}

func keep(t *testing.T, file string, b []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b, 0o644); err != nil {
		t.Fatal(err)
	}
}

// focused names the element that has the focus: tag, ID, classes, target.
func focused(t *testing.T, ctx context.Context) string {
	t.Helper()
	return see[string](t, ctx, `(e => !e || e === document.body ? "" : [e.tagName, e.id, e.className, e.getAttribute("popovertarget") || ""].join(" ").trim())(document.activeElement)`)
}

// tabTo presses Tab until an element of a class has the focus.
func tabTo(t *testing.T, ctx context.Context, class string) {
	t.Helper()
	for range 80 {
		do(t, ctx, press(kb.Tab))
		if strings.Contains(focused(t, ctx), class) {
			return
		}
	}
	t.Fatalf("Tab never comes to .%s", class)
}

func count(t *testing.T, ctx context.Context, selector string) int {
	t.Helper()
	return see[int](t, ctx, `[...document.querySelectorAll("`+selector+`")].filter(e => e.checkVisibility()).length`)
}

func site(t *testing.T, es ...publish.Edition) *httptest.Server {
	t.Helper()
	sources := []desk.Source{empty{}}
	for _, e := range es {
		sources = append(sources, held{e})
	}
	return serve(t, sources)
}

func serve(t *testing.T, sources []desk.Source) *httptest.Server {
	t.Helper()
	srv := httptest.NewServer(api.New(sources, api.Config{Site: web.Site{Contact: "desk@example.org"}}))
	t.Cleanup(srv.Close)
	return srv
}

// addresses are all kinds of page, by name.
func addresses(e *publish.Edition) map[string]string {
	return map[string]string{
		"today": "/", "board": "/e/phnom-penh-2022", "proposition": "/e/phnom-penh-2022/p/p1",
		"document": "/d/" + web.Key(e.Document(publishtest.Article)), "person": "/w/seng-theary", "people": "/w",
		"sources": "/sources", "not-found": "/e/nope",
	}
}
