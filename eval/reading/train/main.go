// Command train fits the judge of body blocks on the open extraction pages and
// writes its model file. Run it in the checkout's root:
//
//	go run ./eval/reading/train read/html/body.judge
package main

import (
	"bytes"
	"fmt"
	"os"

	"onrecord/eval/reading"
	"onrecord/internal/shared"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run() error {
	if len(os.Args) != 2 {
		return fmt.Errorf("want the name of the model file to write")
	}
	corpus, err := shared.Corpus("extraction")
	if err != nil {
		return err
	}
	zyte, err := reading.Zyte(corpus)
	if err != nil {
		return err
	}
	fundus, err := reading.Fundus(corpus)
	if err != nil {
		return err
	}
	model := reading.Train(reading.Samples(append(zyte, fundus...)))
	var b bytes.Buffer
	if err := model.Write(&b); err != nil {
		return err
	}
	return os.WriteFile(os.Args[1], b.Bytes(), 0o644)
}
