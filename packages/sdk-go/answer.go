package opendas

import (
	"bytes"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"
)

// hideCredentials takes the credentials of its request out of an answer: a gateway can repeat what it was sent (API
// Request Signing Guide, error APIGW.0301: the canonical request, with the values of headers).
func hideCredentials(response *http.Response, sent http.Header) {
	text, err := io.ReadAll(response.Body)
	response.Body.Close()
	for _, name := range []string{"X-Auth-Token", "X-Security-Token"} {
		// A shorter text keeps no secret, and would be found in words that have nothing to do with it.
		if secret := sent.Get(name); len(secret) >= 8 {
			if plain := spelledOut(text); bytes.Contains(plain, []byte(secret)) {
				text = bytes.ReplaceAll(plain, []byte(secret), []byte("***"))
			}
		}
	}
	response.Body = &readBefore{bytes.NewReader(text), err}
	response.ContentLength = int64(len(text))
}

var escape = regexp.MustCompile(`\\(?:u00[2-7][0-9A-Fa-f]|.)`)

// spelledOut has characters as a header has them: JSON can spell them in several ways. Quotes and backslashes stay as
// they are.
func spelledOut(text []byte) []byte {
	return escape.ReplaceAllFunc(text, func(found []byte) []byte {
		if string(found) == `\/` {
			return found[1:]
		}
		if len(found) < 6 {
			return found
		}
		character, err := strconv.ParseUint(string(found[2:]), 16, 8)
		if err != nil || strings.ContainsRune("\"\\\x7f", rune(character)) {
			return found
		}
		return []byte{byte(character)}
	})
}

// readBefore is what was read of a body, and why no more was.
type readBefore struct {
	*bytes.Reader
	err error
}

func (body *readBefore) Read(part []byte) (int, error) {
	count, err := body.Reader.Read(part)
	if err == io.EOF && body.err != nil {
		err = body.err
	}
	return count, err
}

// WriteTo would not tell of the error.
func (body *readBefore) WriteTo(writer io.Writer) (int64, error) {
	count, err := body.Reader.WriteTo(writer)
	if err == nil {
		err = body.err
	}
	return count, err
}

func (body *readBefore) Close() error { return nil }
