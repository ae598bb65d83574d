"""What the client sends, and what it makes of answers."""

import pickle
import socket
import unittest
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from typing import Callable, Union

import urllib3
from answering import Answering, Received

from opendas import (
    AccessKey,
    Configuration,
    ConnectionsApi,
    CreateShareConnectionsRequestBody,
    DasClient,
    DasError,
    DasNetworkError,
    DasTimeoutError,
    ShareConnUserInfo,
    SharingApi,
    Token,
    timestamp,
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

    def test_are_signed_for_the_host_that_is_sent(self) -> None:
        proxy = Configuration(proxy="http://127.0.0.1:0", no_proxy="")
        endpoints = ["http://das.example.com", "http://das.example.com:80", "http://DAS.example.com:8080/", "http://[::1]/das"]
        for endpoint in endpoints:
            with self.subTest(endpoint), Answering(200, "{}") as server:
                proxy.proxy = server.url
                with DasClient(endpoint, KEY, configuration=proxy) as client:
                    SharingApi(client).list_shared_connections(PROJECT, CONNECTION, keywords="/v3/" + "a" * 32 + "/")
                (request,) = server.received
                # A proxy is sent the whole URL; the server sees the header only.
                want = authorization(request.method, request.path, request.headers, None, KEY)
                self.assertEqual(request.headers["authorization"], want)
                self.assertEqual(request.headers["x-project-id"], PROJECT)

    def test_of_several_threads_are_all_signed(self) -> None:
        with Answering(200, "{}") as server, DasClient(server.url, KEY) as client:
            sharing = SharingApi(client)
            with ThreadPoolExecutor(8) as threads:
                keywords = [str(number) for number in range(40)]
                list(
                    threads.map(lambda each: sharing.list_shared_connections(PROJECT, CONNECTION, keywords=each), keywords)
                )
        self.assertEqual(len(server.received), 40)
        for request in server.received:
            want = authorization(request.method, server.url + request.path, request.headers, None, KEY)
            self.assertEqual(request.headers["authorization"], want)

    def test_carry_what_a_provider_gives_for_each(self) -> None:
        tokens = [Token("first-token"), Token("second-token")]
        with Answering(401, '{"error_msg": "first-token second-token"}') as server:
            with DasClient(server.url, lambda: tokens[len(server.received)]) as client:
                for want in ("*** second-token", "first-token ***"):
                    with self.assertRaises(DasError) as caught:
                        SharingApi(client).create_share_connections(PROJECT, SHARE)
                    self.assertEqual(caught.exception.message, want)
        sent = [request.headers["x-auth-token"] for request in server.received]
        self.assertEqual(sent, ["first-token", "second-token"])

    def test_name_the_sdk(self) -> None:
        _, request = sent(KEY, lambda client: SharingApi(client).create_share_connections(PROJECT, SHARE))
        self.assertEqual(request.headers["user-agent"], "opendas-sdk-python/0.1.0")

    def test_are_sent_once_where_the_answer_is_an_error(self) -> None:
        headers = {"Content-Type": "application/json", "Retry-After": "0"}
        for status in (429, 503):
            with self.subTest(status), Answering(status, "{}", headers) as server, DasClient(server.url, KEY) as client:
                with self.assertRaises(DasError):
                    ConnectionsApi(client).list_connection(PROJECT)
            self.assertEqual(len(server.received), 1)

    def test_carry_a_token(self) -> None:
        _, request = sent(Token("example"), lambda client: SharingApi(client).create_share_connections(PROJECT, SHARE))
        self.assertEqual(request.headers["x-auth-token"], "example")
        self.assertNotIn("authorization", request.headers)


class Times(unittest.TestCase):
    def test_are_sent_in_utc_with_milliseconds(self) -> None:
        east = timezone(timedelta(hours=8))
        rows = {
            "2026-05-03T10:30:00.200Z": datetime(2026, 5, 3, 18, 30, 0, 200_999, east),
            "2026-05-03T10:30:00.000Z": datetime(2026, 5, 3, 10, 30, tzinfo=timezone.utc),
        }
        for want, time in rows.items():
            self.assertEqual(timestamp(time), want)

    def test_need_a_zone(self) -> None:
        with self.assertRaises(ValueError):
            timestamp(datetime(2026, 5, 3))


class Answers(unittest.TestCase):
    def test_without_a_body_are_none(self) -> None:
        for body in ("", "null"):
            with self.subTest(body), Answering(200, body) as server, DasClient(server.url) as client:
                self.assertIsNone(SharingApi(client).create_share_connections(PROJECT, SHARE))

    def test_can_be_read_piece_by_piece(self) -> None:
        with Answering(200, '{"total_record": 1}') as server, DasClient(server.url) as client:
            with ConnectionsApi(client).list_connection_without_preload_content(PROJECT) as response:
                self.assertEqual(b"".join(response), b'{"total_record": 1}')

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
        rows: list[tuple[int, dict[str, str], Union[str, bytes], Union[str, None], Union[str, None], Union[str, None]]] = [
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
            (500, plain, "", None, None, "r1"),
            (400, plain, '["DAS.5010"]', None, None, "r1"),
            (400, plain, b'{"error_code":"DAS.5010","error_msg":"\xff"}', "DAS.5010", "\ufffd", "r1"),
            (400, {"Content-Type": "text/x; charset=no"}, '{"errorCodeStr":"DAS.5010"}', "DAS.5010", None, None),
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
                if code == "DAS.5052":
                    assert error.data is not None
                    self.assertEqual(error.data.error_msg, "no share")
                self.assertEqual(repr(error), f"DasError({str(error)!r})")
                self.assertEqual(str(pickle.loads(pickle.dumps(error))), str(error))

    def test_that_cannot_be_read_are_errors_with_their_status(self) -> None:
        rows: list[tuple[str, Union[str, bytes]]] = [
            ("text/html", "<html>Log in first</html>"),
            ("image/png", b"\x89PNG"),
            ("application/json", '{"total": '),
            ("application/json", "[]"),
            ("application/json", '{"total": "many"}'),
            ("application/json", b'{"total": 1, "data": [{"user_name": "\xff"}]}'),
        ]
        for kind, body in rows:
            headers = {"Content-Type": kind, "X-Request-Id": "r1"}
            with self.subTest(body), Answering(200, body, headers) as server, DasClient(server.url) as client:
                with self.assertRaises(DasError) as caught:
                    SharingApi(client).list_shared_connections(PROJECT, CONNECTION)
            error = caught.exception
            self.assertEqual((error.status, error.code, error.request_id), (200, None, "r1"))
            self.assertIn("could not be read", str(error))


class NoAnswers(unittest.TestCase):
    def test_are_network_errors(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as silent:
            port = silent.getsockname()[1]
            with self.assertRaises(DasTimeoutError) as caught, DasClient(f"http://127.0.0.1:{port}", KEY) as client:
                ConnectionsApi(client).list_connection(PROJECT, _request_timeout=0.1)
            self.assertIsInstance(caught.exception.__cause__, urllib3.exceptions.HTTPError)
            with self.assertRaises(DasTimeoutError), DasClient(f"http://127.0.0.1:{port}", timeout=0.1) as client:
                ConnectionsApi(client).list_connection(PROJECT)
        with self.assertRaises(DasNetworkError) as refused, DasClient(f"http://127.0.0.1:{port}", KEY) as client:
            ConnectionsApi(client).list_connection(PROJECT)
        self.assertIn("refused", str(refused.exception))

    def test_are_answers_that_break_off(self) -> None:
        for status in (200, 400):
            with self.subTest(status), Answering(status, '{"error', promised=100) as server:
                with DasClient(server.url, KEY) as client, self.assertRaises(DasNetworkError):
                    ConnectionsApi(client).list_connection(PROJECT)
            self.assertEqual(len(server.received), 1)

    def test_are_servers_without_tls(self) -> None:
        with Answering(200, "{}") as server:
            with DasClient(server.url.replace("http:", "https:"), KEY) as client:
                with self.assertRaises(DasNetworkError):
                    ConnectionsApi(client).list_connection(PROJECT)

    def test_come_of_no_endpoint_that_is_no_url(self) -> None:
        for endpoint in ("127.0.0.1:8080", "das.example.com", "ftp://das.example.com", "http://"):
            with self.subTest(endpoint), self.assertRaises(ValueError):
                DasClient(endpoint)

if __name__ == "__main__":
    unittest.main()
