// Package peer sets our language layers beside jdkato/prose, the best kept Go
// library for the same job, on the same texts in the same run:
//
//	cd eval/peer && go test -bench . -v
//
// It is a module of its own, so that the product does not depend on prose.
// Both read raw text. Prose has no label for nationalities and calls places
// GPE or LOC; only persons, places and organisations are compared, and the
// domain (world newswire) is the one that our names were trained for.
package peer
