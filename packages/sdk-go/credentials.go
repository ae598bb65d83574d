package opendas

// Credentials say who calls: an AccessKey or a Token, or nil for operations that need none.
type Credentials interface {
	authenticate(request unsigned) (map[string]string, error)
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

// GoString is what %#v prints.
func (key AccessKey) GoString() string { return key.String() }

// Token is a token of the identity service, sent as X-Auth-Token. It is not printed.
type Token string

// String hides the token.
func (Token) String() string { return "opendas.Token" }

// GoString is what %#v prints.
func (token Token) GoString() string { return token.String() }

func (token Token) authenticate(unsigned) (map[string]string, error) {
	return map[string]string{"X-Auth-Token": string(token)}, nil
}
