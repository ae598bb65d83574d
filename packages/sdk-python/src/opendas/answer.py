"""An answer as it comes over the wire."""

from __future__ import annotations

import re
from typing import Any

import urllib3

from opendas.errors import network_errors


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
        # A shorter text keeps no secret, and would be found in words that have nothing to do with it.
        if len(secret) >= 8:
            text = re.sub(_in_json(secret), "***", text)
    return text.encode()


def _in_json(text: str) -> str:
    """JSON can spell a character in several ways."""
    return "".join(rf"(?:\\?{re.escape(each)}|\\u(?i:{ord(each):04x}))" for each in text)
