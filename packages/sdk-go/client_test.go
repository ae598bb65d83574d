package opendas

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
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
			headers := map[string]string{"host": request.Host}
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

func TestRequestsCarryWhatAFunctionGivesForEach(t *testing.T) {
	endpoint, all := answering(t, 200, nil, "{}")
	type key struct{}
	client := NewClient(endpoint, CredentialsFunc(func(ctx context.Context) (Credentials, error) {
		return Token(fmt.Sprint(ctx.Value(key{}), len(*all))), nil
	}))
	for range 2 {
		ctx := context.WithValue(context.Background(), key{}, "token")
		if _, _, err := client.SharingAPI.ListSharedConnections(ctx, project, connection).Execute(); err != nil {
			t.Fatal(err)
		}
	}
	if got := (*all)[1].Header.Get("X-Auth-Token"); got != "token1" {
		t.Errorf("got %q", got)
	}
	expired := errors.New("the credentials expired")
	client = NewClient(endpoint, CredentialsFunc(func(context.Context) (Credentials, error) { return nil, expired }))
	if _, _, err := share(client); !errors.Is(err, expired) || len(*all) != 2 {
		t.Errorf("got %v", err)
	}
}

func TestTimesAreSentInUTCWithMilliseconds(t *testing.T) {
	east := time.FixedZone("east", 8*60*60)
	if got := Timestamp(time.Date(2026, 5, 3, 18, 30, 0, 200_999_999, east)); got != "2026-05-03T10:30:00.200Z" {
		t.Errorf("got %s", got)
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

func TestErrorsAreOneLine(t *testing.T) {
	rows := map[string]string{
		"400 DAS.5052: no share (request r1)":         `{"error_code":"DAS.5052","error_msg":"no share","request_id":"r1"}`,
		"400 DAS.5052: Bad Request":                   `{"error_code":"DAS.5052"}`,
		"400 without a code: Bad Request":             ``,
		"400 without a code: so it is":                `{"error_msg":"so it is"}`,
		"400 17: so it is":                            `{"error":{"code":17,"message":"so it is"}}`,
		"400 without a code: Bad Request (request r)": `{"request_id":"r"}`,
	}
	for want, body := range rows {
		endpoint, _ := answering(t, http.StatusBadRequest, nil, body)
		_, response, err := share(NewClient(endpoint, nil))
		if got := ErrorOf(response, err); got == nil || got.Error() != want {
			t.Errorf("got %v, want %s", got, want)
		}
	}
}

func TestAnswersAreWaitedForAsLongAsTheCallerSays(t *testing.T) {
	done := make(chan struct{})
	silent := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-done }))
	defer silent.Close()
	defer close(done)
	_, response, err := share(NewClient(silent.URL, nil, WithTimeout(50*time.Millisecond)))
	var timeout interface{ Timeout() bool }
	if !errors.As(err, &timeout) || !timeout.Timeout() || ErrorOf(response, err) != nil {
		t.Errorf("got %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(50*time.Millisecond, cancel)
	_, _, err = NewClient(silent.URL, sampleKey).IdentityAPI.KeystoneListProjects(ctx).Execute()
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if got := NewClient(silent.URL, nil).GetConfig().HTTPClient.Timeout; got != 30*time.Second {
		t.Errorf("waits %v", got)
	}
}

func TestClientsServeSeveralGoroutines(t *testing.T) {
	var mutex sync.Mutex
	var wrong []string
	server := httptest.NewServer(http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		if want := signatureOf(t, request); request.Header.Get("Authorization") != want {
			mutex.Lock()
			defer mutex.Unlock()
			wrong = append(wrong, request.URL.String())
		}
	}))
	defer server.Close()
	client := NewClient(server.URL, sampleKey)
	var calls sync.WaitGroup
	for number := range 50 {
		calls.Add(1)
		go func() {
			defer calls.Done()
			call := client.SharingAPI.ListSharedConnections(context.Background(), project, connection)
			if _, _, err := call.Keywords(fmt.Sprint(number)).Execute(); err != nil {
				t.Error(err)
			}
		}()
	}
	calls.Wait()
	if len(wrong) > 0 {
		t.Errorf("these have wrong signatures: %s", wrong)
	}
}

// The host that is signed is the one on the wire, whatever the endpoint looks like.
func TestHostIsSignedAsItIsSent(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		if want := signatureOf(t, request); request.Header.Get("Authorization") != want {
			t.Errorf("%s%s: got %s, want %s", request.Host, request.RequestURI, request.Header.Get("Authorization"), want)
		}
		if !strings.Contains(request.Header.Get("Authorization"), "x-project-id") {
			t.Errorf("%s: no project", request.RequestURI)
		}
	}))
	defer server.Close()
	dialer := net.Dialer{}
	transport := &http.Transport{DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return dialer.DialContext(ctx, network, server.Listener.Addr().String())
	}}
	defer transport.CloseIdleConnections()
	endpoints := []string{
		"http://das.example.com", "http://das.example.com:80", "http://DAS.example.com:8080/", "http://[::1]", "http://[::1]:80",
		"http://das.example.com/das/",
	}
	for _, endpoint := range endpoints {
		client := NewClient(endpoint, sampleKey, WithTransport(transport))
		for _, id := range []string{connection, "a/b", "a b+%2F", "中"} {
			if _, _, err := client.SharingAPI.ListSharedConnections(context.Background(), project, id).Execute(); err != nil {
				t.Error(err)
			}
		}
	}
}

// signatureOf is what a server expects of a request: it knows the wire only.
func signatureOf(t *testing.T, request *http.Request) string {
	body, err := io.ReadAll(request.Body)
	if err != nil {
		t.Error(err)
	}
	headers := map[string]string{"host": request.Host}
	for name, values := range request.Header {
		headers[strings.ToLower(name)] = values[0]
	}
	target, err := url.ParseRequestURI(request.RequestURI)
	if err != nil {
		t.Error(err)
	}
	want, err := authorization(unsigned{request.Method, target, headers, body, time.Time{}}, sampleKey, signedNames)
	if err != nil {
		t.Error(err)
	}
	return want
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
		{500, map[string]string{"X-Request-Id": "r3"}, "", Error{RequestID: "r3"}},
	}
	for _, row := range rows {
		t.Run(row.body, func(t *testing.T) {
			endpoint, _ := answering(t, row.status, row.headers, row.body)
			_, response, err := share(NewClient(endpoint, nil))
			got := ErrorOf(response, err)
			if got == nil {
				t.Fatal("got no error")
			}
			if strings.HasPrefix(row.body, "{") != (got.Body != nil) {
				t.Errorf("got the body %v", got.Body)
			}
			if got.Body != nil && row.want.Code == "DAS.5052" && got.Body.GetErrorMsg() != row.want.Message {
				t.Errorf("got the body %v", got.Body)
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
