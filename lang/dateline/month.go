package dateline

import "time"

// monthNames are the folded beginnings of month names in the languages of the
// large agencies; an unabbreviated name follows its abbreviation.
var monthNames = [12][]string{
	{"jan", "january", "janvier", "janv", "januar", "janner", "enero", "ene", "gennaio", "gen", "janeiro"},
	{"feb", "february", "fevrier", "fevr", "februar", "febrero", "febbraio", "fevereiro", "fev"},
	{"mar", "march", "mars", "marz", "maerz", "marzo", "marco"},
	{"apr", "april", "avril", "avr", "abril", "abr", "aprile"},
	{"may", "mai", "mayo", "maggio", "mag", "maio"},
	{"jun", "june", "juin", "juni", "junio", "giugno", "giu", "junho"},
	{"jul", "july", "juillet", "juil", "juli", "julio", "luglio", "lug", "julho"},
	{"aug", "august", "aout", "agosto", "ago"},
	{"sep", "sept", "september", "septembre", "septiembre", "settembre", "set", "setembro"},
	{"oct", "october", "octobre", "oktober", "okt", "octubre", "ottobre", "ott", "outubro", "out"},
	{"nov", "november", "novembre", "noviembre", "novembro"},
	{"dec", "december", "decembre", "dezember", "dez", "diciembre", "dic", "dicembre", "dezembro"},
}

var months = func() map[string]time.Month {
	m := map[string]time.Month{}
	for i, names := range monthNames {
		for _, n := range names {
			m[n] = time.Month(i + 1)
		}
	}
	return m
}()
