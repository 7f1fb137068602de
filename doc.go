// Package onrecord is the vocabulary of the system: the nouns that every stage
// takes and gives, and nothing that does work.
//
// A side in a dispute says one thing about a meeting; the other side says
// another. Onrecord lays the two beside each other with the words they rest
// on. One noun follows from the one before:
//
//	Capture     bytes fetched or read at a moment; immutable
//	Document    the structured reading of a capture: title, dateline, body ...
//	Statement   somebody said something here: cue, source, content, as spans
//	Party       who that somebody is, across documents
//	Event       what the statements are about: when, where, who
//	Side        parties lined up about an event; its account is what they say of it
//	Proposition the comparable core of contents
//	Finding     what the sides' accounts of one proposition do to each other
//	Board       all findings about an event, each with verbatim evidence
//
// In the Phnom Penh case a ministry's release, reported by an outlet, says that
// the two leaders "did not discuss such issues". That is a [Statement] whose
// source is the ministry, whose cue is "according to", whose content is those
// words at their exact place in the article. Beside it stands the White House
// readout, a [Document] that speaks for one [Side]. The [Finding] is that the
// two contradict each other on one [Proposition]. It names the rule that
// decided and never says who is right.
//
// Three things that go wrong have three names. An error means that we failed.
// A [Problem] is something odd in the material; work goes on. A [Finding] is
// about the world.
//
// All spans are bytes of [Document.Text], end exclusive. Values here are plain
// data: copy them, compare them, encode them; no method does I/O. The fields of
// what a machine decided carry By, the rule and its version.
package onrecord
