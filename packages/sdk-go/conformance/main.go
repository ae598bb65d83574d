// Calls operations for the conformance suite: a call per line of the standard input, its outcome per line of the
// standard output.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"reflect"
	"strings"

	opendas "github.com/opendas/sdk-go"
	"github.com/opendas/sdk-go/generated/das"
)

type call struct {
	OperationID string `json:"operationId"`
	Endpoint    string
	Credentials struct{ Token, AccessKeyID, SecretAccessKey string }
	Input       struct {
		Path          json.RawMessage
		Query, Header map[string]json.RawMessage
		Body          json.RawMessage
	}
}

type outcome struct {
	Status       int    `json:"status"`
	Code         string `json:"code,omitempty"`
	RequestID    string `json:"requestId,omitempty"`
	SubjectToken string `json:"subjectToken,omitempty"`
	Body         any    `json:"body"`
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	encoder := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		var given call
		result, err := outcome{}, json.Unmarshal(lines.Bytes(), &given)
		if err == nil {
			result, err = perform(given)
		}
		if err != nil {
			// No status: the call did not come to an answer, or the answer could not be read.
			result = outcome{Body: map[string]string{"failure": err.Error()}}
		}
		if err := encoder.Encode(result); err != nil {
			panic(err)
		}
	}
}

func perform(given call) (outcome, error) {
	request, err := requestOf(given)
	if err != nil {
		return outcome{}, err
	}
	results := request.MethodByName("Execute").Call(nil)
	last := len(results) - 1
	response, _ := results[last-1].Interface().(*http.Response)
	failure, _ := results[last].Interface().(error)
	if refused := opendas.ErrorOf(response, failure); refused != nil {
		return outcome{Status: refused.Status, Code: refused.Code, RequestID: refused.RequestID, Body: refused.Body}, nil
	}
	if failure != nil {
		return outcome{}, failure
	}
	answer := outcome{Status: response.StatusCode, SubjectToken: response.Header.Get("X-Subject-Token")}
	if last == 2 {
		answer.Body = results[0].Interface()
	}
	return answer, nil
}

// requestOf builds the request of an operation with the methods that a user would call.
func requestOf(given call) (reflect.Value, error) {
	operation, err := find(clientOf(given), given.OperationID)
	if err != nil {
		return operation, err
	}
	arguments := []reflect.Value{reflect.ValueOf(context.Background())}
	path, err := pathValues(given.Input.Path)
	if err != nil {
		return operation, err
	}
	for _, value := range path {
		arguments = append(arguments, reflect.ValueOf(value))
	}
	request := operation.Call(arguments)[0]
	for _, parameters := range []map[string]json.RawMessage{given.Input.Query, given.Input.Header} {
		for name, value := range parameters {
			if request, err = set(request, request.MethodByName(pascalCase(name)), value); err != nil {
				return request, err
			}
		}
	}
	if given.Input.Body != nil {
		return set(request, bodySetter(request), given.Input.Body)
	}
	return request, nil
}

func clientOf(given call) *das.APIClient {
	credentials := given.Credentials
	switch {
	case credentials.Token != "":
		return opendas.NewClient(given.Endpoint, opendas.Token(credentials.Token))
	case credentials.AccessKeyID != "":
		key := opendas.AccessKey{ID: credentials.AccessKeyID, Secret: credentials.SecretAccessKey}
		return opendas.NewClient(given.Endpoint, key)
	}
	return opendas.NewClient(given.Endpoint, nil)
}

func find(client *das.APIClient, operation string) (reflect.Value, error) {
	services := reflect.ValueOf(client).Elem()
	for index := range services.NumField() {
		if !services.Type().Field(index).IsExported() {
			continue
		}
		if method := services.Field(index).MethodByName(operation); method.IsValid() {
			return method, nil
		}
	}
	return reflect.Value{}, fmt.Errorf("there is no operation %s", operation)
}

// pathValues are in the order of the path, which is that of the arguments.
func pathValues(object json.RawMessage) ([]string, error) {
	if object == nil {
		return nil, nil
	}
	decoder := json.NewDecoder(bytes.NewReader(object))
	var values []string
	for position := 0; ; position++ {
		token, err := decoder.Token()
		if err != nil || token == json.Delim('}') {
			return values, err
		}
		// An opening brace, then names and values in turn.
		if value, ok := token.(string); ok && position%2 == 0 {
			values = append(values, value)
		}
	}
}

func set(request, setter reflect.Value, value json.RawMessage) (reflect.Value, error) {
	if !setter.IsValid() {
		return request, fmt.Errorf("%s has no method for %s", request.Type(), value)
	}
	argument := reflect.New(setter.Type().In(0))
	if err := json.Unmarshal(value, argument.Interface()); err != nil {
		return request, err
	}
	return setter.Call([]reflect.Value{argument.Elem()})[0], nil
}

func bodySetter(request reflect.Value) reflect.Value {
	for index := range request.NumMethod() {
		method := request.Method(index)
		if method.Type().NumIn() == 1 && method.Type().In(0).Kind() == reflect.Struct {
			return method
		}
	}
	return reflect.Value{}
}

func pascalCase(name string) string {
	var words strings.Builder
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return r == '_' || r == '-' }) {
		words.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	return words.String()
}
