package compare

import "testing"

// TestRow: a row of a correlation holds what comparing word by word gives,
// for words of the passages and for others, whatever makes two words alike.
func TestRow(t *testing.T) {
	l := newLexicon()
	var held []word
	texts := []string{"The French and Brazilian ministers discussed counternarcotics, narcotics and a cyberattack; the attackers were freed prisoners.",
		"Hackers released the detainee. Zelensky met Zelenskyy, and переговоры о ядерном оружии прошли в Киеве.",
		"Assistance was no assist of 7 September 1995. He denied, she confirmed the denial; US troops shelled the Kyiv harbour.",
		"Prosecutor Sukhoi's ransomware report named a nuclear weapon, a treaty and the release of two jailed men."}
	for _, s := range texts {
		ws := wordsIn(s, spanOf(s))
		l.number(ws)
		held = append(held, ws...)
	}
	l.settle()
	other := "Speaker Zelenski freed narcotic traffickers; the Overcyberattack treaties, Киев and ядерная сделка."
	asked := wordsIn(other, spanOf(other))
	l.ask(asked)
	l.ask(held)
	alike := 0
	for _, w := range append(asked, held...) {
		if w.heft == 0 {
			continue
		}
		for _, v := range held {
			got, want := l.asked[w.id].row[v.id], float32(similar(w, v))
			if got != want {
				t.Errorf("%s and %s: %v, want %v", w.low, v.low, got, want)
			}
			if got > 0 && got < 1 {
				alike++
			}
		}
	}
	if alike < 20 {
		t.Errorf("%d pairs are alike without being one word: too few to tell", alike)
	}
}
