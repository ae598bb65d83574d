package opendas

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"time"
)

// transport adds what identifies the caller: only here is a request as it goes over the wire.
type transport struct {
	credentials Credentials
	next        http.RoundTripper
	now         func() time.Time
}

func (t *transport) RoundTrip(request *http.Request) (*http.Response, error) {
	if t.credentials == nil {
		return t.next.RoundTrip(request)
	}
	body, err := readBody(request)
	if err != nil {
		return nil, err
	}
	headers := map[string]string{"host": hostOf(request)}
	for name, values := range request.Header {
		headers[strings.ToLower(name)] = strings.Join(values, ",")
	}
	added, err := t.credentials.authenticate(request.Context(), unsigned{request.Method, request.URL, headers, body, t.now()})
	if err != nil {
		return nil, err
	}
	// A RoundTripper must not change the request (net/http).
	complete := request.Clone(request.Context())
	complete.Host = headers["host"]
	for name, value := range added {
		complete.Header.Set(name, value)
	}
	if body != nil {
		complete.Body = io.NopCloser(bytes.NewReader(body))
		complete.ContentLength = int64(len(body))
	}
	response, err := t.next.RoundTrip(complete)
	if err == nil && response.StatusCode >= http.StatusMultipleChoices {
		hideCredentials(response, complete.Header)
	}
	return response, err
}

func readBody(request *http.Request) ([]byte, error) {
	if request.Body == nil {
		return nil, nil
	}
	defer request.Body.Close()
	return io.ReadAll(request.Body)
}

// hostOf is the host as it has to be sent: without the default port, which net/http would leave there.
func hostOf(request *http.Request) string {
	host := request.Host
	if host == "" {
		host = request.URL.Host
	}
	port := map[string]string{"http": ":80", "https": ":443"}[request.URL.Scheme]
	return strings.TrimSuffix(host, port)
}
