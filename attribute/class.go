package attribute

import (
	"strings"

	"onrecord"
)

// class returns what the reporting words do, by the lexicon, the frame and, for
// "asked" and documents, by what was said and who said it.
func (p *page) class(c candidate, form onrecord.SourceForm) onrecord.CueClass {
	if c.entry == nil {
		return onrecord.Assert
	}
	switch c.entry.lemma {
	case "according":
		if form == onrecord.Artefact || p.mediaSource(c) {
			return onrecord.Report
		}
	case "indicate", "suggest", "reveal", "claim", "note":
		if form == onrecord.Artefact {
			return onrecord.Report
		}
	}
	return c.entry.class
}

// mediaSource reports whether the source of c is a report, data or a medium.
func (p *page) mediaSource(c candidate) bool {
	if len(c.source) == 0 {
		return false
	}
	for w := range strings.FieldsSeq(p.src[c.source[0].Start:c.source[0].End]) {
		if mediaWords[strings.ToLower(strings.Trim(w, ".,;"))] {
			return true
		}
	}
	return false
}

var mediaWords = wordSet(`report reports data media newspaper paper tv video database guidelines note radio website study survey poll figures statistics
	research findings documents document records results news xinhua reuters afp ap bbc outlet outlets`)

func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		set[w] = true
	}
	return set
}
