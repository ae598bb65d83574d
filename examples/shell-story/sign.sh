# Signs requests with an access key (SDK-HMAC-SHA256; API Request Signing Guide, api-sign-algorithm-001 to 005).
# Source this file: `. ./sign.sh`. POSIX shell with od, awk, sort, tr, cut and openssl. The secret key is never an argument of a
# program, where other users of the machine could see it.

# Bytes of standard input as hexadecimal digits, two a line.
hex_lines() {
  od -An -v -tx1 | tr -s ' ' '\n' | awk 'length($0) == 2'
}

# Lower-case hexadecimal SHA-256 of standard input.
sha256() {
  openssl dgst -sha256 -r | cut -d' ' -f1
}

# A text in percent-encoding: everything but letters, digits, hyphen, dot, underscore and tilde.
encode() {
  printf %s "$1" | hex_lines | LC_ALL=C awk '
    BEGIN {
      for (code = 33; code < 127; code++) {
        character = sprintf("%c", code)
        if (character ~ /[A-Za-z0-9._~-]/) plain[sprintf("%02x", code)] = character
      }
    }
    { printf "%s", ($0 in plain) ? plain[$0] : "%" toupper($0) }'
}

# The path as it is signed: each segment encoded, and a slash at the end.
#   $1  path, not encoded
canonical_path() {
  rest=${1#/}
  while [ -n "$rest" ]; do
    printf '/%s' "$(encode "${rest%%/*}")"
    case $rest in
      */*) rest=${rest#*/} ;;
      *) rest= ;;
    esac
  done
  printf /
}

# The query as it is signed, which can be sent as well: names and values encoded, sorted by name, then by value.
#   $1  lines of name=value, not encoded
canonical_query() {
  [ -n "$1" ] || return 0
  printf '%s\n' "$1" | while IFS= read -r pair; do
    name=${pair%%=*}
    case $pair in
      *=*) value=${pair#*=} ;;
      *) value= ;;
    esac
    printf '%s=%s\n' "$(encode "$name")" "$(encode "$value")"
  done | LC_ALL=C sort -t= -k1,1 -k2,2 | awk '{ printf "%s%s", (NR > 1) ? "&" : "", $0 }'
}

# Headers in the order in which they are signed.
#   $1  lines of name:value, names in lower case, values without space around them
sorted_headers() {
  printf '%s\n' "$1" | LC_ALL=C sort -t: -k1,1
}

# Names of the signed headers, for example host;x-sdk-date.
signed_names() {
  sorted_headers "$1" | cut -d: -f1 | awk '{ printf "%s%s", (NR > 1) ? ";" : "", $0 }'
}

# What is signed.
#   $1 method  $2 path  $3 query  $4 headers, as above  $5 SHA-256 of the body, or UNSIGNED-PAYLOAD
canonical_request() {
  printf '%s\n%s\n%s\n%s\n\n%s\n%s' "$1" "$(canonical_path "$2")" "$(canonical_query "$3")" \
    "$(sorted_headers "$4")" "$(signed_names "$4")" "$5"
}

# The key of an HMAC, each byte XOR a number, as octal escapes for printf (RFC 2104). The key in hexadecimal, two digits a line, is standard input.
#   $1  the number
padded_key() {
  awk -v pad="$1" '
    function xor(a, b,    bit, result) {
      for (bit = 1; bit < 256; bit *= 2) if (int(a / bit) % 2 != int(b / bit) % 2) result += bit
      return result
    }
    { byte[NR] = 16 * (index("0123456789abcdef", substr($0, 1, 1)) - 1) + index("0123456789abcdef", substr($0, 2, 1)) - 1 }
    END { for (place = 1; place <= 64; place++) printf "\\%03o", xor(byte[place], pad) }'
}

# Lower-case hexadecimal HMAC-SHA-256 of a text.
#   $1  key, at most 64 bytes  $2  text
hmac_sha256() {
  inner=$(printf %s "$1" | hex_lines | padded_key 54)
  outer=$(printf %s "$1" | hex_lines | padded_key 92)
  # shellcheck disable=SC2059 # octal escapes
  { printf "$inner" && printf %s "$2"; } | openssl dgst -sha256 -binary | { printf "$outer" && cat; } | sha256
}

# The signature of a canonical request.
#   $1 secret key  $2 X-Sdk-Date  $3 canonical request
signature() {
  hmac_sha256 "$1" "$(printf 'SDK-HMAC-SHA256\n%s\n%s' "$2" "$(printf %s "$3" | sha256)")"
}

# The value of the header Authorization.
#   $1 access key  $2 secret key  $3 X-Sdk-Date  $4 method  $5 path  $6 query  $7 headers  $8 SHA-256 of the body
authorization() {
  request=$(canonical_request "$4" "$5" "$6" "$7" "$8")
  printf 'SDK-HMAC-SHA256 Access=%s, SignedHeaders=%s, Signature=%s' "$1" "$(signed_names "$7")" \
    "$(signature "$2" "$3" "$request")"
}
