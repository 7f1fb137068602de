package api_test

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"onrecord"
	"onrecord/desk"
	"onrecord/publish"
	"onrecord/publish/publishtest"
	"onrecord/publish/web"
)

// Every page, wide and narrow, light and dark: axe finds nothing, and nothing
// has to be scrolled sideways.
func TestPagesAreAccessible(t *testing.T) {
	ctx := chrome(t)
	e := publishtest.PhnomPenh()
	full, none := site(t, e), site(t)
	kept := newNewsdesk(t)
	kept.collect(t)
	logged := serve(t, []desk.Source{kept})
	look := map[string]string{
		"empty": none.URL + "/", "empty-sources": none.URL + "/sources", "no-log": none.URL + "/log", "log": logged.URL + "/log",
		"proof-box": logged.URL + "/d/" + kept.key(t), "proof-sheet": logged.URL + "/d/" + kept.key(t) + "/proof",
		"no-proof": full.URL + "/d/" + articleKey() + "/proof",
	}
	for name, path := range addresses(&e) {
		look[name] = full.URL + path
	}
	for name, address := range look {
		t.Run(name, func(t *testing.T) {
			ctx := tab(t, ctx)
			do(t, ctx, chromedp.Navigate(address))
			for _, v := range views {
				v.use(t, ctx)
				if over := see[int](t, ctx, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
					t.Errorf("%s: %d px too wide", v.name, over)
				}
				for _, violation := range axe(t, ctx) {
					t.Errorf("%s: %s", v.name, violation)
				}
				shoot(t, ctx, name+"-"+v.name)
			}
		})
	}
}

// The example of the README passes too, made by the program from its documents.
func TestExampleIsAccessible(t *testing.T) {
	ctx := tab(t, chrome(t))
	folder, err := desk.OpenFolder(t.Context(), "../examples/phnom-penh-2022")
	if err != nil {
		t.Fatal(err)
	}
	srv := serve(t, []desk.Source{folder})
	for _, path := range []string{"/", "/e/phnom-penh-2022", "/e/phnom-penh-2022/p/p1", "/d/kh-article.txt", "/w", "/sources"} {
		do(t, ctx, chromedp.Navigate(srv.URL+path))
		for _, v := range []view{views[0], views[3]} {
			v.use(t, ctx)
			if over := see[int](t, ctx, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
				t.Errorf("%s, %s: %d px too wide", path, v.name, over)
			}
			for _, violation := range axe(t, ctx) {
				t.Errorf("%s, %s: %s", path, v.name, violation)
			}
			shoot(t, ctx, "example"+strings.ReplaceAll(path, "/", "-")+"-"+v.name)
		}
	}
}

// The words behind a cell open and close with the keyboard alone and with
// scripts off.
func TestEvidenceOpensWithoutScript(t *testing.T) {
	ctx := tab(t, chrome(t))
	srv := site(t, publishtest.PhnomPenh())
	tell(t, ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	for _, v := range views {
		v.open(t, ctx, srv.URL+"/e/phnom-penh-2022")
		tabTo(t, ctx, "chip")
		chip := focused(t, ctx)
		do(t, ctx, press(kb.Enter))
		if n := count(t, ctx, ".peek:popover-open"); n != 1 {
			t.Fatalf("%s: %d popovers are open after Enter", v.name, n)
		}
		words := see[string](t, ctx, `document.querySelector(".peek:popover-open").innerText`)
		if !strings.Contains(words, "He also called for jailed activists") || !strings.Contains(words, "Citation") {
			t.Errorf("%s: the popover says %q", v.name, words)
		}
		shoot(t, ctx, "peek-"+v.name)
		do(t, ctx, press(kb.Tab))
		if got := focused(t, ctx); !strings.Contains(got, "close") {
			t.Errorf("%s: after Tab %q has the focus, want what closes the popover", v.name, got)
		}
		do(t, ctx, press(kb.Escape))
		if n := count(t, ctx, ".peek:popover-open"); n != 0 {
			t.Errorf("%s: Escape leaves the popover open", v.name)
		}
		if got := focused(t, ctx); got != chip {
			t.Errorf("%s: the focus is on %q, want it back on %q", v.name, got, chip)
		}
	}
}

// An open popover, too, passes axe.
func TestOpenEvidenceIsAccessible(t *testing.T) {
	ctx := tab(t, chrome(t))
	srv := site(t, publishtest.PhnomPenh())
	do(t, ctx, chromedp.Navigate(srv.URL+"/e/phnom-penh-2022"), click(".chip"))
	for _, v := range views {
		v.use(t, ctx)
		for _, violation := range axe(t, ctx) {
			t.Errorf("%s: %s", v.name, violation)
		}
	}
}

// Tab goes to the pause first, then past the navigation to the board, and all
// that takes the focus shows it.
func TestKeyboardOrder(t *testing.T) {
	ctx := tab(t, chrome(t))
	srv := site(t, publishtest.PhnomPenh())
	views[0].open(t, ctx, srv.URL+"/e/phnom-penh-2022")
	var order []string
	for range 90 {
		do(t, ctx, press(kb.Tab))
		at := focused(t, ctx)
		if at == "" {
			break
		}
		order = append(order, at)
		outline := see[string](t, ctx, `(s => s.outlineStyle + " " + s.outlineWidth)(getComputedStyle(document.activeElement))`)
		if strings.HasPrefix(outline, "none") || strings.HasSuffix(outline, " 0px") {
			t.Errorf("%s does not show that it has the focus (%s)", at, outline)
		}
	}
	if len(order) < 20 || !strings.HasPrefix(order[0], "INPUT pause-headlines") {
		t.Fatalf("order = %q", order)
	}
	at := func(class string) int {
		return slices.IndexFunc(order, func(s string) bool { return strings.Contains(s, class) })
	}
	if skip, brand, chip := at("skip"), at("brand"), at("chip"); skip < 0 || brand < skip || chip < brand {
		t.Errorf("skip link, brand and first chip come at %d, %d, %d", skip, brand, chip)
	}
}

// At 320 px the rows are cards, and still rows of a table for who listens.
func TestNarrowTableKeepsItsRoles(t *testing.T) {
	ctx := tab(t, chrome(t))
	srv := site(t, publishtest.PhnomPenh())
	views[2].open(t, ctx, srv.URL+"/e/phnom-penh-2022")
	roles := map[string]int{}
	for _, n := range tell(t, ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{}).Nodes {
		if n.Role != nil && !n.Ignored {
			roles[strings.Trim(string(n.Role.Value), `"`)]++
		}
	}
	// Rows: 4 findings, 5 values that differ, 6 moments. Cells of a finding: 5.
	want := map[string]int{"table": 3, "row": 15, "rowheader": 12, "cell": 4*5 + 5*2 + 6*2}
	for role, n := range want {
		if roles[role] != n {
			t.Errorf("%d of role %s at 320 px, want %d", roles[role], role, n)
		}
	}
}

// A number of the strip shows its own rows, and leads back to all.
func TestCountsFilterWithoutScript(t *testing.T) {
	ctx := tab(t, chrome(t))
	srv := site(t, publishtest.PhnomPenh())
	views[0].open(t, ctx, srv.URL+"/e/phnom-penh-2022")
	rows := func() string {
		return see[string](t, ctx, `[...document.querySelectorAll("table.board tbody tr")].filter(r => r.checkVisibility()).map(r => r.id).join(" ")`)
	}
	all := rows()
	do(t, ctx, click(`.counts a[href="#one-sided"]`))
	some := rows()
	shoot(t, ctx, "filtered")
	do(t, ctx, click(`.filtered a`))
	if again := rows(); all != "p1 p2 p3 p4" || some != "p3 p4" || again != all {
		t.Errorf("rows %q, then %q, then %q", all, some, again)
	}
}

// Who asked for less motion gets a still list; everybody can pause it.
func TestHeadlinesStandStill(t *testing.T) {
	ctx := tab(t, chrome(t))
	srv := site(t, publishtest.PhnomPenh())
	views[0].open(t, ctx, srv.URL+"/")
	state := func() string {
		return see[string](t, ctx, `(s => s.animationName + " " + s.animationPlayState)(getComputedStyle(document.querySelector(".ticker ul")))`)
	}
	moving := state()
	do(t, ctx, click("#pause-headlines"))
	paused := state()
	media(t, ctx, "prefers-reduced-motion", "reduce")
	still := state()
	shoot(t, ctx, "reduced-motion")
	if moving != "slide running" || paused != "slide paused" || !strings.HasPrefix(still, "none") {
		t.Errorf("animation %q, paused %q, with reduced motion %q", moving, paused, still)
	}
}

// A document's statement and its words light up together.
func TestStatementAndWordsAreLinked(t *testing.T) {
	ctx := tab(t, chrome(t))
	e := publishtest.PhnomPenh()
	srv := site(t, e)
	views[0].open(t, ctx, srv.URL+addresses(&e)["document"]+"#s4")
	lit := see[string](t, ctx, `(() => { const lit = getComputedStyle(document.querySelector(".card:target")).backgroundColor;
		return [...document.querySelectorAll(".line p span")].filter(s => getComputedStyle(s).backgroundColor === lit).map(s => s.textContent).join("") })()`)
	shoot(t, ctx, "document-target")
	if lit != "there was no negotiation on the release of a female prisoner" {
		t.Errorf("lit: %q", lit)
	}
}

// A printed board has every passage under its number, with address and hash,
// and nothing to press.
func TestPrint(t *testing.T) {
	ctx := tab(t, chrome(t))
	srv := site(t, publishtest.PhnomPenh())
	views[0].open(t, ctx, srv.URL+"/e/phnom-penh-2022")
	if dir := os.Getenv("ONRECORD_SHOTS"); dir != "" {
		pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
		if err != nil {
			t.Fatal(err)
		}
		keep(t, filepath.Join(dir, "board.pdf"), pdf)
	}
	tell(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	seen := see[string](t, ctx, `document.body.innerText`)
	for _, want := range []string{"Passages", "[2-3]", "#:~:text=", "sha256:", "He also called for jailed activists to be freed"} {
		if !strings.Contains(seen, want) {
			t.Errorf("the printed board does not say %q", want)
		}
	}
	for _, never := range []string{"Pause", "Ask for the record", "Archived text"} {
		if strings.Contains(seen, never) {
			t.Errorf("the printed board says %q", never)
		}
	}
	if n := count(t, ctx, ".peek .note"); n != 9 { // one of them is what a side said before
		t.Errorf("%d passages, want 9", n)
	}
}

// A printed proof sheet is one page of paper with the command and the code, and
// without what only the screen needs.
func TestPrintedProofSheet(t *testing.T) {
	ctx := tab(t, chrome(t))
	kept := newNewsdesk(t)
	kept.collect(t)
	srv := serve(t, []desk.Source{kept})
	views[0].open(t, ctx, srv.URL+"/d/"+kept.key(t)+"/proof")
	pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		t.Fatal(err)
	}
	if pages := bytes.Count(pdf, []byte("/Type /Page\n")); pages != 1 {
		t.Errorf("printed on %d pages", pages)
	}
	if dir := os.Getenv("ONRECORD_SHOTS"); dir != "" {
		keep(t, filepath.Join(dir, "proof.pdf"), pdf)
	}
	tell(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	shoot(t, ctx, "proof-print")
	seen := see[string](t, ctx, `document.body.innerText`)
	for _, want := range []string{"Proof sheet", "onrecord verify --policy policy.txt proofs", "What it does not show", "cosigned by neutral", "/proof"} {
		if !strings.Contains(seen, want) {
			t.Errorf("the printed sheet does not say %q", want)
		}
	}
	if n := count(t, ctx, ".code"); n != 1 || strings.Contains(seen, "Found an error") {
		t.Errorf("%d codes; the footer is printed: %t", n, strings.Contains(seen, "Found an error"))
	}
}

// Nothing is asked of any other server, the policy blocks nothing of ours, and
// nothing that a document says is run.
func TestPagesAskNobodyElse(t *testing.T) {
	ctx := tab(t, chrome(t))
	e := publishtest.Hostile()
	srv := site(t, e)
	host := strings.TrimPrefix(srv.URL, "http://")
	var mu sync.Mutex
	var wrong []string
	if err := chromedp.Listen(ctx, func(ev any) {
		mu.Lock()
		defer mu.Unlock()
		switch ev := ev.(type) {
		case *network.EventRequestWillBeSent:
			if u, err := url.Parse(ev.Request.URL); err != nil || u.Host != host {
				wrong = append(wrong, "request to "+ev.Request.URL)
			}
		case *page.EventJavascriptDialogOpening:
			wrong = append(wrong, "script ran: "+ev.Message)
		case *network.EventLoadingFailed:
			wrong = append(wrong, fmt.Sprintf("failed: %s %s", ev.ErrorText, ev.BlockedReason))
		}
	}); err != nil {
		t.Fatal(err)
	}
	tell(t, ctx, network.Enable, network.EnableParams{})
	paths := addresses(&e)
	for _, r := range e.Readings {
		paths["document "+string(r.Document.ID)] = "/d/" + web.Key(r.Document)
	}
	for name, path := range paths {
		do(t, ctx, chromedp.Navigate(srv.URL+path))
		if n := see[int](t, ctx, `document.scripts.length + document.querySelectorAll("img, iframe, object, embed, form").length`); n > 0 {
			t.Errorf("%s has %d elements that no page of ours has", name, n)
		}
	}
	mu.Lock()
	defer mu.Unlock()
	for _, w := range wrong {
		t.Error(w)
	}
}

// An exported folder opens from the disk, styled, and passes too.
func TestExportedFolder(t *testing.T) {
	ctx := tab(t, chrome(t))
	dir := t.TempDir()
	if _, err := (web.Site{}).Export([]publish.Edition{publishtest.PhnomPenh()}, func(name string, body []byte) error {
		keep(t, filepath.Join(dir, filepath.FromSlash(name)), body)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	views[0].open(t, ctx, "file://"+filepath.ToSlash(dir)+"/index.html")
	do(t, ctx, click(".events h3 a"), chromedp.WaitVisible(chromedp.CSS("table.board")))
	if border := see[string](t, ctx, `getComputedStyle(document.querySelector("tr.machine > th")).borderInlineStartStyle`); border != "dotted" {
		t.Errorf("machine-made rows have a %q edge: the style sheet is not applied", border)
	}
	for _, violation := range axe(t, ctx) {
		t.Error(violation)
	}
}

// What people made of rows reads the same with scripts off: corrected, outdated,
// merged and rejected rows, each with a name and a time, and passes axe.
func TestReviewedRowsAreAccessible(t *testing.T) {
	ctx := tab(t, chrome(t))
	e := publishtest.PhnomPenh()
	at := time.Date(2022, 11, 24, 9, 0, 0, 0, time.UTC)
	for i, r := range []onrecord.Review{
		{By: "A. Editor", Act: "correct", Note: "a call is no negotiation", Stances: map[onrecord.SideID]onrecord.Stance{"kh_pm": onrecord.Partial}, Relation: onrecord.PartlyAgreed},
		{By: "B. Editor", Act: "confirm", Was: onrecord.OneSided},
		{By: "C. Editor", Act: "reject", Note: "not about this meeting"},
	} {
		r.At = at
		e.Board.Findings[i].Review = &r
	}
	srv := site(t, e)
	tell(t, ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	for _, v := range views {
		v.open(t, ctx, srv.URL+"/e/phnom-penh-2022")
		board := see[string](t, ctx, `document.body.innerText`)
		for _, want := range []string{
			"corrected by A. Editor · 2022-11-24 09:00 UTC", "a call is no negotiation", "corrected; the rule said: ⊘ denies", "the rule said: ≠ contradicted",
			"confirmed by B. Editor · 2022-11-24 09:00 UTC", "it said then: ◐ one side only; the rule finds something else now",
			"rejected by C. Editor, 2022-11-24 09:00 UTC: not about this meeting", "merged into it by Sokha Chan · 2022-11-24 09:40 UTC",
		} {
			if !strings.Contains(board, want) {
				t.Errorf("%s: the board does not say %q", v.name, want)
			}
		}
		shoot(t, ctx, "reviewed-"+v.name)
	}
	tell(t, ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: false}) // axe itself is a script
	for _, v := range views {
		v.open(t, ctx, srv.URL+"/e/phnom-penh-2022")
		for _, violation := range axe(t, ctx) {
			t.Errorf("%s: %s", v.name, violation)
		}
	}
}
