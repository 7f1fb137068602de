// Package proof holds what leaves the machine of a log, and checks it: leaves,
// checkpoints, cosignatures, trust policies, proofs of logging and evidence of
// forks. It turns bytes that a stranger hands over, and a policy that the
// reader wrote, into a [Verdict] in words. It does no I/O and needs no log.
//
//	policy, err := proof.ParsePolicy(policyText)
//	verdict, err := policy.Verify(leafJSON, tlogProof)
//	fmt.Println(verdict.NotAfter, verdict.Proves(), verdict.DoesNotProve())
//
// In the Phnom Penh case the ministry's release is dated 12 November 2022 and
// speaks of a meeting of 13 November. Its leaf names the SHA-256 of the page;
// a proof cosigned on 14 November shows that those bytes existed by the 14th.
// It does not show that they existed on the 12th, nor that they are true.
//
// The formats are C2SP's: signed-note, tlog-checkpoint, tlog-cosignature,
// tlog-proof, tlog-policy; leaves are RFC 8785 JSON (spec/leaf.md). Merkle
// arithmetic is RFC 6962 by transparency-dev/merkle, notes are
// golang.org/x/mod/sumdb/note, cosignatures transparency-dev/formats.
//
// Everything is strict: bytes that mean the same but are written differently
// are refused ([onrecord.ErrInvalid]); bytes that do not verify are
// [onrecord.ErrTampered]. Stored bytes are verified as they are, never
// rewritten first.
//
// Limits: a proof says that bytes were recorded by a time. It says nothing of
// their truth, nor whether a side wrote down all it knew.
package proof
