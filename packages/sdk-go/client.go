// Package opendas is the SDK of the DAS connection sharing API: share a saved database login until an expiry time,
// without handing out its password. The operations and the types of their bodies are in package das.
package opendas

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/opendas/sdk-go/generated/das"
)

// Option changes a client.
type Option func(*transport)

// WithTransport sends requests with another transport than http.DefaultTransport.
func WithTransport(next http.RoundTripper) Option {
	return func(t *transport) { t.next = next }
}

// WithClock gives the time of signatures.
func WithClock(now func() time.Time) Option {
	return func(t *transport) { t.now = now }
}

// NewClient sends requests to one endpoint, for example https://das.cn-north-4.myhuaweicloud.com. Redirects are not
// followed: credentials are for one host.
func NewClient(endpoint string, credentials Credentials, options ...Option) *das.APIClient {
	signer := &transport{credentials: credentials, next: http.DefaultTransport, now: time.Now}
	for _, option := range options {
		option(signer)
	}
	configuration := das.NewConfiguration()
	configuration.UserAgent = "opendas-sdk-go/0.1.0"
	configuration.Servers = das.ServerConfigurations{{URL: strings.TrimRight(endpoint, "/")}}
	configuration.OperationServers = map[string]das.ServerConfigurations{}
	configuration.HTTPClient = &http.Client{
		Transport:     signer,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return das.NewAPIClient(configuration)
}

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
	headers := map[string]string{}
	for name, values := range request.Header {
		headers[strings.ToLower(name)] = strings.Join(values, ",")
	}
	added, err := t.credentials.authenticate(unsigned{request.Method, request.URL, headers, body, t.now()})
	if err != nil {
		return nil, err
	}
	// A RoundTripper must not change the request (net/http).
	complete := request.Clone(request.Context())
	for name, value := range added {
		complete.Header.Set(name, value)
	}
	if body != nil {
		complete.Body = io.NopCloser(bytes.NewReader(body))
		complete.ContentLength = int64(len(body))
	}
	return t.next.RoundTrip(complete)
}

func readBody(request *http.Request) ([]byte, error) {
	if request.Body == nil {
		return nil, nil
	}
	defer request.Body.Close()
	return io.ReadAll(request.Body)
}
