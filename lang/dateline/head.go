package dateline

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"onrecord/lang/gazetteer"
)

// A head is what stands before the separator.
type head struct {
	places   []gazetteer.Place
	village  string // a first name that the gazetteer lacks: a region must follow
	region   bool   // a region or country follows a place
	capitals bool   // all places are printed in capitals
	year     int
	month    time.Month
	day      int
	wire     string
	clean    bool // every part was understood
}

var (
	bracket = regexp.MustCompile(`\(\s*([^()]{2,40}?)\s*\)|/\s*([A-Z][A-Za-z -]{1,20}?)\s*/`)
	joint   = regexp.MustCompile(`,\s*|\s*/\s*|\s+(?:and|und|et|y|e|&)\s+|\s+[-–—]+\s+`)
	stopped = regexp.MustCompile(`^(\p{Lu}{4,})\.\s+(\pL)`) // "MOSCOW. Nov 13", and no "ST. LOUIS"
	dayWord = regexp.MustCompile(`^(?:(?i:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?\s+)?(?:(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?)?(\pL{3,10})\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?(?:,?\s+(\d{4}))?$`)
	isYear  = regexp.MustCompile(`^(?:19|20)\d\d$`)
	weekday = regexp.MustCompile(`^(?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday)$`)
)

// parseHead understands every part of s, or leaves clean unset.
func parseHead(s string) head {
	h := head{capitals: true, clean: true}
	s = stopped.ReplaceAllString(h.takeBrackets(s), "$1, $2")
	for _, part := range joint.Split(s, -1) {
		part = strings.Trim(part, ":. ")
		if part != "" && !h.take(part) {
			h.clean = false
			return h
		}
	}
	if h.village != "" && agencies[strings.ToLower(h.wire)] && !kickers[strings.ToLower(h.village)] {
		h.places = append(h.places, gazetteer.Place{Name: h.village, Kind: gazetteer.City}) // an agency vouches for it
		h.village = ""
	}
	h.clean = h.village == ""
	return h
}

// agencies vouch for a place that the gazetteer lacks.
var agencies = set(`reuters ap afp upi dpa efe ansa tass xinhua ians pti ani interfax bernama yonhap kyodo anadolu aa kuna wam spa irna mna
	antara pna vna tap map aps ina sana belga apa tt ntb ritzau stt pap ctk mti lusa`)

// kickers stand before an agency and are no place: "EXCLUSIVE (Reuters) -".
var kickers = set(`exclusive update correction corrected factbox analysis breaking video watch live opinion explainer timeline newsmaker insight feature`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// takeBrackets removes "(Reuters)", "/TASS/" and the French agencies' country,
// "Washington (United States) (AFP)".
func (h *head) takeBrackets(s string) string {
	return bracket.ReplaceAllStringFunc(s, func(b string) string {
		inner := strings.TrimSpace(strings.Trim(b, "()/ "))
		if _, ok := region(inner); ok && strings.HasPrefix(b, "(") {
			return ", " + inner + ","
		}
		h.wire = inner
		return ","
	})
}

// take reads one part between commas.
func (h *head) take(part string) bool {
	switch {
	case h.takeDate(part):
		return true
	case isYear.MatchString(part) && h.month != 0:
		h.year, _ = strconv.Atoi(part)
		return true
	case weekday.MatchString(part):
		return len(h.places) > 0
	case h.month != 0: // nothing but a year follows a date
		return false
	}
	return h.takeRegion(part) || h.takePlace(part) || h.takeVillage(part)
}

func (h *head) takeDate(part string) bool {
	m := dayWord.FindStringSubmatch(part)
	if m == nil || len(h.places) == 0 {
		return false
	}
	month, ok := months[gazetteer.Fold(m[2])]
	if !ok || m[1] != "" && m[3] != "" {
		return false
	}
	h.day, _ = strconv.Atoi(m[1] + m[3])
	h.year, _ = strconv.Atoi(m[4])
	h.month = month
	return h.day <= 31
}

// takeRegion reads what may follow a place: "Texas", "Cambodia", "N.Y.". It
// settles which of several places of one name is meant.
func (h *head) takeRegion(part string) bool {
	name, n := h.village, len(h.places)
	if n > 0 {
		name = h.places[n-1].Name
	}
	in, ok := region(part)
	if !ok || name == "" || n > 0 && h.places[n-1].Kind == gazetteer.Country {
		return false
	}
	p, listed := gazetteer.Within(name, part)
	if !listed {
		if h.village == "" && upper(part) || in.Kind == gazetteer.Area {
			return false // "NEW YORK, SINGAPORE" are two places
		}
		p = villageIn(name, in)
	}
	h.places = append(h.places[:max(0, n-1)], p)
	h.village, h.region = "", true
	return true
}

// villageIn is a place too small for the gazetteer, vouched for by its region.
func villageIn(name string, in gazetteer.Place) gazetteer.Place {
	p := gazetteer.Place{Name: name, Kind: gazetteer.City, Country: in.Country, Zone: in.Zone}
	if in.Kind == gazetteer.Region {
		p.Region = in.Name
	}
	return p
}

func region(s string) (gazetteer.Place, bool) {
	for _, suffix := range []string{" Prefecture", " Province", " province", " State", " state"} {
		s = strings.TrimSuffix(s, suffix)
	}
	for _, p := range gazetteer.Candidates(s) {
		if p.Kind == gazetteer.Country || p.Kind == gazetteer.Region || p.Kind == gazetteer.Area {
			return p, true
		}
	}
	return gazetteer.Place{}, false
}

func (h *head) takePlace(part string) bool {
	if !capitalised(part) {
		return false
	}
	p, ok := city(part)
	if !ok {
		return false
	}
	h.capitals = h.capitals && upper(part)
	h.places = append(h.places, p)
	return true
}

// takeVillage keeps an unknown first name in capitals; takeRegion must confirm it.
func (h *head) takeVillage(part string) bool {
	if len(h.places) > 0 || h.village != "" || !upper(part) || !capitalised(part) || len(part) > 40 {
		return false
	}
	h.village = title(part)
	return true
}

// title writes "AMHERST" as "Amherst".
func title(s string) string {
	start := true
	return strings.Map(func(r rune) rune {
		defer func() { start = !unicode.IsLetter(r) && r != '\'' && r != '’' }()
		if start {
			return r
		}
		return unicode.ToLower(r)
	}, s)
}

// city returns the place that a dateline of this name means: stories are filed
// from towns, so "KUWAIT" is the city in the country of that name.
func city(name string) (gazetteer.Place, bool) {
	all := gazetteer.Candidates(name)
	if len(all) == 0 {
		return gazetteer.Place{}, false
	}
	for _, p := range all {
		if p.Country == all[0].Country && (p.Kind == gazetteer.Capital || p.Kind == gazetteer.City) {
			return p, true
		}
	}
	return all[0], true
}

func upper(s string) bool { return s == strings.ToUpper(s) }

func capitalised(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}
