package compare

import (
	"slices"
	"strings"

	"onrecord"
)

// A namer finds the sides that one document names, by the names it uses.
type namer struct {
	m      *material
	titles map[string]*sideView // "prime minister": the only side whose holder is called so here
	kinds  map[string]bool      // "justice minister": titles as they stand before a name, with the word before
	bodies map[string]*sideView // "ministry of defence": the side it was last said to be of
	others map[string]bool      // "airline": callings that the document has for bodies that are no side
	given  map[string]*sideView // "shafiqul": first words of names that the document gives in full
	spoke  bool                 // a side has been cited before
}

// mention is a side named in a sentence.
type mention struct {
	at, length int
	side       *sideView
}

// namer learns which side a bare title means in a document: "the Prime
// Minister" is the one whom the document calls "Prime Minister Hun Sen".
func (m *material) namer(ps []*passage) *namer {
	n := m.bareNamer()
	n.others = m.otherBodies(ps)
	taken := map[string]bool{}
	for _, p := range ps {
		for i := range p.words {
			v, length := m.named(p.words, i)
			if v == nil {
				continue
			}
			n.learnGiven(p.words[i:i+length], v)
			t := titleBefore(p.words, i)
			if t == "" {
				continue
			}
			if other := n.titles[t]; other != nil && other != v {
				taken[t] = true
			}
			n.titles[t] = v
			n.kinds[lowAt(p.words, i-len(strings.Fields(t))-1)+" "+t] = true
		}
	}
	for t := range taken {
		delete(n.titles, t)
	}
	return n
}

var titles = [][]string{{"prime", "minister"}, {"foreign", "minister"}, {"foreign", "secretary"}, {"defence", "minister"}, {"defense", "secretary"},
	{"secretary-general"}, {"president"}, {"chancellor"}, {"king"}, {"pm"}, {"premier"}, {"secretary"}, {"minister"}, {"general"}, {"ambassador"}, {"governor"}, {"mayor"}, {"chief"}}

// titlesBy are the titles by their first word.
var titlesBy = func() *table[[][]string] {
	out := map[string][][]string{}
	for _, t := range titles {
		out[t[0]] = append(out[t[0]], t)
	}
	return tableOf(out)
}()

// titleBefore returns the title that ends just before i, or "".
func titleBefore(ws []word, i int) string {
	for _, t := range titles {
		if i >= len(t) && lows(ws[i-len(t):i], t) {
			return strings.Join(t, " ")
		}
	}
	return ""
}

func lows(ws []word, want []string) bool {
	for k := range want {
		if ws[k].low != want[k] {
			return false
		}
	}
	return true
}

// named returns the side whose name stands at i, the longest name first, and
// its length in words.
func (m *material) named(ws []word, i int) (*sideView, int) {
	first, _, _ := strings.Cut(ws[i].low, " ")
	for _, s := range m.names.of(first) {
		if n := nameAt(ws[i:], s.words); n > 0 {
			return s.side, n
		}
	}
	return nil, 0
}

// A sideName is one of the names of a side.
type sideName struct {
	side  *sideView
	words []string
}

// namesOf lists the sides' names by their first words, in the order in which
// they are tried.
func namesOf(sides []sideView) *table[[]sideName] {
	out := map[string][]sideName{}
	for k := range sides {
		for _, name := range sides[k].names {
			out[name[0]] = append(out[name[0]], sideName{&sides[k], name})
		}
	}
	return tableOf(out)
}

// nameAt returns how many words of ws spell name, 0 for none. The first word
// must be exact, later ones may be spelling variants.
func nameAt(ws []word, name []string) int {
	k := 0
	for n, w := range ws {
		for part := range strings.FieldsSeq(w.low) {
			if k == len(name) || (part != name[k] && (k == 0 || !nearName(part, name[k]))) {
				return 0
			}
			k++
		}
		if k == len(name) {
			return n + 1
		}
	}
	return 0
}

// sideNamedIn returns the first side that ws name, or "".
func (m *material) sideNamedIn(ws []word) onrecord.SideID {
	if found := m.mentions(ws); len(found) > 0 {
		return found[0].side.ID
	}
	for _, w := range ws {
		for k := range m.sides {
			if m.sides[k].nation != "" && m.sides[k].nation == w.stem {
				return m.sides[k].ID
			}
		}
	}
	return ""
}

// mentions (of sides in a sentence) in text order.
func (m *material) mentions(ws []word) []mention {
	return m.bareNamer().mentions(ws)
}

// mentionsIn is [material.mentions] of the passage's words.
func (m *material) mentionsIn(p *passage) []mention {
	return p.facts.mentions.get(func() []mention { return m.mentions(p.words) })
}

// bareNamer knows no titles.
func (m *material) bareNamer() *namer {
	return &namer{m: m, titles: map[string]*sideView{}, kinds: map[string]bool{}, bodies: map[string]*sideView{}, given: map[string]*sideView{}}
}

// namerOf is [material.namer] of a document that was read.
func (m *material) namerOf(doc int) *namer {
	if m.namers[doc] == nil {
		m.namers[doc] = m.namer(m.byDoc[doc])
	}
	return &namer{m: m, titles: m.namers[doc].titles, kinds: m.namers[doc].kinds, others: m.namers[doc].others, given: m.namers[doc].given, bodies: map[string]*sideView{}}
}

func (n *namer) mentions(ws []word) []mention {
	var out []mention
	for i := 0; i < len(ws); i++ {
		if at, ok := n.at(ws, i); ok {
			out = append(out, at)
			i += at.length - 1
		}
	}
	return out
}

func (n *namer) at(ws []word, i int) (mention, bool) {
	if v, length := n.m.named(ws, i); v != nil {
		return mention{i, length, v}, true
	}
	if v := n.givenAt(ws, i); v != nil {
		return mention{i, 1, v}, true
	}
	if v, length := n.bodyAt(ws, i); v != nil {
		return mention{i, length, v}, true
	}
	if v, length := n.titleAt(ws, i); v != nil {
		return mention{i, length, v}, true
	}
	if v := n.stateAt(ws, i); v != nil {
		return mention{i, 1, v}, true
	}
	if v := n.calledAt(ws, i); v != nil {
		return mention{i, 1, v}, true
	}
	if v := n.unnamedAt(ws, i); v != nil {
		return mention{i, 1, v}, true
	}
	return mention{}, false
}

// titleAt finds a bare title that means one side here.
func (n *namer) titleAt(ws []word, i int) (*sideView, int) {
	for _, t := range titlesBy.of(ws[i].low) {
		if i+len(t) <= len(ws) && lows(ws[i:], t) {
			v := n.titles[strings.Join(t, " ")]
			if v == nil || i > 0 && n.otherKind(ws[i-1], t, v) {
				return nil, 0
			}
			if next := i + len(t); next < len(ws) && ws[next].upper && ws[next].kind == plainWord {
				return nil, 0 // somebody's title, and not of a side
			}
			return v, len(t)
		}
	}
	return nil, 0
}

// otherKind reports whether the word before a bare title makes it another's:
// "the prime minister" is not the document's "Justice Minister Ionescu".
func (n *namer) otherKind(before word, title []string, v *sideView) bool {
	if strings.HasPrefix(before.stem, "<") {
		return before.stem != v.nation
	}
	return before.kind == plainWord && !functionWords.has(before.low) && !n.kinds[before.low+" "+strings.Join(title, " ")]
}

// bodyAt finds "Ministry of Defence" or "Defence Ministry" where sides differ
// only in whose it is: the nation just before it decides, then the side that
// it was last said to be of, then the nation last named in the sentence.
func (n *namer) bodyAt(ws []word, i int) (*sideView, int) {
	var match []*sideView
	length := 0
	for k := range n.m.sides {
		v := &n.m.sides[k]
		for _, b := range v.bodies {
			if l := bagAt(ws[i:], b); l > 0 && l >= length {
				if l > length {
					match, length = nil, l
				}
				if !slices.Contains(match, v) {
					match = append(match, v)
				}
			}
		}
	}
	if len(match) == 0 {
		return nil, 0
	}
	key := bodyKey(ws[i : i+length])
	v := n.whose(ws, i, match, key)
	if v != nil {
		n.bodies[key] = v
	}
	return v, length
}

func (n *namer) whose(ws []word, i int, match []*sideView, key string) *sideView {
	for k := i - 1; k >= max(0, i-2); k-- {
		for _, v := range match {
			if v.state == ws[k].stem {
				return v
			}
		}
		if owner, length := n.m.named(ws, k); owner != nil && k+length == i {
			return owner // a state that is no state of ours has a ministry too
		}
		if strings.HasPrefix(ws[k].stem, "<") {
			return nil // of another state
		}
	}
	if len(match) == 1 {
		return match[0]
	}
	if v := n.bodies[key]; v != nil {
		return v
	}
	for k := i - 1; k >= 0; k-- {
		for _, v := range match {
			if v.state == ws[k].stem {
				return v
			}
		}
	}
	return nil
}

func bodyKey(ws []word) string {
	var parts []string
	for _, w := range ws {
		if !functionWords.has(w.low) {
			parts = append(parts, w.stem)
		}
	}
	slices.Sort(parts)
	return strings.Join(parts, " ")
}

// bagAt matches a body's words in any order ("Defence Ministry" and "Ministry
// of Defence") and returns how many words they take, 0 for none.
func bagAt(ws []word, bag []string) int {
	if len(ws) == 0 || !slices.Contains(bag, ws[0].stem) {
		return 0
	}
	seen := map[string]bool{}
	for n, w := range ws {
		switch {
		case slices.Contains(bag, w.stem) && !seen[w.stem]:
			seen[w.stem] = true
			if len(seen) == len(bag) {
				return n + 1
			}
		case n > 0 && (w.low == "of" || w.low == "the"):
		default:
			return 0
		}
	}
	return 0
}

// stateBodies are what speaks for a state when its name stands before them.
var stateBodies = setOf(`ministry government military army navy forces officials official side administration authorities delegation embassy police spokesman
	spokeswoman spokesperson readout statement account version foreign defence defense armed prime president palace presidency office mod state-run leader premier envoy ambassador chancellor`)

// stateAt finds a state's name where it stands for a side: "Moscow told",
// "India's foreign ministry", "by Kyiv". "US President Joe Biden" and
// "Cambodian-American" do not count.
func (n *namer) stateAt(ws []word, i int) *sideView {
	for k := range n.m.sides {
		v := &n.m.sides[k]
		if v.nation == "" || ws[i].stem != v.nation {
			continue
		}
		for j := i + 1; j < min(len(ws), i+6) && ws[j].kind == plainWord; j++ {
			if other, _ := n.m.named(ws, j); other != nil {
				return nil
			}
		}
		if i+1 < len(ws) && n.unnamedAt(ws, i+1) != nil {
			return nil // "the Ukrainian official" is the one without a name
		}
		if i+1 < len(ws) && (stateBodies.has(ws[i+1].low) || verbOfSaying(ws, i+1) || saysNext(ws, i+1)) {
			return v
		}
		if toldBy(ws, i) {
			return v
		}
		if i > 0 && (ws[i-1].low == "by" || ws[i-1].low == "to" && i > 1 && ws[i-2].low == "according") && !(i+1 < len(ws) && plainNoun(ws[i+1])) {
			return v
		}
	}
	return nil
}

// toldBy reports whether the state at i says whose somebody is by whom a thing is
// told: "according to the governor of Kenya's Rift Valley".
func toldBy(ws []word, i int) bool {
	if i+1 >= len(ws) || ws[i+1].low != "s" && ws[i+1].low != "'s" && ws[i+1].low != "’s" {
		return false
	}
	for k := i - 1; k >= max(0, i-8) && ws[k].kind != mark; k-- {
		if ws[k].low == "according" {
			return true
		}
	}
	return false
}

func plainNoun(w word) bool { return w.kind == plainWord && !functionWords.has(w.low) }

var beforeSaying = setOf("has had have also later then")

// says reports whether a verb of saying stands at i, or right behind it.
func says(ws []word, i int) bool { return i < len(ws) && (verbOfSaying(ws, i) || saysNext(ws, i)) }

// officeOf reports whether the "office" at i is where something is: "in the
// minister's office".
func officeOf(ws []word, i int) bool {
	return ws[i].low == "office" && containsAny(ws[max(0, i-5):i], "in", "at", "from", "inside", "to")
}

// saysNext allows a day and an auxiliary before the verb: "Kyiv has rejected",
// "Kyiv on Friday rejected".
func saysNext(ws []word, i int) bool {
	k := pastDay(ws, i)
	if k < len(ws) && beforeSaying.has(ws[k].low) {
		k++
	}
	return k > i && k < len(ws) && verbOfSaying(ws, k)
}

// pastDay returns where words go on after a day that may stand at i: "on Friday",
// "late on Friday", "yesterday".
func pastDay(ws []word, i int) int {
	k := i
	for k < len(ws) && (containsAny(ws[k:k+1], "on", "late", "early", "earlier") && k+1 < len(ws) && (timeWords.has(ws[k+1].low) || ws[k+1].low == "on") || timeWords.has(ws[k].low)) {
		k++
	}
	return k
}

// unnamedAt finds a source noun that can stand for an unnamed side.
func (n *namer) unnamedAt(ws []word, i int) *sideView {
	if !unnamedHeads.has(ws[i].low) || ws[i].upper && i > 0 && ws[i-1].upper || i+1 < len(ws) && ws[i+1].low == "there" {
		return nil
	}
	for k := range n.m.sides {
		v := &n.m.sides[k]
		if v.unnamed && !otherState(ws, i, v.state) && !otherPost(ws, i, v) && slices.ContainsFunc(v.names, func(name []string) bool {
			return slices.ContainsFunc(name, func(w string) bool { return unnamedHeads.has(w) && headClass(w) == headClass(ws[i].low) })
		}) {
			return v
		}
	}
	return nil
}

// otherState reports whether a state other than the side's own stands before
// the noun at i: "an American national security official".
func otherState(ws []word, i int, state string) bool {
	for k := i - 1; k >= max(0, i-4) && ws[k].kind == plainWord; k-- {
		if strings.HasPrefix(ws[k].stem, "<") {
			return state != "" && ws[k].stem != state
		}
	}
	return false
}

// otherPost reports whether the word before the noun at i puts it where no name of
// the side does: "a presidential official".
func otherPost(ws []word, i int, v *sideView) bool {
	return i > 0 && posts.has(ws[i-1].low) && !slices.ContainsFunc(v.names, func(name []string) bool { return slices.Contains(name, ws[i-1].low) })
}

var posts = setOf("presidential palace ministry embassy military army navy police company union party court hospital border customs municipal city county")

func headClass(w string) string {
	switch w {
	case "source", "sources", "person", "people", "someone":
		return "source"
	case "media", "outlet", "outlets":
		return "media"
	}
	return strings.TrimSuffix(w, "s")
}

// cited returns the side that the sentence names as its source: a mention
// next to a word of saying and outside quotation marks.
func (n *namer) cited(p *passage) onrecord.SideID {
	quoted := p.quoted
	var best onrecord.SideID
	score := 0
	found, from := n.mentions(p.words), pastQuestion(p.words)
	told := len(p.words) // where what a source named before says begins
	last := 0            // what stands before it is what is said
	if n.spoke {
		last = finalAttribution(p.words, quoted)
	}
	for k, at := range found {
		if at.at < max(from, last) || quoted[at.at] || relative(p.words, at.at) || at.at > told && containsAny(p.words[at.at-1:at.at], "by") {
			continue
		}
		end := len(p.words) // the verb of a source stands before the next mention
		if k+1 < len(found) && found[k+1].side != at.side {
			end = found[k+1].at
		}
		if s := sourceScore(p.words, at, end, quoted); s > score {
			best, score = at.side.ID, s
			told = min(told, contentAfter(p.words, at.at+at.length))
		}
	}
	n.spoke = n.spoke || best != ""
	return best
}

// pastQuestion returns where the answer begins behind "Asked whether X's account
// was right,", 0 where no question leads a sentence.
func pastQuestion(ws []word) int {
	if len(ws) > 2 && ws[0].low == "asked" && !containsAny(ws[1:2], "by") {
		return max(0, slices.IndexFunc(ws, func(w word) bool { return w.low == "," }))
	}
	return 0
}

// relative reports whether the mention at i is the subject of a clause that
// only comments on the sentence, ", which Moscow called unnecessary", or that is
// what the sentence speaks about: "rejected what Moscow had said".
func relative(ws []word, i int) bool {
	return i > 1 && containsAny(ws[i-1:i], "which", "whom") || containsAny(ws[max(0, i-2):i], "what", "whatever") && !isThat(ws[i:])
}

// isThat finds the middle of "what the ministry said was that ...".
func isThat(ws []word) bool {
	for k := 0; k+1 < len(ws); k++ {
		if containsAny(ws[k:k+1], "is", "was") && containsAny(ws[k+1:k+2], "that", ":") {
			return true
		}
	}
	return false
}

// sourceScore says how much a mention looks like the sentence's source:
// "according to X" most, then "..., X said" and "said X", then "X said ...".
func sourceScore(ws []word, at mention, end int, quoted []bool) int {
	if s := sourceBefore(ws, at.at, quoted); s > 0 {
		return s
	}
	if issues(ws, at) {
		return 4
	}
	if by := at.at - 1; by >= 0 && ws[by].low == "by" && accountOf(ws, at.at+at.length) {
		return 5
	}
	return sourceAfter(ws, at, end, quoted)
}

// issues finds a text of the mentioned side: "in a joint statement", "the
// department shared a statement".
func issues(ws []word, at mention) bool {
	for k := at.at; k < at.at+at.length; k++ {
		if statementNouns.has(ws[k].low) && at.at > 0 && containsAny(ws[max(0, at.at-2):at.at], "in", "by") {
			return true
		}
	}
	for k := at.at + at.length; k < min(len(ws), at.at+at.length+3); k++ {
		if issuing.has(ws[k].stem) && slices.ContainsFunc(ws[k:min(len(ws), k+5)], func(w word) bool { return statementNouns.has(w.low) }) {
			return true
		}
	}
	return false
}

func containsAny(ws []word, lows ...string) bool {
	return slices.ContainsFunc(ws, func(w word) bool { return slices.Contains(lows, w.low) })
}

// sourceBefore looks left of a mention for what makes it a source.
func sourceBefore(ws []word, i int, quoted []bool) int {
	for k := i - 1; k >= max(0, i-11); k-- {
		low := ws[k].low
		switch {
		case quoted[k]:
			return 0
		case low == "according" && k+2 < len(ws) && (ws[k+2].low == "which" || ws[k+2].low == "whom"):
			return 0
		case low == "according" || low == "account" && k > 0 && ws[k-1].low == "the" && k >= i-4:
			return 5
		case low == "by" && (k >= i-4 || containsAny(ws[k:i], "who", "adviser", "advisor", "aide", "spokesman", "spokeswoman")) && k > 0 && (verbOfSaying(ws, k-1) || issuing.has(ws[k-1].stem)):
			return 5
		case (low == "citing" || low == "cited" || low == "quoting" || low == "quoted") && k >= i-3:
			return 4
		case messages.has(low) && k >= i-2 && k > 0 && ws[k-1].low == "the":
			return 4
		case low == "of" && k >= i-3 && k > 0 && statementNouns.has(ws[k-1].low):
			return 4
		case low == "from" && k >= i-3 && slices.ContainsFunc(ws[max(0, k-4):k], func(w word) bool { return statementNouns.has(w.low) }):
			return 4
		case low == ":":
			return 0
		case low == "," || low == ";" || low == "—":
			if k < i-1 && !apposed.has(ws[k+1].low) {
				return 0
			}
		case k >= i-5 && verbOfSaying(ws, k) && styles(ws[k+1:i]) && (k == 0 || ws[k-1].kind == mark || quoted[k-1]):
			return 4
		}
	}
	return 0
}

// styles reports whether ws, between "said" and a name, can belong to the
// name: "spokesman", "Minister of Justice"; not "said no letter from".
func styles(ws []word) bool {
	return !slices.ContainsFunc(ws, func(w word) bool {
		return negates(w) || functionWords.has(w.low) && !w.upper && !containsAny([]word{w}, "of", "the", "for", "a", "an", "s", "and", "its", "his", "her")
	})
}

// messages are what a source sends: "was the tweet Roque sent out".
var messages = setOf("tweet message post statement reply answer response words")

// apposed are words that may follow a comma inside one naming of a source.
var apposed = setOf("who whose spokesman spokeswoman spokesperson adviser advisor aide an a the")

var issuing = stems("issue release publish put post give share")
var statementNouns = setOf("statement words account announcement readout version description spokesman spokeswoman spokesperson")

var speakingPronouns = setOf("he she they it we i")

// sourceAfter looks right of a mention for its verb of saying, past one
// apposition between commas.
func sourceAfter(ws []word, at mention, end int, quoted []bool) int {
	i, depth := at.at+at.length, false
	from := i
	for k := i; k < min(end, i+16); k++ {
		w := ws[k]
		switch {
		case w.low == ",":
			depth = !depth && k <= i+1 && !says(ws, k+1) // "its head, X, said" closes what it opened before X
			from = k + 1
		case quoted[k]:
			return 0
		case depth:
		case w.low == "that" && k > i && containsAny(ws[k-1:k], "and", "or"):
			return 0 // another's words: "told that X had come and that the ministry had said so"
		case k == i && sayingNouns.has(w.low) && !officeOf(ws, k):
			if containsAny(ws[max(0, at.at-4):at.at], "whether", "if", "out", "about") {
				return 0 // "would not say whether it bore out X's account"
			}
			return 3
		case at.at > 0 && k > i && speakingPronouns.has(ws[k-1].low) && verbOfSaying(ws, k):
			return 0 // whoever "she" is: "asked whether X had come, she said"
		case verbOfSaying(ws, k):
			switch {
			case k > from+7:
				return 1
			case k == i && endsWith(ws[k+1:]) && !containsAny(ws[max(0, at.at-3):at.at], "that", "which", "what", "whom"):
				return 4
			}
			return 3
		case w.low == "spoke" || w.low == "spoken":
			if k+1 < len(ws) && ws[k+1].low == "of" {
				return 3
			}
		}
	}
	return 0
}
