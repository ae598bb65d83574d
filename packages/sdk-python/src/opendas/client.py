"""The client that the generated operations are called with."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from typing import Any, Callable, Union

import urllib3

from opendas.credentials import Credentials, Token
from opendas.errors import DasError
from opendas.generated.api_client import ApiClient
from opendas.generated.api_response import ApiResponse
from opendas.generated.configuration import Configuration
from opendas.generated.exceptions import ApiException
from opendas.generated.rest import RESTResponse
from opendas.signature import signed_headers

# A signature counts once, so only what never reached a server is sent again. Credentials are for one host: redirects are not followed.
_RETRIES = urllib3.Retry(total=None, connect=2, read=0, redirect=0, status=0, other=0, raise_on_redirect=False)
_PROJECT = re.compile(r"/v3(?:\.\d)?/([A-Za-z0-9]{32})/")


def _utc_now() -> datetime:
    return datetime.now(timezone.utc)


class DasClient(ApiClient):
    """Sends requests to one endpoint, with credentials.

    >>> client = DasClient("http://127.0.0.1:8080", AccessKey("id", "secret"))
    >>> SharingApi(client)

    :param endpoint: URL of a server, for example ``https://das.cn-north-4.myhuaweicloud.com``.
    :param credentials: an :class:`~opendas.AccessKey`, a :class:`~opendas.Token`, or None for operations that need none.
    :param now: gives the time of signatures.
    """

    def __init__(
        self,
        endpoint: str,
        credentials: Union[Credentials, None] = None,
        *,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        super().__init__(Configuration(host=endpoint.rstrip("/"), retries=_RETRIES))
        pool = _Authenticating(self.rest_client.pool_manager, credentials, now)
        # It has what the generated code uses of a pool.
        self.rest_client.pool_manager = pool  # type: ignore[assignment]

    def close(self) -> None:
        """Closes idle connections."""
        self.rest_client.pool_manager.clear()

    def __exit__(self, *_: object) -> None:
        self.close()

    def deserialize(self, response_text: str, response_type: str, content_type: Union[str, None]) -> Any:
        # Some operations of the cloud service answer 200 with an empty body or null.
        if response_text.strip() in ("", "null"):
            return None
        return super().deserialize(response_text, response_type, content_type)

    def response_deserialize(
        self,
        response_data: RESTResponse,
        response_types_map: Any = None,
    ) -> ApiResponse[Any]:
        try:
            return super().response_deserialize(response_data, response_types_map)
        except ApiException as exception:
            raise DasError.of(exception) from None


class _Authenticating:
    """A pool of connections whose requests identify the caller: only here is a request as it goes over the wire."""

    def __init__(
        self,
        pool_manager: urllib3.PoolManager,
        credentials: Union[Credentials, None],
        now: Callable[[], datetime],
    ) -> None:
        self._pool_manager = pool_manager
        self._credentials = credentials
        self._now = now

    def request(
        self,
        method: str,
        url: str,
        body: Union[str, bytes, None] = None,
        headers: Union[dict[str, str], None] = None,
        **options: Any,
    ) -> urllib3.BaseHTTPResponse:
        payload = body.encode() if isinstance(body, str) else body
        complete = self._authenticated(method, url, dict(headers or {}), payload)
        return self._pool_manager.request(
            method, url, body=payload, headers=complete, **{**options, "redirect": False}
        )

    def clear(self) -> None:
        self._pool_manager.clear()

    def _authenticated(
        self, method: str, url: str, headers: dict[str, str], body: Union[bytes, None]
    ) -> dict[str, str]:
        if self._credentials is None:
            return headers
        if isinstance(self._credentials, Token):
            return {**headers, "X-Auth-Token": self._credentials.token}
        project = _PROJECT.search(url)
        if project is not None:
            headers = {**headers, "X-Project-Id": project.group(1)}
        return signed_headers(method, url, headers, body, self._credentials, self._now())
