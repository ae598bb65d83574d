package opendas

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/opendas/sdk-go/generated/das"
)

type received struct {
	*http.Request
	body []byte
}

// answering serves the same answer to everything, and keeps what it was sent.
func answering(t *testing.T, status int, headers map[string]string, body string) (string, *[]received) {
	t.Helper()
	var all []received
	server := httptest.NewServer(http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		sent, err := io.ReadAll(request.Body)
		if err != nil {
			t.Error(err)
		}
		all = append(all, received{request, sent})
		response.Header().Set("Content-Type", "application/json")
		for name, value := range headers {
			response.Header().Set(name, value)
		}
		response.WriteHeader(status)
		fmt.Fprint(response, body)
	}))
	t.Cleanup(server.Close)
	return server.URL, &all
}

func share(client *das.APIClient) (*das.ConsoleCreateShareResp, *http.Response, error) {
	user := das.NewShareConnUserInfo("0852a89ae180d5401f5ac00271a4a02e", "中")
	body := das.NewCreateShareConnectionsRequestBody(connection, []das.ShareConnUserInfo{*user})
	call := client.SharingAPI.CreateShareConnections(context.Background(), project)
	return call.CreateShareConnectionsRequestBody(*body).Execute()
}

func TestRequestsAreSignedAsTheyAreSent(t *testing.T) {
	key := sampleKey
	key.SecurityToken = "example-token"
	calls := map[string]func(*das.APIClient) error{
		"with a body": func(client *das.APIClient) error {
			_, _, err := share(client)
			return err
		},
		"with a query": func(client *das.APIClient) error {
			call := client.SharingAPI.ListSharedConnections(context.Background(), project, connection)
			_, _, err := call.Keywords("a b*(中)~/+&=").PerPage("100").Execute()
			return err
		},
	}
	for name, call := range calls {
		t.Run(name, func(t *testing.T) {
			endpoint, all := answering(t, 200, nil, "{}")
			now := func() time.Time { return time.Date(2026, 1, 20, 8, 0, 0, 0, time.UTC) }
			if err := call(NewClient(endpoint, key, WithClock(now))); err != nil {
				t.Fatal(err)
			}
			request := (*all)[0]
			headers := map[string]string{}
			for name, values := range request.Header {
				headers[strings.ToLower(name)] = values[0]
			}
			target := parsed(t, endpoint+request.URL.String())
			want, err := authorization(unsigned{request.Method, target, headers, request.body, now()}, key, signedNames)
			if err != nil {
				t.Fatal(err)
			}
			if got := headers["authorization"]; got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
			if !strings.Contains(want, "x-project-id;x-sdk-date;x-security-token") {
				t.Errorf("not everything is signed: %s", want)
			}
		})
	}
}

func TestRequestsCarryAToken(t *testing.T) {
	endpoint, all := answering(t, 200, nil, "{}")
	if _, _, err := share(NewClient(endpoint, Token("example"))); err != nil {
		t.Fatal(err)
	}
	if got := (*all)[0].Header.Get("X-Auth-Token"); got != "example" {
		t.Errorf("got %q", got)
	}
}

func TestAnswersMayBeEmpty(t *testing.T) {
	for _, body := range []string{"", "null"} {
		endpoint, _ := answering(t, 200, nil, body)
		if answer, _, err := share(NewClient(endpoint, nil)); err != nil || answer != nil && answer.Status != nil {
			t.Errorf("%q: got %v, %v", body, answer, err)
		}
	}
}

func TestAnswersMayHaveMoreThanThisVersionKnows(t *testing.T) {
	body := `{"total_record": 1, "new": 1, "das_conn_info_list": [{"engine_type": "oracle", "new": 2}]}`
	endpoint, _ := answering(t, 200, nil, body)
	page, _, err := NewClient(endpoint, nil).ConnectionsAPI.ListConnection(context.Background(), project).Execute()
	if err != nil {
		t.Fatal(err)
	}
	if got := page.DasConnInfoList[0].GetEngineType(); string(got) != "oracle" {
		t.Errorf("got %v", got)
	}
	if got := page.AdditionalProperties["new"]; got != 1.0 {
		t.Errorf("got %v", got)
	}
}

func TestAnswersAreNotFollowedElsewhere(t *testing.T) {
	elsewhere, all := answering(t, 200, nil, "{}")
	endpoint, _ := answering(t, 307, map[string]string{"Location": elsewhere}, "")
	_, response, err := share(NewClient(endpoint, Token("example")))
	if refused := ErrorOf(response, err); refused == nil || refused.Status != 307 {
		t.Errorf("got %v", refused)
	}
	if len(*all) != 0 {
		t.Error("the token was sent elsewhere")
	}
}

func TestErrorsSayWhatHappened(t *testing.T) {
	rows := []struct {
		status  int
		headers map[string]string
		body    string
		want    Error
	}{
		{400, map[string]string{"X-Request-Id": "r1"}, `{"error_code":"DAS.5052","error_msg":"no share"}`, Error{Code: "DAS.5052", Message: "no share", RequestID: "r1"}},
		{400, nil, `{"errorCodeStr":"DAS.5010"}`, Error{Code: "DAS.5010"}},
		{403, nil, `{"error":{"code":"IAM.0002","message":"not allowed"}}`, Error{Code: "IAM.0002", Message: "not allowed"}},
		{405, nil, `{"error_code":"APIGW.0101","error_msg":"x","request_id":"r2"}`, Error{Code: "APIGW.0101", Message: "x", RequestID: "r2"}},
		{502, map[string]string{"Content-Type": "text/html"}, "<html>Bad Gateway</html>", Error{}},
	}
	for _, row := range rows {
		t.Run(row.body, func(t *testing.T) {
			endpoint, _ := answering(t, row.status, row.headers, row.body)
			_, response, err := share(NewClient(endpoint, nil))
			got := ErrorOf(response, err)
			if got == nil {
				t.Fatal("got no error")
			}
			row.want.Status, row.want.Body = row.status, got.Body
			if *got != row.want {
				t.Errorf("got %+v, want %+v", *got, row.want)
			}
			if !strings.HasPrefix(got.Error(), fmt.Sprint(row.status)) {
				t.Errorf("got %s", got)
			}
		})
	}
}

func TestSecretsAreNotPrinted(t *testing.T) {
	key := AccessKey{ID: "id", Secret: "example-secret", SecurityToken: "example-security"}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
		printed := fmt.Sprintf(verb+verb, key, Token("example-token"))
		if strings.Contains(printed, "example") {
			t.Errorf("%s prints %s", verb, printed)
		}
	}
}
