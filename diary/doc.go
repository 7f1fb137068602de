// Package diary keeps confidential memoranda of conversation: who said what at
// a meeting, written on the day, committed to now and opened later line by
// line. It turns a [Memorandum] into an entry that only its owner can read, a
// commitment that everybody may see, and, when the time comes, a disclosure of
// chosen fields that a stranger can verify.
//
//	entry, err := diary.Issue(memo, key, time.Now(), rand.Reader)
//	leaf.Commit = entry.Commitment()       // goes into the log: nothing else does
//	err = folder.Seal(entry, recipients)   // age, to two recipients at least
//	...
//	shown, err := entry.Disclose("date", "place", "said-3")
//	view, err := diary.Verify(shown)
//
// At the Phnom Penh meeting of 12 November 2022 an aide writes down that a list
// of names was put on the table. The commitment is logged and cosigned that
// evening. When the other side says two days later that no names were spoken,
// said-3 alone is disclosed: it shows that those words were fixed by the 12th.
//
// An entry is an SD-JWT (RFC 9901) signed with Ed25519: each field is hidden
// behind the digest of a disclosure with its own 128-bit salt, among decoys up
// to the next multiple of 16, so that neither a field nor how many there are
// can be guessed. [Verify] follows section 7.1 of the RFC to the letter: a
// disclosure that no digest refers to is an error, never dropped.
//
// Stored entries are age files. Destroying the file, and its copies in backups,
// destroys the salts: the commitment in the log then says nothing.
//
// Limits: that an entry was made, and when, stays visible. A disclosure shows
// that words were fixed by a time, not that they are true, nor that nothing
// else was said.
package diary
