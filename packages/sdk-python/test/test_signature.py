"""The vectors of the API Request Signing Guide (V0), and those computed with its algorithm (A to E)."""

import unittest
from datetime import datetime, timedelta, timezone

from opendas import AccessKey
from opendas.signature import authorization, signed_headers

# The public sample key of the guide.
KEY = AccessKey("QTWAOYTTINDUT2QVKYUC", "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc")
PROJECT = "054e292c9880d4992f02c0196d3ea468"
CONNECTION = "ee64e597-4f25-486f-bba1-0c850b3b59d6"
DAS = f"https://das.cn-north-4.myhuaweicloud.com/v3/{PROJECT}/connections"
JSON = {"Content-Type": "application/json"}
USERS = b'"users":[{"user_id":"0852a89ae180d5401f5ac00271a4a02e","user_name":"username"}]}'
SHARE = b'{"shared_conn_id":"ee64e597-4f25-486f-bba1-0c850b3b59d6","expired_time":"2026-05-03T10:30:00.200Z",' + USERS
CANCEL = b'{"shared_conn_id":"ee64e597-4f25-486f-bba1-0c850b3b59d6",' + USERS

# name, method, URL, headers, body, names of signed headers, signature
VECTORS = [
    (
        "V0, the sample of the guide",
        "GET",
        "https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs"
        "?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0",
        {**JSON, "X-Sdk-Date": "20191115T033655Z"},
        None,
        "content-type;host;x-sdk-date",
        "7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe",
    ),
    (
        "A, a share with the project",
        "POST",
        f"{DAS}/share",
        {**JSON, "X-Project-Id": PROJECT},
        SHARE,
        "content-type;host;x-project-id;x-sdk-date",
        "fe39f65a3bc881ea7f2154bc58dfbb0c21ae4d17e776245b0b690e72c2338dc8",
    ),
    (
        "B, a query that needs every escape and another order",
        "GET",
        f"{DAS}/{CONNECTION}/get-shared-list?per_page=100&keywords=a+b*(%E4%B8%AD)~/%2B&cur_page=1",
        {},
        None,
        "host;x-sdk-date",
        "ed8033534da65f3dea3924d86044b336a69fe2591e502cb72ec08402e20021a5",
    ),
    (
        "C, a DELETE with a body, with a temporary key",
        "DELETE",
        f"{DAS}/share",
        {**JSON, "X-Project-Id": PROJECT, "X-Security-Token": "example-token"},
        CANCEL,
        "content-type;host;x-project-id;x-sdk-date;x-security-token",
        "2107e1a572fb88028ae813b1cc5be4ae6bb38abe058121df8062ad7ed0372b2c",
    ),
    (
        "D, a body that is not hashed, without the content type",
        "POST",
        f"{DAS}/share",
        {"X-Sdk-Content-Sha256": "UNSIGNED-PAYLOAD"},
        SHARE,
        "host;x-sdk-content-sha256;x-sdk-date",
        "23589d9e2975b5789740ebe66d44c7d22fd5b1b1c8aabea9263e12dca0c4fb7e",
    ),
]


class Signature(unittest.TestCase):
    def test_vectors(self) -> None:
        for name, method, url, headers, body, names, signature in VECTORS:
            with self.subTest(name):
                dated = {"X-Sdk-Date": "20260120T080000Z", **headers}
                self.assertEqual(
                    authorization(method, url, dated, body, KEY),
                    f"SDK-HMAC-SHA256 Access={KEY.access_key_id}, SignedHeaders={names}, Signature={signature}",
                )

    def test_sends_the_date_in_whole_seconds_in_utc(self) -> None:
        east = timezone(timedelta(hours=8))
        headers = signed_headers("GET", DAS, {}, None, KEY, datetime(2026, 1, 21, 7, 59, 59, 999999, east))
        self.assertEqual(headers["X-Sdk-Date"], "20260120T235959Z")

    def test_signs_the_port_of_a_host_that_is_not_the_default_one(self) -> None:
        def sign(url: str) -> str:
            return authorization("GET", url, {"X-Sdk-Date": "20260120T080000Z"}, None, KEY)

        self.assertEqual(sign("https://das.example.com:443/v3"), sign("https://das.example.com/v3"))
        self.assertNotEqual(sign("https://das.example.com:8443/v3"), sign("https://das.example.com/v3"))


if __name__ == "__main__":
    unittest.main()
