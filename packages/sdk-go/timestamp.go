package opendas

import "time"

// Timestamp is a time as expired_time takes it: in UTC, with milliseconds. Answers have milliseconds since 1970, which
// time.UnixMilli reads.
func Timestamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }
