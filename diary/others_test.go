package diary

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// readSDJWT reads a disclosure with the PyPI package "sd-jwt", trusting the key
// that it shows, and prints what it says.
const readSDJWT = `
import sys, json
from jwcrypto.jwk import JWK
from jwcrypto.common import base64url_decode
from sd_jwt.verifier import SDJWTVerifier
token = open(sys.argv[1]).read()
head = json.loads(base64url_decode(token.split(".")[0]))
read = SDJWTVerifier(token, lambda issuer, header: JWK.from_json(json.dumps(head["jwk"])))
print(json.dumps(read.get_verified_payload()))
`

// TestOthersReadDisclosures has another library for RFC 9901 read a disclosure:
// it sees the chosen fields, no others, and refuses a changed one.
func TestOthersReadDisclosures(t *testing.T) {
	python := os.Getenv("ONRECORD_PYTHON")
	if python == "" {
		t.Skip("skipped: ONRECORD_PYTHON names no Python with the package sd-jwt")
	}
	if exec.Command(python, "-c", "import sd_jwt").Run() != nil {
		t.Skip("skipped: the Python that ONRECORD_PYTHON names has no package sd-jwt")
	}
	_, e, _, _ := sealed(t)
	shown, err := e.Disclose("date", "said-1")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "shown")
	read := func(token string) (map[string]any, error) {
		if err := os.WriteFile(file, []byte(token), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(python, "-c", readSDJWT, file).Output()
		if err != nil {
			return nil, err
		}
		var payload map[string]any
		return payload, json.Unmarshal(out, &payload)
	}
	payload, err := read(shown.Token())
	if err != nil {
		t.Fatal(err)
	}
	if payload["date"] == nil || payload["said-1"] == nil || payload["place"] != nil {
		t.Errorf("they read %v", payload)
	}
	parts := strings.Split(shown.Token(), "~")
	changed := []byte(parts[1])
	changed[len(changed)/2] ^= 1
	for name, bad := range map[string]string{
		"a changed signature":  strings.Replace(shown.Token(), "~", "A~", 1),
		"a changed disclosure": strings.Replace(shown.Token(), parts[1], string(changed), 1),
	} {
		if got, err := read(bad); err == nil && got["date"] != nil && got["said-1"] != nil {
			t.Errorf("%s: they still read %v", name, got)
		}
	}
}
