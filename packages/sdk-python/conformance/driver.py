"""Calls operations for the conformance suite: a call per line of the standard input, its outcome per line of the standard output."""

from __future__ import annotations

import inspect
import json
import keyword
import re
import sys
from typing import Any, Union

from pydantic import BaseModel

import opendas
from opendas import AccessKey, DasClient, DasError, Token


def main() -> None:
    for line in sys.stdin:
        print(json.dumps(outcome(json.loads(line))), flush=True)


def outcome(call: dict[str, Any]) -> dict[str, Any]:
    try:
        return perform(call)
    except Exception as error:
        # No status: the call did not come to an answer, or the answer could not be read.
        return {"status": 0, "body": {"failure": f"{type(error).__name__}: {error}"}}


def perform(call: dict[str, Any]) -> dict[str, Any]:
    with DasClient(call["endpoint"], credentials(call["credentials"])) as client:
        method = find_method(client, snake_case(call["operationId"]))
        try:
            answer = method(**arguments(method, call["input"]))
        except DasError as error:
            body = None if error.data is None else error.data.to_dict()
            return {"status": error.status, "code": error.code, "requestId": error.request_id, "body": body}
        body = None if answer.data is None else answer.data.to_dict()
        token = next((value for name, value in answer.headers.items() if name.lower() == "x-subject-token"), None)
        return {"status": answer.status_code, "subjectToken": token, "body": body}


def credentials(given: dict[str, str]) -> Union[AccessKey, Token, None]:
    if "token" in given:
        return Token(given["token"])
    return AccessKey(given["accessKeyId"], given["secretAccessKey"]) if "accessKeyId" in given else None


def find_method(client: DasClient, name: str) -> Any:
    groups = [getattr(opendas, group) for group in opendas.generated.__all__ if group.endswith("Api")]
    return next(getattr(group(client), f"{name}_with_http_info") for group in groups if hasattr(group, name))


def arguments(method: Any, given: dict[str, Any]) -> dict[str, Any]:
    parameters = {**given.get("path", {}), **given.get("query", {}), **given.get("header", {})}
    named: dict[str, Any] = {argument_name(name): value for name, value in parameters.items()}
    if "body" in given:
        name, model = body_parameter(method)
        named[name] = model.from_dict(given["body"])
    return named


def body_parameter(method: Any) -> tuple[str, Any]:
    for name, parameter in inspect.signature(method).parameters.items():
        for candidate in (parameter.annotation, *getattr(parameter.annotation, "__args__", ())):
            if inspect.isclass(candidate) and issubclass(candidate, BaseModel):
                return name, candidate
    raise ValueError(f"{method} takes no body")


def argument_name(name: str) -> str:
    """A word that Python keeps for itself has another name, as the generator gives it."""
    return f"var_{name}" if keyword.iskeyword(name) else snake_case(name)


def snake_case(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name.replace("-", "_")).lower()


if __name__ == "__main__":
    main()
