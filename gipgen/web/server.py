"""The web server of the preview: the standard library's, on this machine only.

Whoever can reach the port from a browser could read unpublished reports, so it listens on 127.0.0.1, answers only
under its own name (a foreign name that leads here is an attack called DNS rebinding), lets no other page ask, frame or
embed it, and serves nothing but what the desk holds: no address is ever turned into a path of the disk.
"""

import os
import socketserver
import sys
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, unquote

from gipgen.findings.as_text import severity_word
from gipgen.findings.file_messages import FILL_IN
from gipgen.findings.text import Text, say
from gipgen.formats.templating import Language, Templates
from gipgen.resources import templates
from gipgen.web.desk import Desk
from gipgen.web.view import View

HOST = "127.0.0.1"
_BEAT = 15.0  # seconds between two signs of life on an event stream: how a browser that has gone is noticed
_CALM = 0.5  # seconds at least between two events of the list: a folder of thousands is being checked

_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_STRICT = "default-src 'none'; base-uri 'none'; form-action 'none'; "
_SHELL = (
    _STRICT
    + "script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; frame-ancestors 'none'"
)
_PAGE = _STRICT + "style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'"
_INNER = _STRICT + "style-src 'self'; frame-ancestors 'self'"
_ASSETS = {"preview.js": "text/javascript", "preview.css": "text/css"}


class Server(ThreadingHTTPServer):
    """The server of one desk."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name == "posix"  # on Windows it would let two programs have one port

    def __init__(self, port: int, desk: Desk, lang: str) -> None:
        self.desk, self.lang = desk, lang
        self.templates = Templates()
        super().__init__((HOST, port), _Handler)

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


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version, sys_version = "gipgen", ""
    timeout = 30

    def do_GET(self) -> None:
        if not self._is_ours():
            self._text(HTTPStatus.FORBIDDEN, "gipgen preview: refused")
            return
        path, _, query = self.path.partition("?")
        parts = [unquote(part) for part in path.split("/")[1:]] or [path]
        if len(parts) == 1 and parts[0] not in ("report", "page"):
            self._top(parts[0], query)
        else:
            self._below(parts[0], "/".join(parts[1:]))

    def _top(self, place: str, query: str) -> None:
        if place == "":
            self._index()
        elif place == "panel":
            self._list("list")
        elif place == "events":
            self._events(parse_qs(query))
        else:
            self._not_found()

    def _below(self, place: str, name: str) -> None:
        if place == "report" or (place == "panel" and name):
            self._shell(place, name)
        elif place == "page":
            self._page(name)
        elif place == "assets" and name in _ASSETS:
            self._asset(name)
        else:
            self._not_found()

    def do_HEAD(self) -> None:
        self.do_GET()

    def _is_ours(self) -> bool:
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

    def _index(self) -> None:
        _, entries = self.server.desk.entries()
        if len(entries) == 1:
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", "/report/" + quote(next(iter(entries))))
            self._end(b"", "text/plain", _SHELL)
        else:
            self._list("index")

    def _list(self, template: str) -> None:
        version, entries = self.server.desk.entries()
        problems = [each.say(self.server.lang) for each in self.server.desk.problems]
        self._html(template, version=version, report="", entries=entries, problems=problems)

    def _shell(self, template: str, name: str) -> None:
        found = self.server.desk.view(name)
        if found is None:
            self._not_found()
            return
        version, view = found
        several = len(self.server.desk.entries()[1]) > 1
        self._html(template, version=version, report=name, view=view, several=several, groups=_groups(view))

    def _page(self, name: str) -> None:
        found = self.server.desk.view(name)
        if found is None:
            self._not_found()
        elif found[1].page is None:
            self._html("nothing", _INNER)
        else:
            self.send_response(HTTPStatus.OK)
            self._end(found[1].page.html, "text/html", _PAGE)

    def _events(self, query: dict[str, list[str]]) -> None:
        """Tell the version of a report (or of the list) now and whenever it changes, until the browser has gone."""
        desk, name = self.server.desk, query.get("report", [""])[0]
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self._common(_SHELL)
        self.end_headers()
        if self.command == "HEAD":
            return
        known = -1
        while not desk.closed:
            version = desk.wait(name, known, _BEAT)
            self.wfile.write(f"data: {version}\n\n".encode() if version != known else b": \n\n")
            self.wfile.flush()
            known = version
            if not name:
                time.sleep(_CALM)

    def _asset(self, name: str) -> None:
        with open(os.path.join(templates(), "preview", name), "rb") as file:
            content = file.read()
        self.send_response(HTTPStatus.OK)
        self._end(content, _ASSETS[name], _SHELL)

    def _html(self, template: str, policy: str = _SHELL, **values: Any) -> None:
        lang = self.server.lang

        def words(zh: str, en: str, **fields: Any) -> str:
            return say(Text(zh, en), lang, **fields)

        text = self.server.templates.render(_LANGUAGE, f"{template}.html.j2", lang=lang, say=words, **values)
        self.send_response(HTTPStatus.OK)
        self._end(text.encode(), "text/html", policy)

    def _not_found(self) -> None:
        self._text(HTTPStatus.NOT_FOUND, "gipgen preview: not found")

    def _text(self, status: HTTPStatus, text: str) -> None:
        self.send_response(status)
        self._end(text.encode(), "text/plain", _SHELL)

    def _common(self, policy: str) -> None:
        for header, value in {**_HEADERS, "Content-Security-Policy": policy}.items():
            self.send_header(header, value)

    def _end(self, content: bytes, kind: str, policy: str) -> None:
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self._common(policy)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *arguments: object) -> None:
        """Say nothing: the terminal is the clerk's."""


def _groups(view: View) -> list[tuple[str, list[Any]]]:
    """The findings for the panel: what is wrong first, then all that only waits to be filled in, under one heading."""
    waiting = [item for item in view.items if item.located.finding.rule == FILL_IN]
    wrong = [item for item in view.items if item.located.finding.rule != FILL_IN]
    return [("", wrong), ("waiting", waiting)]


def _editor(file: str, line: int = 1, column: int = 1) -> str:
    """An address that opens VS Code at a place in the file."""
    path = quote(file.replace("\\", "/").lstrip("/"), safe="/:")
    return f"vscode://file/{path}:{line}:{column}"


_LANGUAGE = Language("preview", {"editor": _editor, "address": quote, "severity": severity_word})
