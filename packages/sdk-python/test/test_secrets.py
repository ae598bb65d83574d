"""Passwords, secret keys and tokens are sent, and go nowhere else."""

import io
import logging
import unittest
from typing import Any, Callable

from answering import Answering

from opendas import (
    AccessKey,
    ConnectionsApi,
    CreateConnectionRequestBody,
    DasClient,
    DasError,
    IdentityApi,
    PwdPasswordUser,
    SharingApi,
    Token,
)

PROJECT = "054e292c9880d4992f02c0196d3ea468"
CONNECTION = "ee64e597-4f25-486f-bba1-0c850b3b59d6"
KEY = AccessKey("QTWAOYTTINDUT2QVKYUC", "s3cret-key", "s3cret/token=1")
LOGIN: dict[str, Any] = {
    "engine_type": "mysql",
    "instance_id": "17a73a23badb4c40b6ea48e7bfa5e83fin01",
    "network_type": "rds",
    "username": "root",
    "password": "s3cret",
    "is_save_password": True,
}


class Secrets(unittest.TestCase):
    def test_are_not_printed(self) -> None:
        user = PwdPasswordUser.from_dict({"name": "owner", "password": "s3cret"})
        printed = f"{user!r} {user} {user and user.to_str()} {KEY} {Token('s3cret-token')}"
        self.assertNotIn("s3cret", printed)

    def test_are_not_in_what_is_said_about_requests_that_are_wrong(self) -> None:
        client = DasClient("http://127.0.0.1:1", KEY)
        without_engine = {name: value for name, value in LOGIN.items() if name != "engine_type"}
        user = {"id": 1, "name": ["owner"], "password": "s3cret"}
        wrong: dict[str, Callable[[], object]] = {
            "a member is missing": lambda: CreateConnectionRequestBody(**without_engine),
            "a member is missing of a dictionary": lambda: CreateConnectionRequestBody.from_dict(without_engine),
            "a password is no text": lambda: CreateConnectionRequestBody(**{**LOGIN, "password": ["s3cret"]}),
            "an operation gets a dictionary": lambda: ConnectionsApi(client).create_connection(
                PROJECT,
                without_engine,  # type: ignore[arg-type]
            ),
            "what is wrong is deep": lambda: IdentityApi(client).keystone_create_user_token_by_password(
                {"auth": {"identity": {"methods": ["password"], "password": {"user": user}}}}  # type: ignore[arg-type]
            ),
            "a password is set": lambda: setattr(CreateConnectionRequestBody(**LOGIN), "password", ["s3cret"]),
        }
        for name, call in wrong.items():
            with self.subTest(name), self.assertRaises(ValueError) as caught:
                call()
            self.assertNotIn("s3cret", f"{caught.exception} {caught.exception!r}")

    def test_are_not_quoted_where_no_header_can_carry_them(self) -> None:
        wrong: list[Callable[[], object]] = [
            lambda: Token("s3cret\n"),
            lambda: AccessKey("s3cret\r\n", "secret"),
            lambda: AccessKey("id", "secret", "s3cret\u4e2d"),
        ]
        for call in wrong:
            with self.assertRaises(ValueError) as caught:
                call()
            self.assertNotIn("s3cret", str(caught.exception))

    def test_are_hidden_where_an_answer_repeats_them(self) -> None:
        # A gateway can answer with the canonical request (API Request Signing Guide, error APIGW.0301).
        text = r"GET|x-security-token:s3cret/token=1|x-security-token:s3cret\/token\u003D1|\u0022\u0022\\u0041\n"
        body = f'{{"error_code":"APIGW.0301","error_msg":"{text}"}}'
        with Answering(401, body) as server, DasClient(server.url, KEY) as client:
            with self.assertRaises(DasError) as caught:
                SharingApi(client).list_shared_connections(PROJECT, CONNECTION)
        error = caught.exception
        self.assertEqual(error.message, "GET|x-security-token:***|x-security-token:***|\"\"\\u0041\n")
        self.assertNotIn("s3cret", f"{error} {error.body} {error.data}")

    def test_are_not_logged(self) -> None:
        log = io.StringIO()
        handler = logging.StreamHandler(log)
        logger = logging.getLogger()
        level = logger.level
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
        try:
            with Answering(200, "{}") as server, DasClient(server.url, KEY) as client:
                ConnectionsApi(client).create_connection(PROJECT, CreateConnectionRequestBody(**LOGIN))
        finally:
            logger.removeHandler(handler)
            logger.setLevel(level)
        self.assertIn("connections", log.getvalue())
        self.assertNotIn("s3cret", log.getvalue())

    def test_are_sent(self) -> None:
        with Answering(200, "{}") as server, DasClient(server.url, KEY) as client:
            ConnectionsApi(client).create_connection(PROJECT, CreateConnectionRequestBody(**LOGIN))
        self.assertIn(b'"password": "s3cret"', server.received[0].body)


if __name__ == "__main__":
    unittest.main()
