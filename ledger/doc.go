// Package ledger keeps a tamper-evident log of what an organisation captured
// and stated: each entry is a [proof.Leaf], appended to a Merkle tree that
// other people's witnesses cosign. It turns leaves into receipts, signed
// checkpoints and proofs that strangers verify offline.
//
//	l, err := ledger.Open(ctx, home, ledger.Options{})
//	receipt, err := l.Append(ctx, proof.Leaf{Kind: proof.KindCapture, Subject: url, ...})
//	signed, err := l.AwaitSigned(ctx, receipt.Index)
//	err = l.Close(ctx)
//
// When the Phnom Penh release is added, Append returns within 50 ms, the entry
// being durable: it survives kill -9 and power loss. A moment later the log
// signs a checkpoint that covers it. Then the other side's witness, asked by a
// [Collector], cosigns. These three stages are never shown as one another.
//
// The engine is Tessera's POSIX driver. It trusts its own state file: if that
// is lost or rewound, it starts again at zero, overwrites entries and signs a
// fork. So a guard stands around it (guard.go): one writer at a time, state
// compared with the last signed checkpoint before Tessera may look at it, and
// every root re-derived from the entries on the disk before it is signed. What
// the guard refuses is [onrecord.ErrTampered].
//
// # Folders
//
// Everything lies under one home folder:
//
//	log/        checkpoint, tile/..., .state/: tlog-tiles, Tessera's
//	guard/      lock; log.vkey; signed, the last checkpoint ever signed
//	keys/       log.key, witness.key ...: 0600, in a 0700 folder
//	cosigned/   SIZE.checkpoint: checkpoints with the cosignatures collected
//	peers/      NAME/peer.json; NAME/mirror/: a verified copy of its log
//	witness/    what our witness has cosigned, and evidence (package witness)
//	index.db    a cache of the log, rebuilt when it is missing or behind
//
// guard/ and witness/ should be on another disk than log/ (they may be links).
// They are never restored from a backup: if they are lost, the log goes on
// under a new key and a new name.
//
// Limits: the log proves that bytes were recorded by a time, not that they are
// true, nor that everything was written down. One process appends at a time.
package ledger
