"""Who calls."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Union


@dataclass(frozen=True)
class AccessKey:
    """An access key, which signs requests with SDK-HMAC-SHA256. Its secret parts are not printed."""

    access_key_id: str
    secret_access_key: str = field(repr=False)
    #: Needed with a temporary access key.
    security_token: Union[str, None] = field(default=None, repr=False)


@dataclass(frozen=True)
class Token:
    """A token of the identity service, sent as ``X-Auth-Token``. It is not printed."""

    token: str = field(repr=False)


Credentials = Union[AccessKey, Token]
