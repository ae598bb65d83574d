"""A server on the loopback interface that gives the same answer to everything, and keeps what it was sent."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import TracebackType
from typing import Union


@dataclass(frozen=True)
class Received:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Answering:
    """``with Answering(200, "{}") as server: ... server.url``. With ``promised``, it closes the connection before it has sent as much."""

    status: int
    body: Union[str, bytes]
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})
    received: list[Received] = field(default_factory=list)
    promised: Union[int, None] = None

    def __enter__(self) -> Answering:
        answering = self

        sent = self.body.encode() if isinstance(self.body, str) else self.body

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                headers = {name.lower(): value for name, value in self.headers.items()}
                answering.received.append(Received(self.command, self.path, headers, self.rfile.read(length)))
                self.send_response(answering.status)
                for name, value in answering.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(answering.promised or len(sent)))
                self.end_headers()
                self.wfile.write(sent)

            do_GET = do_POST = do_PUT = do_DELETE = answer

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: Union[type[BaseException], None],
        error: Union[BaseException, None],
        trace: Union[TracebackType, None],
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
