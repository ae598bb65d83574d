"""The client that the generated operations are called with."""

from __future__ import annotations

import copy
import re
from datetime import datetime, timezone
from typing import Any, Callable, Union
from urllib.parse import urlsplit

import urllib3
from typing_extensions import Self

from opendas.answer import Answer, Exchange
from opendas.credentials import Credentials, CredentialsProvider, Token
from opendas.errors import DasError, network_errors
from opendas.generated import __version__
from opendas.generated.api_client import ApiClient
from opendas.generated.api_response import ApiResponse
from opendas.generated.configuration import Configuration
from opendas.generated.exceptions import ApiException
from opendas.generated.rest import RESTResponse
from opendas.signature import signed_headers

# A signature counts once, so only what never reached a server is sent again. Credentials are for one host: redirects are not followed.
_RETRIES = urllib3.Retry(total=None, connect=2, read=0, redirect=0, status=0, other=0, raise_on_redirect=False)
_PROJECT = re.compile(r"/v3(?:\.\d)?/([A-Za-z0-9]{32})/")
_SECRET_HEADERS = ("X-Auth-Token", "X-Security-Token")


def _utc_now() -> datetime:
    return datetime.now(timezone.utc)


class DasClient(ApiClient):
    """Sends requests to one endpoint, with credentials. It may be used by several threads.

    >>> with DasClient("http://127.0.0.1:8080", AccessKey("id", "secret")) as client:
    ...     SharingApi(client).list_shared_connections(project, connection)

    Operations raise :class:`~opendas.DasError` for an answer that is an error, :class:`~opendas.DasNetworkError` where none came, and
    ``pydantic.ValidationError`` before anything is sent, for a request that is wrong.

    :param endpoint: URL of a server, for example ``https://das.cn-north-4.myhuaweicloud.com``.
    :param credentials: an :class:`~opendas.AccessKey`, a :class:`~opendas.Token`, a function that gives one of them for each request, or None
        for operations that need none.
    :param timeout: seconds for one attempt of a call that has no ``_request_timeout``; None waits forever.
    :param configuration: certificates and proxies, for example ``Configuration(ssl_ca_cert="ca.pem")``. Without it, proxies are those of the
        environment.
    :param now: gives the time of signatures, which may be up to 15 minutes off the one of the server.
    :raises ValueError: where the endpoint is no URL of a server.
    """

    def __init__(
        self,
        endpoint: str,
        credentials: Union[Credentials, CredentialsProvider, None] = None,
        *,
        timeout: Union[float, None] = 30.0,
        configuration: Union[Configuration, None] = None,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        target = urlsplit(endpoint)
        if target.scheme not in ("http", "https") or not target.hostname:
            raise ValueError(f"The endpoint {endpoint!r} is no URL such as https://das.cn-north-4.myhuaweicloud.com")
        configuration = Configuration() if configuration is None else copy.deepcopy(configuration)
        configuration.host = endpoint.rstrip("/")
        configuration.retries = _RETRIES
        super().__init__(configuration)
        self.user_agent = f"opendas-sdk-python/{__version__}"
        pool = _Authenticating(self.rest_client.pool_manager, credentials, urllib3.Timeout(total=timeout), now)
        # It has what the generated code uses of a pool.
        self.rest_client.pool_manager = pool  # type: ignore[assignment]

    def close(self) -> None:
        """Closes idle connections."""
        self.rest_client.pool_manager.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def call_api(self, *request: Any, **options: Any) -> RESTResponse:
        return Answer(super().call_api(*request, **options).response)

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
            # Without a status it is not of the answer, but of its media type.
            if exception.status == 0:
                raise DasError.unreadable(response_data, exception.reason) from None
            raise DasError.of(exception) from None
        except (ValueError, LookupError) as error:
            # JSON, what it stands for, or its characters.
            raise DasError.unreadable(response_data, error) from error


class _Authenticating:
    """A pool of connections whose requests identify the caller: only here is a request as it goes over the wire."""

    def __init__(
        self,
        pool_manager: urllib3.PoolManager,
        credentials: Union[Credentials, CredentialsProvider, None],
        timeout: urllib3.Timeout,
        now: Callable[[], datetime],
    ) -> None:
        self._pool_manager = pool_manager
        self._credentials = credentials
        self._timeout = timeout
        self._now = now

    def request(
        self,
        method: str,
        url: str,
        body: Union[str, bytes, None] = None,
        headers: Union[dict[str, str], None] = None,
        timeout: Union[urllib3.Timeout, None] = None,
        **options: Any,
    ) -> Exchange:
        payload = body.encode() if isinstance(body, str) else body
        complete = self._authenticated(method, url, dict(headers or {}), payload)
        options.update(timeout=timeout or self._timeout, redirect=False)
        with network_errors():
            response = self._pool_manager.request(method, url, body=payload, headers=complete, **options)
        return Exchange(response, tuple(complete[name] for name in _SECRET_HEADERS if name in complete))

    def clear(self) -> None:
        self._pool_manager.clear()

    def _authenticated(
        self, method: str, url: str, headers: dict[str, str], body: Union[bytes, None]
    ) -> dict[str, str]:
        credentials = self._credentials() if callable(self._credentials) else self._credentials
        if credentials is None:
            return headers
        if isinstance(credentials, Token):
            return {**headers, "X-Auth-Token": credentials.token}
        project = _PROJECT.search(urlsplit(url).path)
        if project is not None:
            headers = {**headers, "X-Project-Id": project.group(1)}
        return signed_headers(method, url, headers, body, credentials, self._now())
