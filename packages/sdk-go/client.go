// Package opendas is the SDK of the DAS connection sharing API: share a saved database login until an expiry time,
// without handing out its password. The operations and the types of their bodies are in package das.
//
//	key := opendas.AccessKey{ID: os.Getenv("DAS_ACCESS_KEY"), Secret: os.Getenv("DAS_SECRET_KEY")}
//	client := opendas.NewClient("http://127.0.0.1:8080", key)
//	page, response, err := client.SharingAPI.ListSharedConnections(ctx, project, connection).Execute()
package opendas

import (
	"net/http"
	"strings"
	"time"

	"github.com/opendas/sdk-go/generated/das"
)

// Option changes a client.
type Option func(*settings)

type settings struct {
	transport http.RoundTripper
	timeout   time.Duration
	now       func() time.Time
}

// WithTransport sends requests with another transport than http.DefaultTransport, for example one that knows a proxy
// or a certificate authority.
func WithTransport(next http.RoundTripper) Option {
	return func(s *settings) { s.transport = next }
}

// WithTimeout ends calls that take longer, from the connection to the last byte of the answer. The default is 30
// seconds; 0 means never. The context of a call can end it earlier.
func WithTimeout(timeout time.Duration) Option {
	return func(s *settings) { s.timeout = timeout }
}

// WithClock gives the time of signatures, which may be up to 15 minutes off the one of the server.
func WithClock(now func() time.Time) Option {
	return func(s *settings) { s.now = now }
}

// NewClient sends requests to one endpoint, for example https://das.cn-north-4.myhuaweicloud.com. The client may be
// used by several goroutines. Redirects are not followed: credentials are for one host. An endpoint that is no URL is
// an error of each call.
func NewClient(endpoint string, credentials Credentials, options ...Option) *das.APIClient {
	chosen := settings{transport: http.DefaultTransport, timeout: 30 * time.Second, now: time.Now}
	for _, option := range options {
		option(&chosen)
	}
	configuration := das.NewConfiguration()
	configuration.UserAgent = "opendas-sdk-go/0.1.0"
	configuration.Servers = das.ServerConfigurations{{URL: strings.TrimRight(endpoint, "/")}}
	configuration.OperationServers = map[string]das.ServerConfigurations{}
	configuration.HTTPClient = &http.Client{
		Transport:     &transport{credentials: credentials, next: chosen.transport, now: chosen.now},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Timeout:       chosen.timeout,
	}
	return das.NewAPIClient(configuration)
}
