package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"

	"onrecord/internal/linear"
)

// Material describes the documents that a model learned from: their digest
// covers names, texts and labels in order.
func Material(name, licence string, docs []*Document) linear.Corpus {
	h := sha256.New()
	for _, d := range docs {
		io.WriteString(h, d.Name+"\x00"+d.Text+"\x00"+strings.Join(d.Tags, " ")+"\x00"+strings.Join(d.Names, " ")+"\x00")
	}
	return linear.Corpus{Name: name, Digest: hex.EncodeToString(h.Sum(nil)), Licence: licence}
}
