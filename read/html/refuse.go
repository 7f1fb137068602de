package html

import (
	"strings"

	"onrecord"
)

// Refused says why a page is no article: a stable reason, and what was seen.
type Refused struct{ Reason, Saw string }

// mark is a phrase that gives a page away, with the reason it stands for. It
// counts in the title, or in the text of a page that has little else.
type mark struct{ phrase, reason string }

var marks = []mark{
	{"just a moment", "challenge"}, {"attention required! | cloudflare", "challenge"}, {"checking your browser", "challenge"},
	{"verify you are human", "challenge"}, {"verifying you are human", "challenge"}, {"are you a robot", "challenge"}, {"unusual traffic from your", "challenge"},
	{"enable javascript and cookies to continue", "challenge"}, {"access denied", "challenge"}, {"access to this page has been denied", "challenge"},
	{"pardon our interruption", "challenge"}, {"security check", "challenge"}, {"ddos protection by", "challenge"}, {"complete the captcha", "challenge"},
	{"you have been blocked", "challenge"}, {"request unsuccessful. incapsula", "challenge"}, {"press & hold to confirm", "challenge"},

	{"before you continue to", "consent"}, {"we value your privacy", "consent"}, {"we and our partners store", "consent"}, {"accept cookies to continue", "consent"},
	{"cookie consent", "consent"}, {"wir und unsere partner", "consent"}, {"weiter mit werbung", "consent"}, {"mit werbung weiterlesen", "consent"},
	{"accepter et continuer", "consent"}, {"continuer sans accepter", "consent"}, {"aceptar y continuar", "consent"}, {"accetta e continua", "consent"}, {"datenschutzeinstellungen", "consent"},

	{"log in to continue", "login"}, {"sign in to continue", "login"}, {"please log in", "login"}, {"please sign in", "login"}, {"you must be logged in", "login"},
	{"create a free account to", "login"}, {"bitte melden sie sich an", "login"}, {"connectez-vous pour", "login"}, {"inicia sesión para", "login"},

	{"subscribe to read", "teaser"}, {"subscribe to continue reading", "teaser"}, {"to continue reading", "teaser"}, {"this article is for subscribers", "teaser"},
	{"subscribers only", "teaser"}, {"already a subscriber?", "teaser"}, {"jetzt weiterlesen", "teaser"}, {"mit abo weiterlesen", "teaser"}, {"artikel freischalten", "teaser"},
	{"réservé aux abonnés", "teaser"}, {"exclusivo para suscriptores", "teaser"}, {"contenuto riservato agli abbonati", "teaser"},

	{"page not found", "not-found"}, {"404 not found", "not-found"}, {"404 error", "not-found"}, {"error 404", "not-found"}, {"page you requested could not be found", "not-found"},
	{"page you are looking for", "not-found"}, {"page doesn't exist", "not-found"}, {"page does not exist", "not-found"}, {"no longer available", "not-found"},
	{"can't find that page", "not-found"}, {"seite nicht gefunden", "not-found"}, {"page introuvable", "not-found"}, {"página no encontrada", "not-found"},
	{"pagina non trovata", "not-found"}, {"página não encontrada", "not-found"}, {"страница не найдена", "not-found"}, {"ページが見つかりません", "not-found"},
}

// Sizes in bytes of body text.
const (
	little   = 140  // less is no article by itself
	brief    = 400  // up to here a phrase in the text can give the page away
	meagre   = 1200 // up to here the title can, or a paywall's words
	curt     = 40   // letters that a notice has at least
	teaserOf = 3    // a body under a third of what the page announces is a teaser
)

// Refuse reports whether the page is no article, given the blocks chosen as
// body. Nothing is refused for a phrase alone when there is an article's worth
// of text: a story about cookies stays a story.
func (p *Page) Refuse(body []bool, ws []onrecord.Witness) (Refused, bool) {
	size, linked, paragraphs := 0, 0, 0
	for i := range p.Blocks {
		if body[i] {
			size += len(p.Blocks[i].Text)
			linked += p.Blocks[i].Linked
			if endsSentence(p.Blocks[i].Text) && len(p.Blocks[i].Text) > 60 {
				paragraphs++
			}
		}
	}
	if size < meagre {
		if r, ok := p.marked(size); ok {
			return r, true
		}
	}
	if announced := p.announced(); announced > 0 && size*teaserOf < announced && size < 2*meagre {
		return Refused{"teaser", "the page announces a longer text than it shows"}, true
	}
	switch {
	case p.index(linked, size, paragraphs):
		return Refused{"index", "mostly links to other pages"}, true
	case size < little && paragraphs == 0 && !p.notice(body):
		return Refused{"too-little", "hardly any text that could be an article"}, true
	}
	return Refused{}, false
}

// notice reports whether what little text there is may be an official's note: whole
// sentences under a heading on a page that bears a date. Ministries publish two
// lines about a summoned ambassador, and those matter.
func (p *Page) notice(body []bool) bool {
	size, headed := 0, false
	for i := range p.Blocks {
		b := &p.Blocks[i]
		switch {
		case b.In&InHeading != 0:
			headed = headed || size == 0 && b.Linked == 0
		case body[i] && (b.Linked > 0 || !endsSentence(b.Text)):
			return false
		case body[i]:
			size += len(b.letters())
		}
	}
	return headed && size >= curt && p.dated()
}

// dated reports whether the page says when it was published.
func (p *Page) dated() bool {
	for _, w := range p.Witnesses() {
		if w.Field == "published" {
			return true
		}
	}
	for i := range p.Blocks {
		if p.Blocks[i].In&InFooter == 0 && p.Blocks[i].lineForm().onlyDate {
			return true
		}
	}
	return false
}

// marked looks for a phrase in the title and the visible text.
func (p *Page) marked(size int) (Refused, bool) {
	title := strings.ToLower(p.HeadTitle())
	for _, m := range marks {
		if strings.Contains(title, m.phrase) {
			return Refused{m.reason, "the title says \"" + m.phrase + "\""}, true
		}
	}
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if b.In&(InNav|InFooter) != 0 || len(b.Text) > 600 {
			continue
		}
		text := strings.ToLower(b.Text)
		for _, m := range marks {
			if strings.Contains(text, m.phrase) && (size < brief || m.reason == "teaser") {
				return Refused{m.reason, "it says \"" + m.phrase + "\""}, true
			}
		}
	}
	return Refused{}, false
}

// announced is how many bytes of body the page's own markup speaks of, where it
// also says that the article is not free; 0 if it does not.
func (p *Page) announced() int {
	for _, a := range p.Articles() {
		if a.Free == "false" {
			return max(len(a.Body), a.Words*6)
		}
	}
	return 0
}

// index reports whether the page lists other pages: nearly no running text, many
// headings that are links.
func (p *Page) index(linked, size, paragraphs int) bool {
	kind := strings.ToLower(p.First("og:type"))
	headed := 0
	for i := range p.Blocks {
		if b := &p.Blocks[i]; b.In&InHeading != 0 && b.Linked*2 > len(b.Text) {
			headed++
		}
	}
	if kind == "article" || len(p.Articles()) > 0 {
		return false
	}
	return paragraphs <= 2 && (headed >= 8 || linked*2 > size && size > 0 && headed >= 3)
}
