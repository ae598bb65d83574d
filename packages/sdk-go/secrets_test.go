package opendas

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"github.com/opendas/sdk-go/generated/das"
)

func TestSecretsAreNotPrinted(t *testing.T) {
	key := AccessKey{ID: "id", Secret: "t0ken-a", SecurityToken: "t0ken-b"}
	login := das.NewCreateConnectionRequestBody(das.ENGINETYPE_MYSQL, "id", das.NETWORKTYPE_RDS, "root", "t0ken-c", true)
	retry := das.NewRetryLoginAction("t0ken-d", true)
	body := das.ExecuteLoginConnectionNewRequestBody{RetryLogin: retry}
	all := []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"}
	rows := []struct {
		value any
		verbs []string
	}{
		{key, all},
		{&key, all},
		{Token("t0ken-e"), all},
		{login.Password, all},
		{&login.Password, all},
		{login, all},
		{*login, all},
		{[]das.RetryLoginAction{*retry}, all},
		{struct{ Key AccessKey }{key}, all},
		{map[string]any{"login": *login}, all},
		// Of a pointer within a struct, package fmt prints what it points to for a verb that is wrong (go vet finds those).
		{body, all[:3]},
	}
	for _, row := range rows {
		value := row.value
		for _, verb := range row.verbs {
			if printed := fmt.Sprintf(verb, value); strings.Contains(printed, "t0ken") || strings.Contains(printed, "74306b656e") {
				t.Errorf("%s prints %s", verb, printed)
			}
		}
		var log bytes.Buffer
		slog.New(slog.NewTextHandler(&log, nil)).Info("call", "with", value)
		if strings.Contains(log.String(), "t0ken") {
			t.Errorf("%T is logged as %s", value, &log)
		}
	}
	for _, value := range []any{
		key, &key, Token("t0ken-e"), login.Password, struct {
			Key   AccessKey
			Token Token
		}{key, "t0ken-e"},
	} {
		var log bytes.Buffer
		slog.New(slog.NewJSONHandler(&log, nil)).Info("call", "with", value)
		if strings.Contains(log.String(), "t0ken") {
			t.Errorf("%T is logged as %s", value, &log)
		}
	}
}

func TestSecretsAreSent(t *testing.T) {
	text, err := json.Marshal(das.NewRetryLoginAction("example", true))
	if want := `{"is_save_password":true,"password":"example"}`; err != nil || string(text) != want {
		t.Errorf("got %s, %v, want %s", text, err, want)
	}
}

func TestCredentialsThatAnAnswerRepeatsAreHidden(t *testing.T) {
	repeated := `{"error_code":"APIGW.0301","error_msg":"GET|x-security-token:t0ken/token=1|x-security-token:t0ken\/token\u003D1|\u0022\"\\u0041\n"}`
	endpoint, _ := answering(t, http.StatusUnauthorized, nil, repeated)
	key := AccessKey{ID: "id", Secret: "secret", SecurityToken: "t0ken/token=1"}
	_, response, err := share(NewClient(endpoint, key))
	refused := ErrorOf(response, err)
	if refused == nil || refused.Message != "GET|x-security-token:***|x-security-token:***|\"\"\\u0041\n" {
		t.Errorf("got %v", refused)
	}
	if printed := fmt.Sprintf("%+v %+v %s", err, refused.Body, err.(*das.GenericOpenAPIError).Body()); strings.Contains(printed, "t0ken") {
		t.Errorf("got %s", printed)
	}
}
