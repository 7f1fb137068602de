package proof

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/go-json-experiment/json/jsontext"

	"onrecord"
)

// canonical checks that b is one RFC 8785 object made of objects, arrays and
// strings only. Numbers are kept out because libraries round them differently,
// and three libraries turn 9007199254740993 into ...992.
func canonical(b []byte) error {
	dec := jsontext.NewDecoder(bytes.NewReader(b)) // refuses duplicate names and bad UTF-8
	if dec.PeekKind() != '{' {
		return fmt.Errorf("not a JSON object: %w", onrecord.ErrInvalid)
	}
	for {
		tok, err := dec.ReadToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("%w: %w", onrecord.ErrInvalid, err)
		}
		switch tok.Kind() {
		case '0', 't', 'f', 'n':
			return fmt.Errorf("%s where only strings are allowed: %w", tok, onrecord.ErrInvalid)
		}
	}
	v := jsontext.Value(bytes.Clone(b))
	if err := v.Canonicalize(); err != nil {
		return fmt.Errorf("%w: %w", onrecord.ErrInvalid, err)
	}
	if !bytes.Equal(v, b) {
		return fmt.Errorf("not in canonical form (RFC 8785): %w", onrecord.ErrInvalid)
	}
	return nil
}

// canonicalJSON writes v, made of strings only, in canonical form.
func canonicalJSON(v any) ([]byte, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	c := jsontext.Value(b)
	if err := c.Canonicalize(); err != nil {
		return nil, err
	}
	return c, canonical(c)
}
