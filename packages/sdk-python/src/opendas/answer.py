"""An answer as it comes over the wire."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Union

import urllib3

from opendas.errors import network_errors
from opendas.generated.rest import RESTResponse

_ESCAPE = re.compile(r"\\(?:u00([2-7][0-9A-Fa-f])|(.))")


@dataclass(frozen=True)
class Exchange:
    """A response of urllib3, and the secrets in the headers of its request. It has what the generated code reads of a response at once."""

    response: urllib3.BaseHTTPResponse
    secrets: tuple[str, ...]

    @property
    def status(self) -> int:
        return self.response.status

    @property
    def reason(self) -> Union[str, None]:
        return self.response.reason


class Answer(RESTResponse):
    """An answer whose body is still to be read. Where it is an error, it does not repeat the secrets of its request."""

    data: Any

    def __init__(self, exchange: Exchange) -> None:
        super().__init__(exchange.response)
        self._secrets = exchange.secrets

    def read(self) -> bytes:
        if self.data is None:
            with network_errors():
                body = self.response.data
            self.data = body if self.status < 300 else _without(self._secrets, body)
        return bytes(self.data)


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
