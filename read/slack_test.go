//go:build !race

package read_test

const slack = 3 // for a machine that does other work
