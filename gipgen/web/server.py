"""The web server of the preview. It serves nothing but what the desk holds: no address is ever turned into a path of the disk."""

import os
import time
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs, quote, unquote

from gipgen.findings.as_text import severity_word
from gipgen.findings.file_messages import FILL_IN
from gipgen.findings.text import Text, say
from gipgen.formats.templating import Language, Templates
from gipgen.resources import templates
from gipgen.web.desk import Desk
from gipgen.web.local_server import STRICT, LocalHandler, LocalServer
from gipgen.web.view import View

_BEAT = 15.0  # seconds between two signs of life on an event stream: how a browser that has gone is noticed
_CALM = 0.5  # seconds at least between two events of the list: a folder of thousands is being checked

_SHELL = (
    STRICT
    + "script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; frame-ancestors 'none'"
)
_PAGE = STRICT + "style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'"
_INNER = STRICT + "style-src 'self'; frame-ancestors 'self'"
_ASSETS = {"preview.js": "text/javascript", "preview.css": "text/css"}


class Server(LocalServer):
    """The server of one desk."""

    def __init__(self, port: int, desk: Desk, lang: str) -> None:
        self.desk, self.lang = desk, lang
        self.templates = Templates()
        super().__init__(port, _Handler)


class _Handler(LocalHandler):
    server: Server
    usual_policy = _SHELL

    def got(self) -> None:
        if not self.is_ours():
            self.plain(HTTPStatus.FORBIDDEN, "gipgen preview: refused")
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

    def _index(self) -> None:
        _, entries = self.server.desk.entries()
        if len(entries) == 1:
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", "/report/" + quote(next(iter(entries))))
            self.end(b"", "text/plain", _SHELL)
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
            self.end(found[1].page.html, "text/html", _PAGE)

    def _events(self, query: dict[str, list[str]]) -> None:
        """Tell the version of a report (or of the list) now and whenever it changes, until the browser has gone."""
        desk, name = self.server.desk, query.get("report", [""])[0]
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.common(_SHELL)
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
        self.end(content, _ASSETS[name], _SHELL)

    def _html(self, template: str, policy: str = _SHELL, **values: Any) -> None:
        lang = self.server.lang

        def words(zh: str, en: str, **fields: Any) -> str:
            return say(Text(zh, en), lang, **fields)

        text = self.server.templates.render(_LANGUAGE, f"{template}.html.j2", lang=lang, say=words, **values)
        self.send_response(HTTPStatus.OK)
        self.end(text.encode(), "text/html", policy)

    def _not_found(self) -> None:
        self.plain(HTTPStatus.NOT_FOUND, "gipgen preview: not found")


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
