#!/bin/sh
# Plays the story of a shared connection with curl against a server that `npm start` or `opendas serve --demo` has started: a login is
# saved, shared until tomorrow, used by its recipient, and cancelled. Each request is signed with an access key (sign.sh).
#
#   sh story.sh [demo.json]
#
# Prints each step and what came back. Ends with 1 at the first answer that is not as expected, with 2 where it cannot begin.
set -eu
. "$(dirname "$0")/sign.sh"

demo=${1:-data/demo.json}
if [ ! -r "$demo" ]; then
  echo "$demo cannot be read. Start a server with \`npm start\`, and give the demo.json of its data directory." >&2
  exit 2
fi

# A member of demo.json, as the server writes it: indented by two spaces for each level.
#   $1 number of the account, from 1  $2 projects or users  $3 number of the item, from 1  $4 name of the member
member() {
  awk -F'"' -v account="$1" -v list="$2" -v item="$3" -v name="$4" '
    /^    \{/ { accounts++; at = "" }
    /^      "(projects|users)": \[/ { at = $2; items = 0 }
    /^        \{/ { items++ }
    accounts == account && at == list && items == item && $2 == name { print $4; exit }' "$demo"
}

url=$(awk -F'"' '/^  "url"/ { print $4; exit }' "$demo")
owner_project=$(member 1 projects 1 id)
owner_access=$(member 1 users 2 access_key)
owner_secret=$(member 1 users 2 secret_key)
recipient_project=$(member 2 projects 1 id)
recipient_id=$(member 2 users 2 id)
recipient_name=$(member 2 users 2 name)
recipient_access=$(member 2 users 2 access_key)
recipient_secret=$(member 2 users 2 secret_key)
for value in "$url" "$owner_project" "$owner_access" "$owner_secret" "$recipient_project" "$recipient_id" \
  "$recipient_name" "$recipient_access" "$recipient_secret"; do
  if [ -z "$value" ]; then
    echo "$demo has not the members that a server with --demo writes. Is it from another version?" >&2
    exit 2
  fi
done

# Tomorrow at this time, as expired_time is written; GNU or BSD date.
tomorrow() {
  date -u -d '+1 day' +%Y-%m-%dT%H:%M:%S.000Z 2>/dev/null || date -u -v+1d +%Y-%m-%dT%H:%M:%S.000Z
}

# Sends what `prepare` has prepared. Sets status and answer.
send() {
  # No configuration file of the user, no proxy, and no secret among the arguments: bodies come from standard input.
  set -- -q -sS --noproxy '*' --max-time 30 -X "$method" -w '\n%{http_code}' \
    -H "X-Sdk-Date: $now" -H "X-Project-Id: $project" -H "Authorization: $credentials"
  if [ -n "$body" ]; then
    set -- "$@" -H 'Content-Type: application/json' --data-binary @-
  fi
  reply=$(printf %s "$body" | curl "$@" "$url$path${encoded_query:+?$encoded_query}") || {
    echo "No answer from $url. Does the server still run?" >&2
    exit 2
  }
  status=$(printf '%s\n' "$reply" | tail -n 1)
  answer=$(printf '%s\n' "$reply" | sed '$d')
}

# Signs a request and sends it.
#   $1 owner or recipient  $2 method  $3 path after the project  $4 query, lines of name=value  $5 body
call() {
  case $1 in
    owner) project=$owner_project access=$owner_access secret=$owner_secret ;;
    recipient) project=$recipient_project access=$recipient_access secret=$recipient_secret ;;
  esac
  method=$2 path=/v3/$project$3 encoded_query=$(canonical_query "$4") body=$5
  now=$(date -u +%Y%m%dT%H%M%SZ)
  headers="host:${url#*://}
x-project-id:$project
x-sdk-date:$now"
  if [ -n "$body" ]; then
    headers="$headers
content-type:application/json"
  fi
  credentials=$(authorization "$access" "${wrong_secret:-$secret}" "$now" "$method" "$path" "$4" "$headers" \
    "$(printf %s "$body" | sha256)")
  send
}

step() {
  printf '\n%s\n' "$1"
}

# The answer must have this status and contain these texts.
#   $1 status  $2… texts
expect() {
  printf '  %s %s\n' "$status" "$answer"
  if [ "$status" != "$1" ]; then
    echo "  That is a surprise: expected status $1." >&2
    exit 1
  fi
  shift
  for text in "$@"; do
    case $answer in
      *"$text"*) ;;
      *)
        echo "  That is a surprise: expected to find $text in it." >&2
        exit 1
        ;;
    esac
  done
}

step 'The owner saves a login.'
call owner POST /connections '' '{"engine_type":"mysql","instance_id":"17a73a23badb4c40b6ea48e7bfa5e83fin01","network_type":"rds","username":"reporting","password":"known to nobody else","is_save_password":true,"remarks":"Shared by shell"}'
expect 200 '"connection_id":"'
connection=$(printf %s "$answer" | sed 's/.*"connection_id":"\([^"]*\)".*/\1/')
user='{"user_id":"'$recipient_id'","user_name":"'$recipient_name'"}'

step "The owner shares it with $recipient_name until tomorrow."
call owner POST /connections/share '' '{"shared_conn_id":"'"$connection"'","expired_time":"'"$(tomorrow)"'","users":['"$user"']}'
expect 200 '"status":true'

step 'The same request once more, as somebody would send it who has listened.'
send
expect 401 APIGW.0301 'used before'

step 'The owner lists the shares of the connection, those of the recipient.'
call owner GET "/connections/$connection/get-shared-list" "per_page=10
cur_page=1
keywords=$recipient_id" ''
expect 200 '"total":1' "$recipient_id" '"expired_time":'

step 'The owner lists the own connections with this remark.'
call owner GET /connections 'condition=Shared by shell
connection_type=NORMAL' ''
expect 200 "$connection" '"shared_count":1'

step 'The recipient lists what others share.'
call recipient GET /connections 'connection_type=SHARE' ''
expect 200 "$connection" '"conn_share_type":"SHARE"' '"expired_time":'

step 'The recipient may not delete it.'
call recipient DELETE /batch-delete-connections '' '{"connection_ids":[{"connection_id":"'"$connection"'"}]}'
expect 403 IAM.0002

step 'A wrong secret key does not help.'
wrong_secret=0000000000000000000000000000000000000000
call owner GET /connections '' ''
wrong_secret=
expect 401 APIGW.0301 'signature'

step 'The owner cancels the share.'
call owner DELETE /connections/share '' '{"shared_conn_id":"'"$connection"'","users":['"$user"']}'
expect 200 '"status":true'

step 'The recipient has it no longer.'
call recipient GET "/connections/$connection" '' ''
expect 404 DAS.5010
call recipient GET /connections 'connection_type=SHARE
condition=Shared by shell' ''
expect 200 '"total_record":0' '"das_conn_info_list":[]'

step 'The owner deletes the login.'
call owner DELETE /batch-delete-connections '' '{"connection_ids":[{"connection_id":"'"$connection"'"}]}'
expect 200

printf '\nAs expected, from beginning to end.\n'
