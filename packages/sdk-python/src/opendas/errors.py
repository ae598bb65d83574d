"""What a call raises when it does not do what it was asked."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import Any, Iterator, Union

import urllib3

from opendas.generated.exceptions import ApiException, OpenApiException
from opendas.generated.models.error_resp import ErrorResp
from opendas.generated.rest import RESTResponse

# Names of the code in bodies of DAS, its console, the gateway and other services; the first that is there counts.
_CODES = ("error_code", "errorCodeStr", "errorCode", "code")
_MESSAGES = ("error_msg", "errorMsg", "message")


class DasError(ApiException):
    """An answer with a status of 300 or more, or one that could not be read.

    >>> try:
    ...     sharing.cancel_share_connections(project, cancel)
    ... except DasError as error:
    ...     if error.code != "DAS.5052":
    ...         raise
    """

    #: HTTP status.
    status: int
    #: Headers of the answer, for example ``Retry-After``.
    headers: urllib3.HTTPHeaderDict
    #: The whole body, as text.
    body: Union[str, None]
    #: The whole body, where it is the one that the document describes.
    data: Union[ErrorResp, None]
    #: For example ``DAS.200100``; None where the answer has no code.
    code: Union[str, None]
    #: What happened and what to do, in words.
    message: Union[str, None]
    #: Id of the request, for support and logs.
    request_id: Union[str, None]

    @classmethod
    def of(cls, exception: ApiException) -> DasError:
        """Reads the body of an answer."""
        error = cls(status=exception.status, reason=exception.reason, body=exception.body, data=exception.data)
        error.headers = exception.headers or urllib3.HTTPHeaderDict()
        members = _members(exception.body)
        error.code, error.message = _details(members)
        error.request_id = error.headers.get("X-Request-Id") or _text(members, ("request_id",))
        # What repr() prints.
        error.args = (str(error),)
        return error

    @classmethod
    def unreadable(cls, answer: RESTResponse, why: object) -> DasError:
        """Says why an answer could not be read, for example one of a proxy in between."""
        error = cls(http_resp=answer)
        error.code = None
        error.message = f"The answer could not be read: {why}"
        error.request_id = answer.headers.get("X-Request-Id")
        error.args = (str(error),)
        return error

    def __str__(self) -> str:
        said = self.message or self.reason
        request = f" (request {self.request_id})" if self.request_id else ""
        return f"{self.status} {self.code or 'without a code'}: {said}{request}"


class DasNetworkError(OpenApiException):
    """No answer came, or not all of it: the name was not resolved, the connection was refused or broke, or a certificate is not trusted.

    ``__cause__`` is the error of urllib3.
    """


class DasTimeoutError(DasNetworkError):
    """No answer came in time."""


@contextmanager
def network_errors() -> Iterator[None]:
    """Gives errors of urllib3 as errors of this package."""
    try:
        yield
    except urllib3.exceptions.HTTPError as error:
        # Without the path and the query of the request, which the error around it quotes.
        reason = (error.reason or error) if isinstance(error, urllib3.exceptions.MaxRetryError) else error
        kind = DasTimeoutError if isinstance(reason, urllib3.exceptions.TimeoutError) else DasNetworkError
        raise kind(f"No answer came: {reason}") from error


def _members(body: Union[str, None]) -> dict[str, Any]:
    try:
        parsed = json.loads(body or "")
    except ValueError:
        return {}
    return parsed if isinstance(parsed, dict) else {}


def _details(members: dict[str, Any]) -> tuple[Union[str, None], Union[str, None]]:
    """Code and message, also one level down: ``{"error": {"code": ...}}``."""
    for candidate in (members, *(value for value in members.values() if isinstance(value, dict))):
        code, message = _text(candidate, _CODES), _text(candidate, _MESSAGES)
        if code is not None or message is not None:
            return code, message
    return None, None


def _text(members: dict[str, Any], names: tuple[str, ...]) -> Union[str, None]:
    values = (members.get(name) for name in names)
    return next((str(value) for value in values if isinstance(value, (str, int))), None)
