"""SDK-HMAC-SHA256, as the API Request Signing Guide describes it (api-sign-algorithm-001 and following)."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timezone
from typing import Iterable, Mapping, Union
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from opendas.credentials import AccessKey

ALGORITHM = "SDK-HMAC-SHA256"

#: Headers that are signed where a request has them: proxies change others.
SIGNED_HEADERS = (
    "content-type",
    "host",
    "x-project-id",
    "x-sdk-content-sha256",
    "x-sdk-date",
    "x-security-token",
)

_DEFAULT_PORTS = {"http": 80, "https": 443}


def signed_headers(
    method: str,
    url: str,
    headers: Mapping[str, str],
    body: Union[bytes, None],
    access_key: AccessKey,
    now: datetime,
) -> dict[str, str]:
    """The headers of a request with those that identify the caller by an access key.

    ``url`` and ``body`` are what goes over the wire, to the byte.
    """
    date = now.astimezone(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    # A proxy gets the whole URL, and its Host would have the port of it.
    complete = {**headers, "Host": _host(url), "X-Sdk-Date": date}
    if access_key.security_token is not None:
        complete["X-Security-Token"] = access_key.security_token
    return {**complete, "Authorization": authorization(method, url, complete, body, access_key)}


def authorization(
    method: str,
    url: str,
    headers: Mapping[str, str],
    body: Union[bytes, None],
    access_key: AccessKey,
    names: Iterable[str] = SIGNED_HEADERS,
) -> str:
    """The value of the header ``Authorization``; ``names`` says which headers are signed where they are there."""
    values = {"host": _host(url), **{name.lower(): value.strip() for name, value in headers.items()}}
    present = sorted(name for name in names if name in values)
    target = urlsplit(url)
    canonical_request = "\n".join(
        [
            method.upper(),
            _canonical_path(target.path),
            _canonical_query(target.query),
            *[f"{name}:{values[name]}" for name in present],
            "",
            ";".join(present),
            values.get("x-sdk-content-sha256") or hashlib.sha256(body or b"").hexdigest(),
        ]
    )
    digest = hashlib.sha256(canonical_request.encode()).hexdigest()
    string_to_sign = "\n".join([ALGORITHM, values["x-sdk-date"], digest])
    secret = access_key.secret_access_key.encode()
    signature = hmac.new(secret, string_to_sign.encode(), hashlib.sha256).hexdigest()
    return (
        f"{ALGORITHM} Access={access_key.access_key_id}, "
        f"SignedHeaders={';'.join(present)}, Signature={signature}"
    )


def _host(url: str) -> str:
    """In lower case, and without the default port."""
    target = urlsplit(url)
    name = target.hostname or ""
    host = f"[{name}]" if ":" in name else name
    if target.port is None or target.port == _DEFAULT_PORTS.get(target.scheme):
        return host
    return f"{host}:{target.port}"


def _canonical_path(path: str) -> str:
    encoded = "/".join(_encode(unquote(segment)) for segment in path.split("/"))
    return encoded if encoded.endswith("/") else f"{encoded}/"


def _canonical_query(query: str) -> str:
    """Sorted by name, then by value. A plus sign is a space, as servers read it."""
    pairs = [(_encode(name), _encode(value)) for name, value in parse_qsl(query, keep_blank_values=True)]
    return "&".join(f"{name}={value}" for name, value in sorted(pairs))


def _encode(text: str) -> str:
    """Everything but unreserved characters as %XX (RFC 3986 section 2.3)."""
    return quote(text, safe="-._~")
