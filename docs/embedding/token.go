// A token for a view of Sessionscope, signed with EdDSA: Go 1.21 or newer, the standard library only.
//
//	openssl genpkey -algorithm ed25519 -out portal-key.pem     the portal's own; nobody else needs it
//	openssl pkey -in portal-key.pem -pubout                    Sessionscope's half
package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"log"
	"os"
	"time"
)

type scope struct {
	Accounts []string `json:"accounts"`
	Regions  []string `json:"regions"`
}

// The filters that limit one reader. Derive them from the person who is signed in to the portal, never from the request.
type claims struct {
	Iss    string         `json:"iss"`
	Aud    string         `json:"aud"`
	Sub    string         `json:"sub"`
	Iat    int64          `json:"iat"`
	Exp    int64          `json:"exp"`
	Jti    string         `json:"jti"`
	Typ    string         `json:"typ"`
	View   string         `json:"view"`
	Scope  scope          `json:"scope"`
	Locked map[string]any `json:"locked"`
}

func makeToken(key ed25519.PrivateKey, kid string, c claims) (string, error) {
	id := make([]byte, 16)
	if _, err := rand.Read(id); err != nil {
		return "", err
	}
	c.Jti = hex.EncodeToString(id)
	c.Typ = "ssm-embed+jwt"
	c.Iat = time.Now().Unix()
	c.Exp = c.Iat + 300
	head, err := json.Marshal(map[string]string{"alg": "EdDSA", "kid": kid, "typ": c.Typ})
	if err != nil {
		return "", err
	}
	body, err := json.Marshal(c)
	if err != nil {
		return "", err
	}
	part := base64.RawURLEncoding.EncodeToString
	text := part(head) + "." + part(body)
	return text + "." + part(ed25519.Sign(key, []byte(text))), nil
}

func readKey(file string) (ed25519.PrivateKey, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	block, _ := pem.Decode(text)
	if block == nil {
		return nil, errors.New("the key file holds no PEM")
	}
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, err
	}
	private, ok := key.(ed25519.PrivateKey)
	if !ok {
		return nil, errors.New("the key is no Ed25519 key")
	}
	return private, nil
}

// go run token.go history dana@acme.example
func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: go run token.go <view> <reader>")
	}
	key, err := readKey(os.Getenv("PORTAL_KEY_FILE"))
	if err != nil {
		log.Fatal(err)
	}
	token, err := makeToken(key, os.Getenv("PORTAL_KEY_ID"), claims{
		Iss:    os.Getenv("PORTAL_ID"),
		Aud:    os.Getenv("SESSIONSCOPE_URL"),
		Sub:    os.Args[2],
		View:   os.Args[1],
		Scope:  scope{Accounts: []string{"*"}, Regions: []string{"eu-west-1"}},
		Locked: map[string]any{"kind": "shell", "status": []string{"Terminated", "Failed"}},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(token)
}
