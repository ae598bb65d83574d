"""Plays the story of a share with the unmodified official SDK (huaweicloudsdkdas 3.1.219).

Standard input: {"url", "region", "access_key", "secret_key", "project_id", "recipient"} as JSON. `project_id` is null to let the SDK
look it up in the identity service. Standard output: what happened, as JSON.
"""

import json
import sys

from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.exceptions.exceptions import ClientRequestException
from huaweicloudsdkcore.region.region import Region
from huaweicloudsdkdas.v3 import (
    CancelShareConnectionsRequest,
    CancelShareConnectionsRequestBody,
    CreateConnectionRequest,
    CreateConnectionRequestBody,
    CreateShareConnectionsRequest,
    CreateShareConnectionsRequestBody,
    DasClient,
    ListConnectionRequest,
    ListSharedConnectionsRequest,
    ShareConnUserInfo,
)

given = json.load(sys.stdin)
credentials = BasicCredentials(given["access_key"], given["secret_key"], given["project_id"])
builder = DasClient.new_builder()
if given["project_id"] is None:
    credentials = credentials.with_iam_endpoint(given["url"])
    builder = builder.with_region(Region(given["region"], given["url"]))
else:
    builder = builder.with_endpoint(given["url"])
client = builder.with_credentials(credentials).build()

connection = client.create_connection(
    CreateConnectionRequest(
        body=CreateConnectionRequestBody(
            engine_type="mysql",
            instance_id="17a73a23badb4c40b6ea48e7bfa5e83fin01",
            network_type="rds",
            username="root",
            password="example-password",
            is_save_password=True,
        )
    )
).connection_id
user = ShareConnUserInfo(user_id=given["recipient"], user_name="username")
shared = client.create_share_connections(
    CreateShareConnectionsRequest(
        body=CreateShareConnectionsRequestBody(
            shared_conn_id=connection, users=[user], expired_time="2099-05-03T10:30:00.200Z"
        )
    )
)
shares = client.list_shared_connections(
    ListSharedConnectionsRequest(connection_id=connection, keywords="user name*~/+(中)", cur_page="1", per_page="100")
)
all_shares = client.list_shared_connections(ListSharedConnectionsRequest(connection_id=connection))
listed = client.list_connection(ListConnectionRequest(perpage="10", curpage="1"))
cancelled = client.cancel_share_connections(
    CancelShareConnectionsRequest(
        body=CancelShareConnectionsRequestBody(shared_conn_id=connection, users=[user])
    )
)
try:
    client.cancel_share_connections(
        CancelShareConnectionsRequest(
            body=CancelShareConnectionsRequestBody(
                shared_conn_id="ee64e597-4f25-486f-bba1-0c850b3b59d6", users=[user]
            )
        )
    )
    error = None
except ClientRequestException as exception:
    error = {"status": exception.status_code, "code": exception.error_code, "request_id": exception.request_id}

print(
    json.dumps(
        {
            "connection": connection,
            "shared": shared.status_code,
            "shares_of_keyword": shares.to_dict()["total"],
            "shares": [share["user_id"] for share in all_shares.to_dict()["data"]],
            "listed": connection in json.dumps(listed.to_dict()),
            "cancelled": cancelled.status_code,
            "error": error,
        }
    )
)
