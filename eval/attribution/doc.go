// Package attribution scores statements against what readers marked, with the
// definitions of the independent scorers beside the checkout, to which it
// agrees within 0.1.
//
// A role is the set of its letters and digits, so that quotation marks, white
// space and tokenisers do not matter. Found and marked attributions are
// matched one-to-one, greedily by the Jaccard index of their contents. A pair
// is right if contents and sources each overlap by a half or both sources are
// empty.
//
//	r := attribution.Score(articles)
//	fmt.Println(r.Pair.F1(), r.Speaker)   // percent
//
// The published table (CofeNet, COLING 2022) counts differently: contiguous
// fragments inside one paragraph, over all readers; see [Published].
package attribution
