"""Calls every operation of the connection family with the unmodified official SDK (huaweicloudsdkdas 3.1.219).

Standard input: {"url", "owner", "recipient", "colleague", "instance", "mysql_instance"} as JSON: owner and recipient as {"access_key", "secret_key", "project_id",
"user_id"}, `colleague` and `mysql_instance` as ids, `instance` as {"id", "engine_type", "port", "username", "password"}. Standard output: an object with a member for each call: its status,
its answer as the SDK's types read it, and the members of these types that the answer lacks; or the error that the SDK raised.
"""

import json
import re
import sys
import time

import huaweicloudsdkdas.v3 as das
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.exceptions.exceptions import ServiceResponseException

given = json.load(sys.stdin)
instance = given["instance"]
results = {}


def client_of(user):
    credentials = BasicCredentials(user["access_key"], user["secret_key"], user["project_id"])
    return das.DasClient.new_builder().with_endpoint(given["url"]).with_credentials(credentials).build()


def lacking(answer, place=""):
    """Names of the members of a typed answer that have no value, lists included."""
    names = []
    for member in getattr(answer, "openapi_types", {}):
        value = getattr(answer, member)
        if value is None:
            names.append(place + member)
        for item in value if isinstance(value, list) else [value]:
            names += lacking(item, f"{place}{member}.")
    return sorted(set(names))


def pause():
    """A signature counts once, and its date has seconds: the same request again needs the next one."""
    time.sleep(1.1)


def call(client, operation, request=None, body=None, label=None):
    """Calls an operation, by its id, and keeps what came back."""
    if body is not None:
        request = {**(request or {}), "body": body}
    method = getattr(client, re.sub(r"(?<!^)(?=[A-Z])", "_", operation).lower())
    try:
        answer = method(getattr(das, f"{operation}Request")(**(request or {})))
        results[label or operation] = {"status": answer.status_code, "answer": answer.to_dict(), "lacks": lacking(answer)}
        return answer
    except ServiceResponseException as error:
        results[label or operation] = {
            "status": error.status_code,
            "error_code": error.error_code,
            "has_request_id": bool(error.request_id),
        }
        return None


owner = client_of(given["owner"])
recipient = client_of(given["recipient"])
# The SDK has two models of users, with the same members.
user = {"user_id": given["recipient"]["user_id"], "user_name": "username"}
users = [das.ShareConnUserInfo(**user)]
users_to_cancel = [das.CancelShareNewRequestBodyUsers(**user)]
expiry = "2099-05-03T10:30:00.200Z"
login = {key: instance[key] for key in ("engine_type", "username", "password")} | {"network_type": "rds"}
node = "27a73a23badb4c40b6ea48e7bfa5e83fno01"
details = {"node_ids": [node], "remarks": "Orders", "port": instance["port"], "database_name": "orders", "sql_record_flag": True}
whole = {**login, **details, "is_save_password": True}
test = {**login, "instance_id": instance["id"], "connection_id": "", "port": instance["port"], "database_name": "orders"}

call(owner, "ExecuteTestConnectionNew", body=das.ExecuteTestConnectionNewRequestBody(**test))
call(owner, "VerifyConnectionNew", body=das.VerifyConnectionNewRequestBody(**test))
connection = call(
    owner, "CreateConnection", body=das.CreateConnectionRequestBody(instance_id=instance["id"], **whole)
).connection_id
call(owner, "CreateDbsConnection", body=das.CreateDbsConnectionRequestBody(instance_id=instance["id"], **whole))
call(
    owner,
    "CreateInstanceConnection",
    {"instance_id": instance["id"], "x_language": "en-us"},
    das.CreateInstanceConnectionReq(**whole),
)
call(
    owner,
    "ModifyConnection",
    {"connection_id": connection},
    das.ModifyConnectionRequestBody(
        username=login["username"], password=login["password"], is_save_password=True, **details
    ),
)
call(owner, "ListSubUsers", {"keywords": "", "connection_id": connection})
call(
    owner,
    "ShowIamUser",
    body=das.ShowIamUserRequestBody(user_ids=f"{user['user_id']};{given['colleague']}", connection_id=connection),
)
call(owner, "ShowIamUser", label="ShowIamUser without a body")
call(
    owner,
    "CreateShareConnections",
    {"x_language": "zh-cn"},
    das.CreateShareConnectionsRequestBody(
        shared_conn_id=connection, users=users, expired_time=expiry, timezone="GMT+08:00"
    ),
)
call(
    owner,
    "UpdateSharedInfoNew",
    {"connection_id": connection},
    das.UpdateSharedInfoNewRequestBody(user_id=user["user_id"], new_user_name="renamed"),
)
call(
    owner,
    "ListSharedConnections",
    {"connection_id": connection, "keywords": "renamed", "cur_page": "1", "per_page": "100"},
)
filters = {
    "condition": "Orders",
    "network_type": "rds",
    "datastore_type": instance["engine_type"],
    "instance_id": instance["id"],
}
call(owner, "ListConnection", {**filters, "connection_type": "NORMAL", "perpage": "1", "curpage": "1"})
call(recipient, "ListConnection", {"connection_type": "SHARE"}, label="ListConnection of the recipient")
call(owner, "ListConnections", {**filters, "connection_type": "NORMAL", "offset": 0, "limit": 1, "x_language": "en-us"})
call(recipient, "ListConnections", {"connection_type": "SHARE"}, label="ListConnections of the recipient")
call(owner, "ShowConnectionDetail", {"connection_id": connection})
call(recipient, "ShowConnectionDetail", {"connection_id": connection}, label="ShowConnectionDetail of the recipient")
for name, action in [
    ("login", {"login": das.LoginInfo()}),
    ("logout", {"logout": das.LogoutInfo(username=login["username"])}),
    (
        "retry_login",
        {
            "retry_login": das.RetryLoginInfo(
                username=login["username"], password=login["password"], is_save_password=False
            )
        },
    ),
]:
    body = das.ExecuteLoginConnectionNewRequestBody(**action)
    call(owner, "ExecuteLoginConnectionNew", {"connection_id": connection}, body, f"ExecuteLoginConnectionNew {name}")
call(
    recipient,
    "ExecuteLoginConnectionNew",
    {"connection_id": connection},
    das.ExecuteLoginConnectionNewRequestBody(login=das.LoginInfo()),
    "ExecuteLoginConnectionNew of the recipient",
)
call(owner, "Login", {"instance_id": instance["id"]})
call(owner, "SyncConnectionsNew", body=das.SyncConnectionsNewRequestBody(engine_type=instance["engine_type"]))
call(owner, "SyncConnectionsNew", label="SyncConnectionsNew without a body")
call(
    owner,
    "CancelShareConnections",
    body=das.CancelShareConnectionsRequestBody(shared_conn_id=connection, users=users),
)
call(
    owner,
    "CreateSharedConnection",
    body=das.CreateSharedConnectionRequestBody(shared_conn_id=connection, users=users, expired_time=expiry),
)
cancel = das.CancelShareNewRequestBody(shared_conn_id=connection, users=users_to_cancel)
call(owner, "CancelShareNew", body=cancel)
pause()
call(owner, "CancelShareNew", body=cancel, label="CancelShareNew again")
deletion = das.BatchDeleteConnectionNewRequestBody(connection_ids=[das.ConnectionIdsItem(connection_id=connection)])
call(owner, "BatchDeleteConnectionNew", body=deletion)
pause()
call(owner, "BatchDeleteConnectionNew", body=deletion, label="BatchDeleteConnectionNew again")
call(
    owner,
    "BatchDeleteConnectionNew",
    body=das.BatchDeleteConnectionNewRequestBody(delete_all=True),
    label="BatchDeleteConnectionNew of all",
)
call(owner, "ShowConnectionDetail", {"connection_id": connection}, label="ShowConnectionDetail of what was deleted")

mysql = {"instance_id": given["mysql_instance"], "x_language": "zh-cn"}
db_user = call(
    owner,
    "RegisterDbUser",
    mysql,
    das.RegisterDbUserRequestBody(db_username="root", db_user_password="example-password", datastore_type="MySQL"),
).db_user_id
call(owner, "ListDbUsers", {**mysql, "offset": 0, "limit": 100, "db_user_id": db_user, "db_username": "root"})
call(owner, "ShowDbUser", {**mysql, "db_user_id": db_user})
call(
    owner,
    "UpdateDbUser",
    {**mysql, "db_user_id": db_user},
    das.UpdateDbUserRequestBody(db_username="writer", db_user_password="another-password"),
)
call(owner, "DeleteDbUser", {**mysql, "db_user_id": db_user})
pause()
call(owner, "DeleteDbUser", {**mysql, "db_user_id": db_user}, label="DeleteDbUser again")

print(json.dumps(results))
