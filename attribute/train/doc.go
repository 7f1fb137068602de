// Package train makes the attribution model from marked texts.
//
//	b, err := train.File(train.Material{Train: polnear, World: world, Dev: dev}, options)
//	os.WriteFile("attribute/model/data/attribution.bin", b, 0o644)
//
// The first pass is trained on all texts. For the second pass it is trained
// again on two thirds of the articles at a time and read over the last third, so
// that the second pass sees labels as wrong as they will be on new text
// (jackknifing). Settings of the decision are fitted last, on development
// texts. Training is seeded, and each part of it single-threaded.
package train
