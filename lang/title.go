package lang

import "strings"

// titles are the words that stand before a person's name and say what they are.
var titles = func() map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(`mr mr. mrs mrs. ms ms. dr dr. miss sir lord lady dame prof prof. professor president prime minister vice deputy
		foreign secretary general senator sen. sec. rep. rep representative governor gov. mayor king queen prince princess pope bishop cardinal
		judge justice chairman chairwoman chair ambassador spokesman spokeswoman spokesperson captain colonel col. major lieutenant lt. gen.
		sergeant sgt. admiral commander chief director inspector sheikh imam ayatollah chancellor premier congressman congresswoman speaker
		defence defense interior finance health education trade home attorney former us u.s. uk british american russian chinese indian
		cambodian thai ukrainian israeli french german japanese pm ex acting assistant under press national security adviser advisor
		police officer reporter journalist analyst activist lawyer excellency his her comrade samdech reverend rev. father sister brother`) {
		set[w] = true
	}
	return set
}()

// IsTitle reports whether word, in any letter case, can be part of what stands
// before a person's name: "Prime", "Minister", "Mr.".
func IsTitle(word string) bool { return titles[strings.ToLower(word)] }

// describing are the words among titles that are none alone.
var describing = func() map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(`us u.s. uk british american russian chinese indian cambodian thai ukrainian israeli french german japanese
		home foreign defence defense security national trade health justice education finance interior press police prime vice deputy
		former ex acting assistant under his her`) {
		set[w] = true
	}
	return set
}()

// DescribesTitle reports whether a title word only describes another: "Foreign".
func DescribesTitle(word string) bool { return describing[strings.ToLower(word)] }
