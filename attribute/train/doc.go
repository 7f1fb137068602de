// Package train makes the attribution model from marked texts.
//
//	b, err := train.Model(train.Material{PolNeAR: docs, World: world}, options)
//	os.WriteFile("attribute/model/data/attribution.bin", b, 0o644)
//
// The first pass is trained on all texts. For the second pass it is trained
// again on three quarters of them at a time and read over the last quarter, so
// that the second pass sees labels as wrong as they will be on new text
// (jackknifing). Settings of the decision are fitted last, on development
// texts. Training is single-threaded and seeded.
package train
