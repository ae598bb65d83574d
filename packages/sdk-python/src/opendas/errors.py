"""What the service answers when it does not do what it was asked."""

from __future__ import annotations

import json
from typing import Any, Union

from opendas.generated.exceptions import ApiException

# Names of the code in bodies of DAS, its console, the gateway and other services; the first that is there counts.
_CODES = ("error_code", "errorCodeStr", "errorCode", "code")
_MESSAGES = ("error_msg", "errorMsg", "message")


class DasError(ApiException):
    """An answer with a status of 300 or more.

    It has what every :class:`~opendas.ApiException` has (``status``, ``headers``, ``body`` and ``data``, the typed body), and what clients
    need of them.
    """

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
        error.headers = exception.headers
        members = _members(exception.body)
        error.code, error.message = _details(members)
        in_header = exception.headers.get("X-Request-Id") if exception.headers else None
        error.request_id = in_header or _text(members, ("request_id",))
        return error

    def __str__(self) -> str:
        said = self.message or self.reason
        request = f" (request {self.request_id})" if self.request_id else ""
        return f"{self.status} {self.code or 'without a code'}: {said}{request}"


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
