package opendas

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"regexp"
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
			text = inJSON(secret).ReplaceAll(text, []byte("***"))
		}
	}
	response.Body = &readBefore{bytes.NewReader(text), err}
	response.ContentLength = int64(len(text))
}

// inJSON finds a text: JSON can spell a character in several ways.
func inJSON(text string) *regexp.Regexp {
	var pattern strings.Builder
	for _, character := range text {
		fmt.Fprintf(&pattern, `(?:\\?%s|\\u(?i:%04x))`, regexp.QuoteMeta(string(character)), character)
	}
	return regexp.MustCompile(pattern.String())
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
