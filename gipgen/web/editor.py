"""The editor's web server: one page, its scripts, and one door behind which the engine answers.

Nothing is answered without the token of this run, which stands in the address that the command prints, behind ``#``:
browsers send that part nowhere. What changes anything has to be JSON sent by the server's own page (docs/decisions/0054).
"""

import base64
import hmac
import secrets
import sys
from collections import OrderedDict
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from gipgen.engine.engine import Engine, decoded
from gipgen.engine.message import parsed, written
from gipgen.findings.text import Problem, Text, chosen, say
from gipgen.project.new_report import last_year
from gipgen.project.project import Project
from gipgen.resources import package_bytes, package_files
from gipgen.source.decode import MAX_BYTES
from gipgen.web.drawer import Content, Drawer
from gipgen.web.local_server import STRICT, LocalHandler, LocalServer

_SHELL = (
    STRICT
    + "script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src 'self' data:; frame-ancestors 'none'"
)
_SHOWN = STRICT + "style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'; sandbox"
_FOLDER = "web/page"
_KINDS = {"html": "text/html", "js": "text/javascript", "css": "text/css", "svg": "image/svg+xml"}
_MAX_BODY = 24_000_000
_KEPT_PAGES = 8
_LONGEST = 200  # characters of an agency's name
_SPOKEN = Text('lang="zh-CN" data-lang="zh"', 'lang="en" data-lang="en"')  # the page's own, and what it becomes

_NO_REPORT = Text("没有这份报告：{path}", "no such report: {path}")
_CHANGED = Text("文件在别处改过了，没有覆盖。", "the file was changed elsewhere; it was not replaced")
_NOT_UNDERSTOOD = Text("这个请求看不懂。", "this request makes no sense")


class EditServer(LocalServer):
    """The server of one drawer of reports."""

    def __init__(self, port: int, drawer: Drawer, lang: str, project: Project | None = None) -> None:
        self.drawer, self.lang = drawer, lang
        self.token = secrets.token_urlsafe(24)
        self.project = project or Project()
        self.engine = Engine(self.project, names=drawer.names)
        self.shown: OrderedDict[str, bytes] = OrderedDict()
        self.assets = frozenset(package_files(_FOLDER))
        super().__init__(port, _EditHandler)

    @property
    def url(self) -> str:
        return f"{super().url}#{self.token}"

    def show(self, html: bytes) -> str:
        """Keep a page to be looked at; its address, which nobody can guess."""
        name = secrets.token_urlsafe(24)
        self.shown[name] = html
        while len(self.shown) > _KEPT_PAGES:
            self.shown.popitem(last=False)
        return f"/shown/{name}"


class _EditHandler(LocalHandler):
    server: EditServer
    usual_policy = _SHELL

    def got(self) -> None:
        if not self.is_ours():
            self._refuse(HTTPStatus.FORBIDDEN)
            return
        _, place, *rest = [*self.path.partition("?")[0].split("/"), ""]
        name = rest[0] if rest else ""
        if place == "" and not name:
            self._asset("index.html")
        elif place == "assets" and name in self.server.assets:
            self._asset(name)
        elif place == "shown" and name in self.server.shown:
            self.send_response(HTTPStatus.OK)
            self.end(self.server.shown[name], "text/html", _SHOWN)
        else:
            self.plain(HTTPStatus.NOT_FOUND, "gipgen edit: not found")

    def posted(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not (self.is_ours() and self._is_own_page()):
            self._refuse(HTTPStatus.FORBIDDEN)
        elif not length.isascii() or not length.isdecimal() or "Transfer-Encoding" in self.headers:
            self._refuse(HTTPStatus.LENGTH_REQUIRED)
        elif int(length) > _MAX_BODY:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        else:
            self._answer(self.rfile.read(int(length)))

    def _is_own_page(self) -> bool:
        """Whether a script of our page sent this: JSON, from our origin, with the token of this run."""
        kind = self.headers.get_all("Content-Type") or []
        tokens = self.headers.get_all("X-Gipgen-Token") or []
        return (
            len(self.headers.get_all("Origin") or []) == 1
            and self.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
            and len(kind) == 1
            and kind[0].partition(";")[0].strip().lower() == "application/json"
            and len(tokens) == 1
            and hmac.compare_digest(tokens[0].encode(), self.server.token.encode())
        )

    def _answer(self, body: bytes) -> None:
        doors = {
            "/engine": self._engine,
            "/load": self._load,
            "/save": self._save,
            "/show": self._show,
            "/list": self._list,
            "/begin": self._begin,
        }
        door = doors.get(self.path)
        if door is None:
            self.plain(HTTPStatus.NOT_FOUND, "gipgen edit: not found")
            return
        message = parsed(body)
        try:
            answer = door(message if isinstance(message, dict) else {})
        except Problem as error:
            answer = {"ok": False, "error": error.say(self.server.lang)}
        trace = answer.pop("trace", "")
        if trace:
            sys.stderr.write(trace)
        self.send_response(HTTPStatus.OK)
        self.end(written(answer).encode("utf-8"), "application/json", _SHELL)

    def _engine(self, message: Mapping[str, Any]) -> dict[str, Any]:
        return self.server.engine.answer({**message, "lang": self.server.lang} if "lang" in message else message)

    def _list(self, _: Mapping[str, Any]) -> dict[str, Any]:
        self.server.drawer.look()
        answer = self.server.engine.answer({"do": "list"})
        return {**answer, "can_begin": bool(self.server.drawer.folder), "year": last_year()}

    def _begin(self, message: Mapping[str, Any]) -> dict[str, Any]:
        agency, year, previous = (message.get(key) for key in ("agency", "year", "previous"))
        if (
            not (isinstance(agency, str) and isinstance(year, int) and isinstance(previous, str))
            or len(agency) > _LONGEST
        ):
            return {"ok": False, "error": say(_NOT_UNDERSTOOD, self.server.lang)}
        return {"ok": True, "path": self.server.drawer.begin(self.server.project, agency, year, previous)}

    def _load(self, message: Mapping[str, Any]) -> dict[str, Any]:
        name = message.get("path")
        content = self.server.drawer.read(name) if isinstance(name, str) else None
        if content is None:
            return {"ok": False, "error": say(_NO_REPORT, self.server.lang, path=str(name)[:200])}
        return {"ok": True, **self._content(content, str(name))}

    def _content(self, content: Content, name: str) -> dict[str, Any]:
        text, converted = decoded(content.raw, name)
        return {"text": text, "converted": converted, "etag": content.etag}

    def _save(self, message: Mapping[str, Any]) -> dict[str, Any]:
        name, text, etag = (message.get(key) for key in ("path", "text", "etag"))
        if not (isinstance(name, str) and isinstance(text, str) and isinstance(etag, str)) or len(text) > MAX_BYTES:
            return {"ok": False, "error": say(_NOT_UNDERSTOOD, self.server.lang)}
        try:
            raw = text.encode("utf-8")
        except UnicodeEncodeError:
            return {"ok": False, "error": say(_NOT_UNDERSTOOD, self.server.lang)}
        done, content = self.server.drawer.save(name, raw, etag)
        if content is None:
            return {"ok": False, "error": say(_NO_REPORT, self.server.lang, path=name[:200])}
        if not done:
            there = self._content(content, name)
            return {"ok": False, "error": say(_CHANGED, self.server.lang), "theirs": there}
        return {"ok": True, "etag": content.etag}

    def _show(self, message: Mapping[str, Any]) -> dict[str, Any]:
        html = message.get("html")
        try:
            content = base64.b64decode(html, validate=True) if isinstance(html, str) else b""
        except ValueError:  # no base64, or no ASCII
            content = b""
        return {"ok": True, "url": self.server.show(content)}

    def _asset(self, name: str) -> None:
        content = package_bytes(f"{_FOLDER}/{name}")
        if name.endswith(".html"):
            content = content.replace(_SPOKEN[0].encode(), chosen(_SPOKEN, self.server.lang).encode())
        self.send_response(HTTPStatus.OK)
        self.end(content, _KINDS[name.rpartition(".")[2]], _SHELL)

    def _refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True
        self.plain(status, "gipgen edit: refused")
