package html

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"onrecord"
	"onrecord/read/lines"
	"onrecord/text"
)

// An Author is a name with the stretch of the source that says it.
type Author struct {
	Name string
	Raw  text.Span
}

// authorSources in the order in which they are believed. The structured data
// is filled in by the newsroom's own system; metas often hold only the outlet.
var authorSources = []string{"json-ld", "meta", "og", "dc"}

// Authors decides who wrote the page. A source that names only the outlet
// itself yields to a later one, or to the printed byline, that names people; if
// none does, the outlet is the author.
func (p *Page) Authors(ws []onrecord.Witness) []Author {
	sites := sitesOf(ws)
	own := func(name string) bool { return isOutlet(letters(name), sites) || isDesk(name, ws) }
	var outlet []Author
	for _, from := range authorSources {
		people, bodies := p.named(ws, from, own)
		if len(people) > 0 {
			return people
		}
		if from == "json-ld" {
			outlet = bodies
		}
	}
	if printed := p.byline(own); len(printed) > 0 {
		return printed
	}
	if printed := p.signature(own); len(printed) > 0 {
		return printed
	}
	return outlet
}

// named splits what one source says into people (and named desks) and the
// outlet itself.
func (p *Page) named(ws []onrecord.Witness, from string, own func(string) bool) (people, outlet []Author) {
	seen, editors := map[string]bool{}, p.editors()
	for _, w := range ws {
		if w.Field != "author" || w.From != from {
			continue
		}
		raw := p.Where(w)
		for _, name := range names(w.Value) {
			key := letters(name)
			if seen[key] || key == "" || noName(name) {
				continue
			}
			seen[key] = true
			a := Author{name, raw}
			if own(name) || editors[key] {
				outlet = append(outlet, a)
			} else {
				people = append(people, a)
			}
		}
	}
	return people, outlet
}

// role cuts what follows a name: "A B / Journalist", "A B | Outlet", "신현주 기자".
var role = regexp.MustCompile(`\s+(?:[/|]\s+.*|기자|記者|记者)$`)

var and = regexp.MustCompile(`(?i)\s*(?:,|;|/|\s(?:and|und|et|y|e|og|och|&)\s)\s*`)

// names splits "A B, C D and E F" where every part looks like a name.
func names(value string) []string {
	value = strings.TrimSpace(role.ReplaceAllString(value, ""))
	if m := bySomebody.FindString(value); m != "" {
		value = strings.TrimSpace(value[len(m):])
	}
	whole := value
	if m := filed.FindStringIndex(value); m != nil {
		value = value[:m[0]]
	}
	parts := and.Split(value, -1)
	for _, part := range parts {
		if !lines.PersonLike(part) {
			return []string{whole}
		}
	}
	return parts
}

// filed is a place or a role in one word behind names: "A B and C D, Nairobi".
var filed = regexp.MustCompile(`,\s*\p{Lu}\p{Ll}+$`)

var bySomebody = regexp.MustCompile(`^(?i:by|von|par|por)\s+`)

// noName are values that name nobody: addresses, handles, slugs.
func noName(s string) bool {
	return strings.Contains(s, "://") || strings.HasPrefix(s, "@") || strings.HasPrefix(s, "www.") || len(s) > 120 ||
		!strings.Contains(s, " ") && strings.Contains(s, "-") && s == strings.ToLower(s) || strings.EqualFold(s, "admin") || strings.EqualFold(s, "developer")
}

// editing opens a line that names who edited the page, which is not who wrote it.
var editing = regexp.MustCompile(`(?i)^(?:editor|edited by|editing by|redaktur|redaktör|redaktør|penyunting)\s*:?\s+`)

// editors are the folded names that the page prints as its editors'.
func (p *Page) editors() map[string]bool {
	out := map[string]bool{}
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if m := editing.FindString(b.Text); m != "" && len(b.Text) < 80 {
			out[letters(b.Text[len(m):])] = true
		}
	}
	return out
}

// isDesk reports whether name is an account that a newsroom shares: the outlet's
// first word and an initial.
func isDesk(name string, ws []onrecord.Witness) bool {
	first, rest, ok := strings.Cut(name, " ")
	if !ok || utf8.RuneCountInString(rest) > 1 || len(first) < 4 {
		return false
	}
	return slices.ContainsFunc(ws, func(w onrecord.Witness) bool {
		outlet, _, _ := strings.Cut(w.Value, " ")
		return w.Field == "site" && strings.EqualFold(outlet, first)
	})
}

func isOutlet(key string, sites []string) bool {
	for _, s := range sites {
		if key == s || strings.Contains(key, "www") || len(s) > 3 && strings.HasPrefix(key, s) || len(key) > 3 && strings.HasPrefix(s, key) {
			return true
		}
	}
	return false
}

// teaserAt is how many blocks behind the title a byline in a heading belongs to
// a teaser of another story.
const teaserAt = 10

// titleAt is the number of the block that prints the title, -1 if none does.
func (p *Page) titleAt() int {
	w, ok := TitleOf(p.Witnesses())
	if !ok {
		return -1
	}
	return p.TitleBlock(w.Value)
}

// byline reads the printed byline: a line that opens with "By", or a line of
// names in an element that is called author or byline, near the title.
func (p *Page) byline(own func(string) bool) []Author {
	title := p.titleAt()
	for pass := range 2 {
		for i := range p.Blocks {
			b := &p.Blocks[i]
			if b.In&(InNav|InFooter|InAside|InForm) != 0 || len(b.Text) > 160 || b.In&InHeading != 0 && i > title+teaserAt {
				continue
			}
			if out := p.authors(b, pass == 0); len(out) > 0 && !own(out[0].Name) {
				return out
			}
		}
	}
	return nil
}

// authors reads a block as a byline, strictly by its shape or by its names.
func (p *Page) authors(b *Block, shaped bool) []Author {
	if shaped {
		var out []Author
		for _, s := range lines.Byline(b.Text) {
			out = append(out, Author{b.Text[s.Start:s.End], b.source(s)})
		}
		return out
	}
	if !hint(own(b), hints[5]) || hint(own(b), []string{"avatar", "bio", "comment", "title", "role", "image"}) {
		return nil
	}
	return p.people(b)
}

// signature reads a paragraph that holds nothing but names, right above the
// paragraph that opens the text, where no byline is marked.
func (p *Page) signature(own func(string) bool) []Author {
	for i := p.titleAt() + 1; i+1 < len(p.Blocks); i++ {
		b, next := &p.Blocks[i], &p.Blocks[i+1]
		if b.Tag != atom.P || next.Tag != atom.P || b.Parent != next.Parent || b.In&(InNav|InFooter|InAside|InFigure|InForm) != 0 {
			continue
		}
		if len(next.Text) < 80 || !endsSentence(next.Text) {
			continue
		}
		if out := p.people(b); len(out) > 0 && !own(out[0].Name) {
			return out
		}
		return nil // the first paragraph with text under it decides
	}
	return nil
}

// people are the names that make up a block, set apart by tags or by words such
// as "and". It is empty where the block says anything else.
func (p *Page) people(b *Block) []Author {
	if out := b.peopleIn(p.apart(b)); out != nil {
		return out
	}
	return b.peopleIn([]text.Span{{Start: 0, End: len(b.Text)}})
}

func (b *Block) peopleIn(parts []text.Span) []Author {
	var out []Author
	for _, part := range parts {
		words := b.Text[part.Start:part.End]
		for _, n := range names(words) {
			i := strings.Index(words, n)
			if !lines.PersonLike(n) || i < 0 {
				return nil
			}
			out = append(out, Author{n, b.source(text.Span{Start: part.Start + i, End: part.Start + i + len(n)})})
		}
	}
	return out
}

// apart cuts a block at the white space between two elements.
func (p *Page) apart(b *Block) []text.Span {
	var out []text.Span
	start := 0
	for _, piece := range b.pieces {
		raw := piece.Raw
		if b.Text[piece.Text.Start:piece.Text.End] == " " && raw.Start > 0 && raw.End < len(p.Source) && p.Source[raw.Start-1] == '>' && p.Source[raw.End] == '<' {
			out = append(out, text.Span{Start: start, End: piece.Text.Start})
			start = piece.Text.End
		}
	}
	return append(out, text.Span{Start: start, End: len(b.Text)})
}

// source is the stretch of the page's source behind a span of the block.
func (b *Block) source(s text.Span) text.Span { return text.Hull(b.pieces.Raw(s)) }
