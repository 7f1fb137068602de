package dateline

import (
	"strings"
	"unicode"
)

// knownWires are agencies as datelines print them.
var knownWires = set(
	"AA", "AAP", "ABC", "AFP", "AGI", "AKI", "ANI", "ANSA", "ANTARA", "AP", "APA", "Anadolu", "Antara", "BBC", "Belga",
	"Bernama", "BERNAMA", "Bloomberg", "BTA", "CNN", "CNS", "CP", "CTK", "DPA", "dpa", "dpa/afx", "EFE", "Efe", "IANS",
	"Interfax", "IPS", "IRNA", "ITAR-TASS", "JNS", "JTA", "KUNA", "Kyodo", "Lusa", "MTI", "NAMPA", "NAN", "NNN", "NTB",
	"PA", "PAP", "PNA", "PTI", "RIA Novosti", "REUTER", "Reuter", "Reuters", "REUTERS", "SPA", "SANA", "Sputnik", "TASS",
	"TASR", "Tanjug", "TT", "UNI", "UPI", "VNA", "WAM", "XINHUA", "Xinhua", "Yonhap", "KCNA", "AKP", "TNA", "SID", "sid",
	"epd", "KNA", "ddp", "dts", "afp", "ap", "apa", "ots", "rtr", "Thomson Reuters Foundation",
)

func set(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[n] = true
	}
	return m
}

// wireLike reports whether a bracket could name an agency: one to three words,
// the first with a capital, or a short lower-case code such as "dpo".
func wireLike(s string) bool {
	if knownWires[s] {
		return true
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '/' })
	if len(words) == 0 || len(words) > 3 || strings.ContainsAny(s, "0123456789") {
		return false
	}
	for _, r := range words[0] {
		return unicode.IsUpper(r) || len(s) <= 5
	}
	return false
}
