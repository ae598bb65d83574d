"""What the client sends, and what it makes of answers."""

import unittest
from datetime import datetime, timezone
from typing import Callable, Union

from answering import Answering, Received

from opendas import (
    AccessKey,
    ConnectionsApi,
    CreateShareConnectionsRequestBody,
    DasClient,
    DasError,
    PwdPasswordUser,
    ShareConnUserInfo,
    SharingApi,
    Token,
)
from opendas.signature import authorization

PROJECT = "054e292c9880d4992f02c0196d3ea468"
CONNECTION = "ee64e597-4f25-486f-bba1-0c850b3b59d6"
KEY = AccessKey("QTWAOYTTINDUT2QVKYUC", "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc", "example-token")
SHARE = CreateShareConnectionsRequestBody(
    shared_conn_id=CONNECTION, users=[ShareConnUserInfo(user_id="0852a89ae180d5401f5ac00271a4a02e", user_name="中")]
)


def now() -> datetime:
    return datetime(2026, 1, 20, 8, tzinfo=timezone.utc)


def sent(credentials: Union[AccessKey, Token], call: Callable[[DasClient], object]) -> tuple[str, Received]:
    with Answering(200, "{}") as server, DasClient(server.url, credentials, now=now) as client:
        call(client)
    return server.url, server.received[0]


class Requests(unittest.TestCase):
    def test_are_signed_as_they_are_sent(self) -> None:
        calls: dict[str, Callable[[DasClient], object]] = {
            "with a body": lambda client: SharingApi(client).create_share_connections(PROJECT, SHARE),
            "with a query": lambda client: SharingApi(client).list_shared_connections(
                PROJECT, CONNECTION, keywords="a b*(中)~/+&=", per_page="100"
            ),
        }
        for name, call in calls.items():
            with self.subTest(name):
                url, request = sent(KEY, call)
                body = request.body or None
                want = authorization(request.method, url + request.path, request.headers, body, KEY)
                self.assertEqual(request.headers["authorization"], want)
                self.assertIn("x-project-id;x-sdk-date;x-security-token", want)
                self.assertEqual(request.headers["x-sdk-date"], "20260120T080000Z")

    def test_carry_a_token(self) -> None:
        _, request = sent(Token("example"), lambda client: SharingApi(client).create_share_connections(PROJECT, SHARE))
        self.assertEqual(request.headers["x-auth-token"], "example")
        self.assertNotIn("authorization", request.headers)


class Answers(unittest.TestCase):
    def test_without_a_body_are_none(self) -> None:
        for body in ("", "null"):
            with self.subTest(body), Answering(200, body) as server, DasClient(server.url) as client:
                self.assertIsNone(SharingApi(client).create_share_connections(PROJECT, SHARE))

    def test_may_have_members_and_values_that_this_version_does_not_know(self) -> None:
        body = '{"total_record": 1, "new": 1, "das_conn_info_list": [{"engine_type": "oracle", "new": 2}]}'
        with Answering(200, body) as server, DasClient(server.url) as client:
            page = ConnectionsApi(client).list_connection(PROJECT)
        assert page.das_conn_info_list is not None
        self.assertEqual(page.das_conn_info_list[0].to_dict(), {"engine_type": "oracle", "new": 2})
        self.assertEqual(page.additional_properties, {"new": 1})

    def test_are_not_followed_elsewhere(self) -> None:
        with Answering(200, "{}") as other:
            headers = {"Location": f"{other.url}/v3"}
            with Answering(307, "", headers) as server, DasClient(server.url, Token("example")) as client:
                with self.assertRaises(DasError):
                    SharingApi(client).create_share_connections(PROJECT, SHARE)
        self.assertEqual(other.received, [])

    def test_errors_say_what_happened(self) -> None:
        html = {"Content-Type": "text/html"}
        plain = {"Content-Type": "application/json", "X-Request-Id": "r1"}
        # status, headers, body, code, message, request id
        rows = [
            (400, plain, '{"error_code":"DAS.5052","error_msg":"no share"}', "DAS.5052", "no share", "r1"),
            (400, plain, '{"errorCodeStr":"DAS.5010"}', "DAS.5010", None, "r1"),
            (403, {}, '{"error":{"code":"IAM.0002","message":"not allowed"}}', "IAM.0002", "not allowed", None),
            (
                405,
                {"Content-Type": "application/json"},
                '{"error_code":"APIGW.0101","error_msg":"x","request_id":"r2"}',
                "APIGW.0101",
                "x",
                "r2",
            ),
            (502, html, "<html>Bad Gateway</html>", None, None, None),
        ]
        for status, headers, body, code, message, request_id in rows:
            with self.subTest(body), Answering(status, body, headers) as server, DasClient(server.url) as client:
                with self.assertRaises(DasError) as caught:
                    SharingApi(client).create_share_connections(PROJECT, SHARE)
                error = caught.exception
                self.assertEqual(
                    (error.status, error.code, error.message, error.request_id), (status, code, message, request_id)
                )
                self.assertIn(str(status), str(error))


class Secrets(unittest.TestCase):
    def test_are_not_printed(self) -> None:
        user = PwdPasswordUser.from_dict({"name": "owner", "password": "example-password"})
        printed = f"{user!r} {user} {user and user.to_str()} {KEY} {Token('example-of-a-token')}"
        for secret in ("example-password", KEY.secret_access_key, "example-token", "example-of-a-token"):
            self.assertNotIn(secret, printed)

    def test_are_sent(self) -> None:
        user = PwdPasswordUser.from_dict({"name": "owner", "password": "example-password"})
        assert user is not None
        self.assertEqual(DasClient("http://127.0.0.1").sanitize_for_serialization(user)["password"], "example-password")


if __name__ == "__main__":
    unittest.main()
