// Package fit trains the models of package linear: conditional random fields
// and taggers that decide place by place, both by AdaGrad (Duchi, Hazan and
// Singer 2011). Training is single-threaded and seeded, so that the same data
// give the same bytes.
//
//	w := fit.Fields(sequences, fit.Options{Bits: 18, Labels: 7, Epochs: 8, Seed: 1})
//	rows, scale := w.Quantise()
package fit
