// Package witness cosigns other organisations' logs: it turns a request with a
// log's new checkpoint and a proof that it only grew into a cosignature, or
// into a refusal. It follows c2sp.org/tlog-witness 1.0.0.
//
//	w, err := witness.Open(home, []string{vkey})
//	http.Handle("/witness/", http.StripPrefix("/witness", w))
//
// When the ministry's log has grown from 2,500 to 2,501 entries, its program
// sends the new checkpoint here. What it says must extend the 2,500 entries
// that were cosigned before; then our signature says so, with our clock's time.
// Should the log ever be rewritten, the signed request that betrays it is kept.
//
// A checkpoint is on the disk before its cosignature leaves, and checking and
// replacing it is one step. So two cosignatures never contradict each other,
// also after kill -9.
//
// # Folders
//
// Under home: keys/witness.key (and witness-pq.key) are secrets; witness/ holds
// a lock and for each log, named by the hex SHA-256 of its origin,
//
//	checkpoint     the note cosigned last, with the log's and our signatures
//	refused/*.txt  signed requests that were refused, and why
//	fork/*.fork.txt  those that prove by themselves that the log forked
//
// They must never come from a backup: a witness that forgets can be made to
// cosign a fork. If they are lost, the witness goes on under a new key.
//
// Limits: a witness does not look at entries. It vouches for order and growth,
// never for content.
package witness
