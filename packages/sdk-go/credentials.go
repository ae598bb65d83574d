package opendas

import (
	"context"
	"fmt"
	"io"
	"log/slog"
)

// Credentials say who calls: an AccessKey, a Token or a CredentialsFunc, or nil for operations that need none.
type Credentials interface {
	authenticate(ctx context.Context, request unsigned) (map[string]string, error)
}

// CredentialsFunc gives credentials for each request, for example temporary ones, renewed before they expire. Several
// goroutines may call it at once. Its error ends the call.
type CredentialsFunc func(ctx context.Context) (Credentials, error)

func (give CredentialsFunc) authenticate(ctx context.Context, request unsigned) (map[string]string, error) {
	given, err := give(ctx)
	if err != nil || given == nil {
		return nil, err
	}
	return given.authenticate(ctx, request)
}

// AccessKey signs requests with SDK-HMAC-SHA256. Its secret parts are not printed.
type AccessKey struct {
	ID     string
	Secret string
	// SecurityToken is needed with a temporary access key.
	SecurityToken string
}

// String names the key, without its secret parts.
func (key AccessKey) String() string { return "opendas.AccessKey " + key.ID }

// Format names the key, whatever the verb.
func (key AccessKey) Format(state fmt.State, _ rune) { io.WriteString(state, key.String()) }

// LogValue names the key, whatever the handler.
func (key AccessKey) LogValue() slog.Value { return slog.StringValue(key.String()) }

// MarshalText names the key: nobody sends one as JSON, but logs have it within a configuration.
func (key AccessKey) MarshalText() ([]byte, error) { return []byte(key.String()), nil }

// Token is a token of the identity service, sent as X-Auth-Token. It is not printed.
type Token string

// String hides the token.
func (Token) String() string { return "opendas.Token" }

// Format hides the token from every verb.
func (token Token) Format(state fmt.State, _ rune) { io.WriteString(state, token.String()) }

// LogValue hides the token from every handler.
func (token Token) LogValue() slog.Value { return slog.StringValue(token.String()) }

// MarshalText hides the token: nobody sends one as JSON, but logs have it within a configuration.
func (token Token) MarshalText() ([]byte, error) { return []byte(token.String()), nil }

func (token Token) authenticate(context.Context, unsigned) (map[string]string, error) {
	return map[string]string{"X-Auth-Token": string(token)}, nil
}
