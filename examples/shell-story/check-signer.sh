#!/bin/sh
# Checks sign.sh against known signatures: V0 is the sample of the API Request Signing Guide, whose keys are public; A and B were also
# computed with the official Python SDK. Exits with 1 where one differs.
set -eu
. "$(dirname "$0")/sign.sh"

secret=MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc
project=054e292c9880d4992f02c0196d3ea468
connection=ee64e597-4f25-486f-bba1-0c850b3b59d6
host=das.cn-north-4.myhuaweicloud.com
now=20260120T080000Z
users='"users":[{"user_id":"0852a89ae180d5401f5ac00271a4a02e","user_name":"username"}]'
share='{"shared_conn_id":"'$connection'","expired_time":"2026-05-03T10:30:00.200Z",'$users'}'
cancel='{"shared_conn_id":"'$connection'",'$users'}'
no_body=$(printf '' | sha256)
wrong=0

#   $1 name  $2 date  $3 method  $4 path  $5 query  $6 headers  $7 SHA-256 of the body  $8 SHA-256 of the canonical request  $9 signature
check() {
  request=$(canonical_request "$3" "$4" "$5" "$6" "$7")
  if [ "$(printf %s "$request" | sha256)" != "$8" ]; then
    printf '%s: the canonical request differs:\n%s\n' "$1" "$request" >&2
    wrong=1
  elif [ "$(signature "$secret" "$2" "$request")" != "$9" ]; then
    printf '%s: the signature differs.\n' "$1" >&2
    wrong=1
  else
    printf '%s: as expected\n' "$1"
  fi
}

check V0 20191115T033655Z GET /v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs \
  'limit=2
marker=13551d6b-755d-4757-b956-536f674975c0' \
  'content-type:application/json
host:service.region.example.com
x-sdk-date:20191115T033655Z' \
  "$no_body" b25362e603ee30f4f25e7858e8a7160fd36e803bb2dfe206278659d71a9bcd7a \
  7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe

check A $now POST /v3/$project/connections/share '' \
  "x-sdk-date:$now
x-project-id:$project
host:$host
content-type:application/json" \
  "$(printf %s "$share" | sha256)" c3390655a689652026669398bd45a8f2b1145ce09d49c78e04de40ad08039352 \
  fe39f65a3bc881ea7f2154bc58dfbb0c21ae4d17e776245b0b690e72c2338dc8

check B $now GET /v3/$project/connections/$connection/get-shared-list \
  'per_page=100
keywords=a b*(中)~/+
cur_page=1' \
  "host:$host
x-sdk-date:$now" \
  "$no_body" 3ed0737693107ee57f489547f6284c50bfb06b977f2236498d25f23141460a93 \
  ed8033534da65f3dea3924d86044b336a69fe2591e502cb72ec08402e20021a5

check C $now DELETE /v3/$project/connections/share '' \
  "content-type:application/json
host:$host
x-project-id:$project
x-sdk-date:$now
x-security-token:example-token" \
  "$(printf %s "$cancel" | sha256)" d08546bda9eafa778d3b25c9af938e566c57be3f07bd7d330176087ba1565d34 \
  2107e1a572fb88028ae813b1cc5be4ae6bb38abe058121df8062ad7ed0372b2c

check D $now POST /v3/$project/connections/share '' \
  "host:$host
x-sdk-content-sha256:UNSIGNED-PAYLOAD
x-sdk-date:$now" \
  UNSIGNED-PAYLOAD 97f49359e14d90a0238e2d9f25fd4c040c64c56e147acdeb387cae93f757e8c8 \
  23589d9e2975b5789740ebe66d44c7d22fd5b1b1c8aabea9263e12dca0c4fb7e

exit $wrong
