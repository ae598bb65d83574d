"""Who calls."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Callable, Union

# RFC 9110 section 5.5, without what is not ASCII: credentials are sent as they are given.
_HEADER_VALUE = re.compile(r"[!-~]+")


@dataclass(frozen=True)
class AccessKey:
    """An access key, which signs requests with SDK-HMAC-SHA256. Its secret parts are not printed.

    >>> AccessKey("QTWAOYTTINDUT2QVKYUC", "a secret")
    AccessKey(access_key_id='QTWAOYTTINDUT2QVKYUC')

    :raises ValueError: where the id or the security token has characters that no header can have.
    """

    access_key_id: str
    secret_access_key: str = field(repr=False)
    #: Needed with a temporary access key.
    security_token: Union[str, None] = field(default=None, repr=False)

    def __post_init__(self) -> None:
        _require_header_value("id of the access key", self.access_key_id)
        if self.security_token is not None:
            _require_header_value("security token", self.security_token)


@dataclass(frozen=True)
class Token:
    """A token of the identity service, sent as ``X-Auth-Token``. It is not printed.

    :raises ValueError: where it has characters that no header can have, such as the end of the line it was read from.
    """

    token: str = field(repr=False)

    def __post_init__(self) -> None:
        _require_header_value("token", self.token)


Credentials = Union[AccessKey, Token]

#: Gives credentials for each request, for example temporary ones, renewed before they expire. Several threads may call it at once.
CredentialsProvider = Callable[[], Credentials]


def _require_header_value(name: str, value: str) -> None:
    # http.client quotes what it refuses.
    if _HEADER_VALUE.fullmatch(value) is None:
        raise ValueError(
            f"The {name} is empty or has characters that no header can have, for example a space or the end of a line."
        )
