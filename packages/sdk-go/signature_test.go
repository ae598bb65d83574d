package opendas

import (
	"context"
	"net/http"
	"net/url"
	"testing"
	"time"
)

const (
	project    = "054e292c9880d4992f02c0196d3ea468"
	connection = "ee64e597-4f25-486f-bba1-0c850b3b59d6"
	endpoint   = "https://das.cn-north-4.myhuaweicloud.com/v3/" + project + "/connections"
	users      = `"users":[{"user_id":"0852a89ae180d5401f5ac00271a4a02e","user_name":"username"}]}`
	shareBody  = `{"shared_conn_id":"` + connection + `","expired_time":"2026-05-03T10:30:00.200Z",` + users
	cancelBody = `{"shared_conn_id":"` + connection + `",` + users
)

// The public sample key of the API Request Signing Guide.
var sampleKey = AccessKey{ID: "QTWAOYTTINDUT2QVKYUC", Secret: "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc"}

func parsed(t *testing.T, text string) *url.URL {
	t.Helper()
	target, err := url.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return target
}

// V0 is of the guide; the others were computed with its algorithm.
func TestVectors(t *testing.T) {
	const json = "application/json"
	vectors := []struct {
		name, method, url string
		headers           map[string]string
		body              string
		names, signature  string
	}{
		{
			name:      "V0, the sample of the guide",
			method:    "GET",
			url:       "https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0",
			headers:   map[string]string{"content-type": json, "x-sdk-date": "20191115T033655Z"},
			names:     "content-type;host;x-sdk-date",
			signature: "7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe",
		},
		{
			name:      "A, a share with the project",
			method:    "POST",
			url:       endpoint + "/share",
			headers:   map[string]string{"content-type": json, "x-project-id": project},
			body:      shareBody,
			names:     "content-type;host;x-project-id;x-sdk-date",
			signature: "fe39f65a3bc881ea7f2154bc58dfbb0c21ae4d17e776245b0b690e72c2338dc8",
		},
		{
			name:      "B, a query that needs every escape and another order",
			method:    "GET",
			url:       endpoint + "/" + connection + "/get-shared-list?per_page=100&keywords=a+b*(%E4%B8%AD)~/%2B&cur_page=1",
			names:     "host;x-sdk-date",
			signature: "ed8033534da65f3dea3924d86044b336a69fe2591e502cb72ec08402e20021a5",
		},
		{
			name:      "C, a DELETE with a body, with a temporary key",
			method:    "DELETE",
			url:       endpoint + "/share",
			headers:   map[string]string{"content-type": json, "x-project-id": project, "x-security-token": "example-token"},
			body:      cancelBody,
			names:     "content-type;host;x-project-id;x-sdk-date;x-security-token",
			signature: "2107e1a572fb88028ae813b1cc5be4ae6bb38abe058121df8062ad7ed0372b2c",
		},
		{
			name:      "D, a body that is not hashed, without the content type",
			method:    "POST",
			url:       endpoint + "/share",
			headers:   map[string]string{"x-sdk-content-sha256": "UNSIGNED-PAYLOAD"},
			body:      shareBody,
			names:     "host;x-sdk-content-sha256;x-sdk-date",
			signature: "23589d9e2975b5789740ebe66d44c7d22fd5b1b1c8aabea9263e12dca0c4fb7e",
		},
	}
	for _, vector := range vectors {
		t.Run(vector.name, func(t *testing.T) {
			target := parsed(t, vector.url)
			headers := map[string]string{"host": target.Host, "x-sdk-date": "20260120T080000Z"}
			for name, value := range vector.headers {
				headers[name] = value
			}
			request := unsigned{vector.method, target, headers, []byte(vector.body), time.Time{}}
			got, err := authorization(request, sampleKey, signedNames)
			if err != nil {
				t.Fatal(err)
			}
			want := "SDK-HMAC-SHA256 Access=" + sampleKey.ID + ", SignedHeaders=" + vector.names + ", Signature=" + vector.signature
			if got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

func TestDateIsInWholeSecondsInUTC(t *testing.T) {
	east := time.FixedZone("east", 8*60*60)
	now := time.Date(2026, 1, 21, 7, 59, 59, 999_999_999, east)
	headers, err := sampleKey.authenticate(context.Background(), unsigned{"GET", parsed(t, endpoint), nil, nil, now})
	if err != nil {
		t.Fatal(err)
	}
	if got := headers["X-Sdk-Date"]; got != "20260120T235959Z" {
		t.Errorf("got %s", got)
	}
}

func TestPortIsSignedWhereItIsNotTheDefaultOne(t *testing.T) {
	rows := map[string]string{
		"https://das.example.com:443/v3":  "das.example.com",
		"https://das.example.com:8443/v3": "das.example.com:8443",
		"http://127.0.0.1:80":             "127.0.0.1",
		"http://[::1]:8080":               "[::1]:8080",
	}
	for target, want := range rows {
		if got := hostOf(&http.Request{URL: parsed(t, target)}); got != want {
			t.Errorf("%s: got %s, want %s", target, got, want)
		}
	}
}
