"""An answer as it comes over the wire."""

from __future__ import annotations

import re
from typing import Any

import urllib3

from opendas.errors import network_errors
from opendas.generated.rest import RESTResponse


class Answer(RESTResponse):
    """An answer whose body is still to be read. The body of an error does not repeat the credentials of its request."""

    data: Any

    def __init__(self, response: urllib3.BaseHTTPResponse, secrets: tuple[str, ...]) -> None:
        super().__init__(response)
        self._secrets = secrets

    def read(self) -> bytes:
        if self.data is None:
            with network_errors():
                body: bytes = self.response.data
            self.data = body if self.status < 300 else _without(self._secrets, body)
        return bytes(self.data)


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
