"""An answer as it comes over the wire."""

from __future__ import annotations

import re
from typing import Any

import urllib3

from opendas.errors import network_errors

_ESCAPE = re.compile(r"\\(?:u00([2-7][0-9A-Fa-f])|(.))")


class Answer:
    """A response of urllib3, whose body does not repeat the credentials of its request where it is an error."""

    def __init__(self, response: urllib3.BaseHTTPResponse, secrets: tuple[str, ...]) -> None:
        self._response = response
        self._secrets = secrets

    def __getattr__(self, name: str) -> Any:
        return getattr(self._response, name)

    @property
    def data(self) -> bytes:
        """The whole body."""
        with network_errors():
            body = self._response.data
        return body if self._response.status < 300 else _without(self._secrets, body)


def _without(secrets: tuple[str, ...], body: bytes) -> bytes:
    """A gateway can answer with what it was sent (API Request Signing Guide, error APIGW.0301: the canonical request)."""
    # JSON is UTF-8 (RFC 8259 section 8.1); what is not is still worth reading.
    text = body.decode(errors="replace")
    for secret in secrets:
        spelled_out = _ESCAPE.sub(_spelled_out, text)
        # A shorter text keeps no secret, and would be found in words that have nothing to do with it.
        if len(secret) >= 8 and secret in spelled_out:
            text = spelled_out.replace(secret, "***")
    return text.encode()


def _spelled_out(escape: re.Match[str]) -> str:
    """JSON can spell a character in several ways: here, in the one that a header has it in. Quotes and backslashes stay as they are."""
    character = chr(int(escape[1], 16)) if escape[1] else escape[2]
    return character if escape[1] and character not in '"\\\x7f' or character == "/" else escape[0]
