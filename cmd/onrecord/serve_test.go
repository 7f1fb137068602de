package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
)

// The server says where it is, shows the board there, and ends in order with
// exit code 0 when it is interrupted.
func TestServe(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	r, w := io.Pipe()
	code := make(chan int, 1)
	var log bytes.Buffer
	go func() {
		code <- run(ctx, []string{"serve", "--json", "--quiet", "--addr", "127.0.0.1:0", "../../examples/phnom-penh-2022"}, strings.NewReader(""), w, &log)
		w.Close()
	}()
	var at struct{ URL string }
	if err := json.NewDecoder(bufio.NewReader(r)).Decode(&at); err != nil {
		t.Fatalf("%v; exit %d; %s", err, <-code, &log)
	}
	resp, err := http.Get(at.URL + "e/phnom-penh-2022")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if b, err := io.ReadAll(resp.Body); err != nil || resp.StatusCode != 200 || !bytes.Contains(b, []byte("Proposition by proposition")) {
		t.Errorf("%s: %d, %d bytes, %v", at.URL, resp.StatusCode, len(b), err)
	}
	http.DefaultClient.CloseIdleConnections()
	interrupt()
	if c := <-code; c != exitOK {
		t.Errorf("exit code %d; %s", c, &log)
	}
}
