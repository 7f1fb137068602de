package onrecord

// A Dossier is the material of one event as somebody gathered it: the sides and
// the documents. Its file form is dossier.toml beside the documents; see
// spec/dossier.md.
type Dossier struct {
	Title     string
	Sides     []Side
	Documents []Item
}

// An Item is one document of a dossier with what its gatherer knows about it.
// Empty fields are unknown, never defaults.
type Item struct {
	File      string // base name, inside the dossier's folder
	Title     string
	Outlet    string
	URL       string
	Published Date
	Language  string
	Complete  bool // false for an extract, a start or a cut
	Rights    string
	SpeaksFor SideID
}
