package attribute

import (
	"strings"

	"onrecord"
	"onrecord/lang"
)

// form says how the words of a source name it.
func formOf(source string) onrecord.SourceForm {
	words := strings.Fields(source)
	if len(words) == 0 {
		return onrecord.Unnamed
	}
	first := strings.ToLower(words[0])
	switch {
	case len(words) == 1 && pronouns[first]:
		return onrecord.Pronoun
	case artefact(words):
		return onrecord.Artefact
	case unnamedStart[first]:
		return onrecord.Unnamed
	case roleOnly(words), definite[first] && joint(source):
		return onrecord.Role
	case hasName(words):
		return onrecord.Named
	case definite[first]:
		return onrecord.Role
	}
	return onrecord.Unnamed
}

var (
	pronouns     = wordSet(`he she they it we i you him her them us me who which`)
	unnamedStart = wordSet(`some several many a an most few those these other others various certain two three one another unnamed unidentified`)
	definite     = wordSet(`the this that his her its their our my both`)
	artefacts    = wordSet(`release statement report letter tweet post study poll survey document readout communique communiqué article
		text memo email law bill constitution act rule ruling data figures statistics results research findings information`)
)

// artefact reports whether the head of the words is a document.
func artefact(words []string) bool {
	for i, full := range words {
		w := strings.ToLower(strings.Trim(full, ",.;:"))
		if artefacts[w] {
			return true
		}
		if closed[w] == prep || i > 6 || strings.HasSuffix(full, ",") {
			return false
		}
	}
	return false
}

// roleOnly reports whether the words are a title without a name: "PM",
// "The Prime Minister".
func roleOnly(words []string) bool {
	if definite[strings.ToLower(words[0])] {
		words = words[1:]
	}
	post := false
	for _, w := range words {
		if !lang.IsTitle(w) {
			return false
		}
		post = post || !lang.DescribesTitle(w)
	}
	return post
}

func hasName(words []string) bool {
	for i, w := range words {
		if w[0] >= 'A' && w[0] <= 'Z' && (i > 0 || len(words) == 1 || !definite[strings.ToLower(w)]) {
			return true
		}
	}
	return false
}
