package opendas

import (
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/opendas/sdk-go/generated/das"
)

// Error is an answer with a status of 300 or more.
type Error struct {
	// Status is the HTTP status.
	Status int
	// Code is for example DAS.200100; empty where the answer has none.
	Code string
	// Message says what happened and what to do.
	Message string
	// RequestID is for support and logs.
	RequestID string
	// Body is the whole body, as far as it is the one that the document describes.
	Body *das.ErrorResp
}

// Names of the code in bodies of DAS, its console, the gateway and other services; the first that is there counts.
var (
	codeNames    = []string{"error_code", "errorCodeStr", "errorCode", "code"}
	messageNames = []string{"error_msg", "errorMsg", "message"}
)

// ErrorOf says what an answer says, given what Execute returned. It is nil where there was no error, and where there
// was no answer: then err is of net/http, for example a *url.Error whose Timeout method says that it took too long. It
// is nil too where an answer that is no error could not be read, and err says why.
//
//	_, response, err := client.SharingAPI.CreateShareConnections(ctx, project).CreateShareConnectionsRequestBody(body).Execute()
//	if refused := opendas.ErrorOf(response, err); refused != nil && refused.Code == "DAS.5010" { … }
func ErrorOf(response *http.Response, err error) *Error {
	if err == nil || response == nil || response.StatusCode < http.StatusMultipleChoices {
		return nil
	}
	result := &Error{Status: response.StatusCode, RequestID: response.Header.Get("X-Request-Id")}
	with, ok := err.(interface{ Body() []byte })
	if !ok {
		return result
	}
	var members map[string]any
	if json.Unmarshal(with.Body(), &members) != nil {
		return result
	}
	result.Code, result.Message = details(members)
	if result.RequestID == "" {
		result.RequestID = text(members, "request_id")
	}
	var body das.ErrorResp
	if json.Unmarshal(with.Body(), &body) == nil {
		result.Body = &body
	}
	return result
}

// Error is for example: 400 DAS.5052: … (request 5f2d1c9e).
func (e *Error) Error() string {
	code := e.Code
	if code == "" {
		code = "without a code"
	}
	said := e.Message
	if said == "" {
		said = http.StatusText(e.Status)
	}
	message := fmt.Sprintf("%d %s: %s", e.Status, code, said)
	if e.RequestID == "" {
		return message
	}
	return message + " (request " + e.RequestID + ")"
}

// details are also looked for one level down: {"error": {"code": …}}.
func details(members map[string]any) (string, string) {
	code, message := text(members, codeNames...), text(members, messageNames...)
	if code != "" || message != "" {
		return code, message
	}
	for _, member := range members {
		inner, ok := member.(map[string]any)
		if !ok {
			continue
		}
		if code, message := text(inner, codeNames...), text(inner, messageNames...); code != "" || message != "" {
			return code, message
		}
	}
	return "", ""
}

func text(members map[string]any, names ...string) string {
	for _, name := range names {
		switch value := members[name].(type) {
		case string:
			return value
		case float64:
			return fmt.Sprint(value)
		}
	}
	return ""
}
