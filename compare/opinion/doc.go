// Package opinion asks a language model for a second opinion on a board and
// keeps of its answers only what can be checked. It is off unless somebody
// names an endpoint, and it changes nothing that the rules found: what it gives
// stands beside a finding as an [onrecord.Opinion], under the model's name.
//
// Four narrow questions are asked, each answered in JSON of a fixed shape:
//
//	items      which sentences of a side's document put something forward
//	align      whether a proposition and a passage are about the same thing
//	relation   what two passages do to each other, with the words that show it
//	merge      which rows of the board say the same
//
// In the Phnom Penh case the readout's "called for the release" and the
// ministry's "did not discuss such issues" are sent as two passages; an answer
// counts if its label is one of [Labels], if the words it names as decisive
// stand byte for byte in those passages, and if it is the same when the two are
// sent in the other order. Everything else is dropped and counted in
// [Report.Dropped]: prose, unknown labels, words that are not there, answers
// cut short. No free text of a model reaches a board.
//
// Documents are data. They travel as JSON strings in a message of their own,
// and a passage that reads like an instruction to a model is not sent at all.
// That keeps most attempts out; the checks above are what holds if one gets
// through, since a model that obeys a document can still only choose a label
// and point at words that are there.
//
// Limits: the number of calls, the time for each and for all, and the sizes of
// prompts and answers ([Limits]). Answers are kept by the hash of prompt and
// model, so that the same board asks once. Nothing is sent but passages of the
// case in hand; a diary is never part of a case.
//
// The wire format is that of OpenAI's chat completions, which local model
// servers speak too.
package opinion
