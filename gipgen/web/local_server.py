"""What the preview's web server and the editor's share: the standard library's server, on this machine only.

Whoever can reach the port from a browser could read unpublished reports, so it listens on 127.0.0.1, answers only
under its own name (a foreign name that leads here is an attack called DNS rebinding), and lets no other page ask, frame
or embed it.
"""

import os
import socketserver
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HOST = "127.0.0.1"
STRICT = "default-src 'none'; base-uri 'none'; form-action 'none'; "
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class LocalServer(ThreadingHTTPServer):
    """A server for this machine's own browser."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name == "posix"  # on Windows it would let two programs have one port

    def __init__(self, port: int, handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__((HOST, port), handler)

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.server_port}/"

    def own_names(self) -> frozenset[str]:
        """What a browser may call this server."""
        names = [HOST, "localhost"]
        return frozenset([f"{name}:{self.server_port}" for name in names] + (names if self.server_port == 80 else []))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that has gone is nothing to tell."""
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


class LocalHandler(BaseHTTPRequestHandler):
    """One request; what it asks for, each server knows."""

    server: LocalServer
    server_version, sys_version = "gipgen", ""
    timeout = 30
    usual_policy = STRICT

    def do_HEAD(self) -> None:
        self.got()

    def do_GET(self) -> None:
        self.got()

    def do_POST(self) -> None:
        self.posted()

    def got(self) -> None:
        """Answer what was asked for by its address; each server has its own."""
        raise NotImplementedError

    def posted(self) -> None:
        """Answer what was sent; most servers take nothing."""
        self.send_error(HTTPStatus.NOT_IMPLEMENTED)

    def is_ours(self) -> bool:
        """Whether the request names this server, and comes from its own pages or from the address bar."""
        own = self.server.own_names()
        host = self.headers.get_all("Host") or []
        origins = self.headers.get_all("Origin") or []
        site = self.headers.get("Sec-Fetch-Site", "none")
        return (
            len(host) == 1
            and host[0].lower() in own
            and all(origin.lower() in {f"http://{name}" for name in own} for origin in origins)
            and (site in ("none", "same-origin") or self.headers.get("Sec-Fetch-Mode") == "navigate")
        )

    def plain(self, status: HTTPStatus, text: str) -> None:
        """Answer with a line of text."""
        self.send_response(status)
        self.end(text.encode(), "text/plain", self.usual_policy)

    def common(self, policy: str) -> None:
        """The headers of every answer."""
        for header, value in {**_HEADERS, "Content-Security-Policy": policy}.items():
            self.send_header(header, value)

    def end(self, content: bytes, kind: str, policy: str) -> None:
        """The rest of an answer."""
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.common(policy)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *arguments: object) -> None:
        """Say nothing: the terminal is the clerk's."""
