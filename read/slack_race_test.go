//go:build race

package read_test

const slack = 12
