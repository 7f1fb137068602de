package lines_test

import (
	"strings"
	"testing"

	"onrecord"
	"onrecord/read/lines"
)

func TestKind(t *testing.T) {
	for s, want := range map[string]onrecord.LineKind{
		"Related News": onrecord.LineRelated, "RELATED ARTICLES:": onrecord.LineRelated, "Lesen Sie auch": onrecord.LineRelated, "Also read: Greens win": onrecord.LineRelated,
		"The ministry published related news on its page.": "", "Advertisement": onrecord.LineFurniture, "Share on Facebook Tweet WhatsApp": onrecord.LineFurniture,
		"Facebook said on Monday that it would not share the data.": "", "© 2022 EAC News": onrecord.LineFurniture,
		"Correction: the meeting was on 12 November.": onrecord.LineCorrection, "[...]": onrecord.LineFurniture, "He said so.": "",
	} {
		if got := lines.Kind(s); got != want {
			t.Errorf("Kind(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestTicker(t *testing.T) {
	for s, want := range map[string]int{
		"Assembly Praises Regional Meeting | Farmers Ask for Roads | Protests Spread in City |": 3,
		"Assembly Praises Regional Meeting |":                                                   1,
		"Home | News | Sport | Weather":                                                         0,
		"PM Says There Was No Discussion":                                                       0,
		"A long headline of this story | EAC":                                                   0,
		"":                                                                                      0,
	} {
		if got := len(lines.Ticker(s)); got != want {
			t.Errorf("Ticker(%q) has %d items, want %d", s, got, want)
		}
	}
}

func TestByline(t *testing.T) {
	for s, want := range map[string]string{
		"By Sun Narin": "Sun Narin", "By Dara Sok and Chan Rith": "Dara Sok+Chan Rith", "Von Anna Giulia Fink, Jan Marchart": "Anna Giulia Fink+Jan Marchart",
		"By Dara Sok, Political Editor of the Paper": "Dara Sok", "By the end of the day, all was over.": "", "By 13 November the talks had ended": "", "Dara Sok": "",
	} {
		var got []string
		for _, a := range lines.Byline(s) {
			got = append(got, s[a.Start:a.End])
		}
		if strings.Join(got, "+") != want {
			t.Errorf("Byline(%q) = %q, want %q", s, got, want)
		}
	}
}

// TestBylineOpens tries every word that may open a byline.
func TestBylineOpens(t *testing.T) {
	for _, word := range []string{
		"Written by", "Reported By", "Posted by", "Published by", "Words by", "Reporting by", "STORY BY", "by", "von", "par", "por", "de", "di", "door", "av", "af", "oleh",
		"автор", "Text:", "Yazan:", "Autor", "Autorin", "Autor/Autorin:", "Autoren:", "Autorinnen:", "Authors:", "Auteurs:", "Autore:", "Penulis:", "Reporter:", "Skribent:",
		"Författare:", "Forfatter:", " \tBy",
	} {
		s := word + " Dara Sok"
		if got := lines.Byline(s); len(got) != 1 || s[got[0].Start:got[0].End] != "Dara Sok" {
			t.Errorf("Byline(%q) = %v", s, got)
		}
	}
}

func TestOnlyDate(t *testing.T) {
	for s, want := range map[string]bool{
		"24 November 2022": true, "Thursday, November 24, 2022": true, "Published: Nov. 24, 2022 4:49 PM": true, "2022-11-24": true,
		"On 24 November 2022 they met": false, "November": false, "": false,
	} {
		if got := lines.OnlyDate(s); got != want {
			t.Errorf("OnlyDate(%q) = %v", s, got)
		}
	}
}

func TestLetterhead(t *testing.T) {
	for s, want := range map[string]bool{
		"MINISTRY OF FOREIGN AFFAIRS": true, "PRESS RELEASE": true, "KINGDOM OF NORLAND": true,
		"Ministry of Health opens a school": false, "FERRY LINE CLOSES": false, "": false,
	} {
		if lines.Letterhead(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}
