package diary

import (
	"crypto/ed25519"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"io"

	"filippo.io/age"

	"onrecord"
)

// NewKey makes the key that entries are signed with, as PKCS #8 in PEM.
func NewKey(random io.Reader) (string, error) {
	_, key, err := ed25519.GenerateKey(random)
	if err != nil {
		return "", err
	}
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return "", err
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})), nil
}

// ReadKey reads what NewKey made. The error does not repeat it.
func ReadKey(text string) (ed25519.PrivateKey, error) {
	if block, _ := pem.Decode([]byte(text)); block != nil {
		if any, err := x509.ParsePKCS8PrivateKey(block.Bytes); err == nil {
			if key, ok := any.(ed25519.PrivateKey); ok {
				return key, nil
			}
		}
	}
	return nil, onrecord.WithHint(fmt.Errorf("diary key: not an Ed25519 key in PEM: %w", onrecord.ErrInvalid), "put keys/diary.key back from where a copy is kept")
}

// NewIdentity makes an age key; with postQuantum a hybrid one. It returns the
// secret and the recipient.
func NewIdentity(postQuantum bool) (secret, recipient string, err error) {
	if postQuantum {
		id, err := age.GenerateHybridIdentity()
		if err != nil {
			return "", "", err
		}
		return id.String(), id.Recipient().String(), nil
	}
	id, err := age.GenerateX25519Identity()
	if err != nil {
		return "", "", err
	}
	return id.String(), id.Recipient().String(), nil
}
