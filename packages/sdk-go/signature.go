package opendas

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
)

const algorithm = "SDK-HMAC-SHA256"

// signedNames are the headers that are signed where a request has them: proxies change others.
var signedNames = []string{
	"content-type", "host", "x-project-id", "x-sdk-content-sha256", "x-sdk-date", "x-security-token",
}

var projectInPath = regexp.MustCompile(`/v3(?:\.\d)?/([A-Za-z0-9]{32})/`)

// unsigned is a request as it goes over the wire, to the byte.
type unsigned struct {
	method string
	url    *url.URL
	// headers by lower-case name, with the host.
	headers map[string]string
	body    []byte
	now     time.Time
}

func (key AccessKey) authenticate(_ context.Context, request unsigned) (map[string]string, error) {
	added := map[string]string{"X-Sdk-Date": request.now.UTC().Format("20060102T150405Z")}
	if project := projectInPath.FindStringSubmatch(request.url.Path); project != nil {
		added["X-Project-Id"] = project[1]
	}
	if key.SecurityToken != "" {
		added["X-Security-Token"] = key.SecurityToken
	}
	complete := map[string]string{}
	for name, value := range request.headers {
		complete[name] = value
	}
	for name, value := range added {
		complete[strings.ToLower(name)] = value
	}
	request.headers = complete
	value, err := authorization(request, key, signedNames)
	if err != nil {
		return nil, err
	}
	added["Authorization"] = value
	return added, nil
}

// authorization is the value of the header Authorization (API Request Signing Guide, api-sign-algorithm-001 and
// following). names says which headers are signed where they are there.
func authorization(request unsigned, key AccessKey, names []string) (string, error) {
	values := map[string]string{}
	for name, value := range request.headers {
		values[name] = strings.TrimSpace(value)
	}
	present := slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		_, ok := values[name]
		return !ok
	})
	slices.Sort(present)
	query, err := canonicalQuery(request.url.RawQuery)
	if err != nil {
		return "", err
	}
	path, err := canonicalPath(request.url.EscapedPath())
	if err != nil {
		return "", err
	}
	lines := []string{strings.ToUpper(request.method), path, query}
	for _, name := range present {
		lines = append(lines, name+":"+values[name])
	}
	payload := values["x-sdk-content-sha256"]
	if payload == "" {
		payload = hash(request.body)
	}
	lines = append(lines, "", strings.Join(present, ";"), payload)
	canonical := strings.Join(lines, "\n")
	stringToSign := strings.Join([]string{algorithm, values["x-sdk-date"], hash([]byte(canonical))}, "\n")
	mac := hmac.New(sha256.New, []byte(key.Secret))
	mac.Write([]byte(stringToSign))
	return algorithm + " Access=" + key.ID + ", SignedHeaders=" + strings.Join(present, ";") +
		", Signature=" + hex.EncodeToString(mac.Sum(nil)), nil
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// canonicalPath has every segment escaped in one way, and a slash at its end.
func canonicalPath(escaped string) (string, error) {
	segments := strings.Split(escaped, "/")
	for index, segment := range segments {
		text, err := url.PathUnescape(segment)
		if err != nil {
			return "", err
		}
		segments[index] = encode(text)
	}
	path := strings.Join(segments, "/")
	if strings.HasSuffix(path, "/") {
		return path, nil
	}
	return path + "/", nil
}

// canonicalQuery is sorted by name, then by value. A plus sign is a space, as servers read it.
func canonicalQuery(raw string) (string, error) {
	values, err := url.ParseQuery(raw)
	if err != nil {
		return "", err
	}
	// A space is smaller than everything that an encoded text can hold.
	var pairs []string
	for name, items := range values {
		for _, value := range items {
			pairs = append(pairs, encode(name)+" "+encode(value))
		}
	}
	slices.Sort(pairs)
	return strings.ReplaceAll(strings.Join(pairs, "&"), " ", "="), nil
}

// encode leaves unreserved characters (RFC 3986 section 2.3), everything else becomes %XX.
func encode(text string) string {
	return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}
