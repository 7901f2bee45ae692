"""``Engine.answer``: a message in, an answer out. The local server and a worker in the browser ask the same one."""

import json
from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

import gipgen
from gipgen.check import Examined, locate
from gipgen.engine.form_described import described_form
from gipgen.engine.in_and_out import built, imported
from gipgen.engine.mend_one import mended
from gipgen.engine.message import asked, parsed, written
from gipgen.engine.messages import MAX_DOCUMENT, MAX_TEXT, MAX_TYPED, MESSAGES, VERSION
from gipgen.engine.report_described import described_report
from gipgen.engine.three_ways import Key, merge, typed_of
from gipgen.filling.in_place import why_closed, write_in_place
from gipgen.findings.as_json import emit
from gipgen.findings.finding import Finding, Outcome
from gipgen.findings.text import LANGUAGES, Fault, Problem, Text, chosen, fault, problem
from gipgen.form.editions import editions, load
from gipgen.project.project import Project
from gipgen.project.reference import rule_pages
from gipgen.source.decode import as_typed
from gipgen.workspace.files import Found

Answer = dict[str, Any]
Values = Mapping[str, Any]

_NO_REPORT = Text("没有这份报告：{path}", "no such report: {path}")
_NO_TEXT = Text(
    "{path} 打不开：有些字节不是文字（文件损坏，或者不是报告文件）。", "{path}: some of its bytes are no text"
)
_NOT_KEPT = Text(
    "这里的文件在磁盘上，不用记住，也不能忘掉。", "the files here are on the disk; they cannot be kept or forgotten"
)
_GONE = Text("这条结果已经不在了，请看新的检查结果。", "this finding is gone; look at the new ones")
_NO_RULE = Text("没有 {rule} 这条规则。", "no rule {rule}")
_NO_EDITION = Text("没有 {edition} 版格式。", "no edition {edition}")


class Engine:
    """Answers messages about the reports of a project.

    ``names`` says which reports may be spoken of: names → paths. Without it every name of a project in memory may.
    """

    def __init__(
        self,
        project: Project | None = None,
        files: MutableMapping[str, bytes] | None = None,
        names: Callable[[], Mapping[str, str]] | None = None,
    ) -> None:
        self._files: MutableMapping[str, bytes] | None = files if project or files is not None else {}
        self._project = project or Project(self._files)
        self._names = names

    def answer(self, message: object) -> Answer:
        """The answer to a message: ``ok`` with what was asked for, or ``error``, one sentence. Never raises."""
        id_ = message.get("id") if isinstance(message, Mapping) else None
        lang = _language(message)
        try:
            declared, values = asked(message)
            found: Answer = getattr(self, f"_{declared.name}")(values)
        except Fault as error:
            return {"id": id_, "version": VERSION, "ok": False, "error": error.say(lang), "trace": error.trace}
        except Problem as error:
            return {"id": id_, "version": VERSION, "ok": False, "error": error.say(lang)}
        except Exception:  # noqa: BLE001  a fault of ours must end neither a server nor a page
            met = fault("gipgen")
            return {"id": id_, "version": VERSION, "ok": False, "error": met.say(lang), "trace": met.trace}
        return {"id": id_, "version": VERSION, "ok": True, **found}

    def answer_json(self, text: str | bytes) -> str:
        """The same with the texts of JSON."""
        return written(self.answer(parsed(text)))

    def _hello(self, _: Values) -> Answer:
        from gipgen.formats.registry import formats  # noqa: PLC0415  most messages need none

        there = [each.name for each in formats() if each.extra is None or each.extra.is_there()]
        limits = {"text": MAX_TEXT, "document": MAX_DOCUMENT, "typed": MAX_TYPED}
        does = [each.name for each in MESSAGES]
        return {
            "gipgen": gipgen.__version__,
            "editions": list(editions()),
            "does": does,
            "formats": there,
            "limits": limits,
        }

    def _list(self, _: Values) -> Answer:
        from gipgen.report.report import bind  # noqa: PLC0415  likewise
        from gipgen.report.structure import read_structure  # noqa: PLC0415

        found = []
        for name, path in self._known().items():
            try:
                source, form, _structure = read_structure(self._project.workspace.files.read(path))
                found.append({"path": name, "title": bind(source.data, form).title if source.data else name})
            except Problem:
                found.append({"path": name, "title": name})
        return {"reports": found}

    def _keep(self, values: Values) -> Answer:
        files = self._kept()
        files.update(values["files"])
        return {"kept": sorted(files)}

    def _forget(self, values: Values) -> Answer:
        files = self._kept()
        names = values.get("names")
        for name in list(files) if names is None else names:
            files.pop(name, None)
        self._project = Project(files)
        return {"kept": sorted(files)}

    def _form(self, values: Values) -> Answer:
        edition = values["edition"]
        if edition not in editions():
            raise problem(_NO_EDITION, edition=edition)
        return {"form": described_form(load(edition))}

    def _open(self, values: Values) -> Answer:
        path = self._path(values)
        raw = self._project.workspace.files.read(path)
        text, converted = decoded(raw, values["path"])
        return {"text": text, "converted": converted, "state": self._state(path, text.encode("utf-8"), values)}

    def _look(self, values: Values) -> Answer:
        return {"state": self._state(self._path(values), self._content(values), values)}

    def _check(self, values: Values) -> Answer:
        path = self._path(values)
        _, findings = self._examined(path, self._content(values))
        shown = [each._replace(file=values["path"]) for each in findings]
        document: Answer = json.loads(emit(Outcome(shown, [values["path"]]), _language(values)))
        return {name: document[name] for name in ("findings", "summary")}

    def _fill(self, values: Values) -> Answer:
        lang = _language(values)
        changes: dict[Key, str] = {}
        for kind in ("cell", "text", "field"):
            changes |= {(kind, name): text for name, text in values.get(f"{kind}s", {}).items()}
        written = write_in_place(self._content(values), typed_of(changes))
        refused = [
            {"kind": each.kind, "name": ".".join(each.name), "message": chosen(each.why, lang), "wanted": each.wanted}
            for each in written.refused
        ]
        return {**self._changed(values, written.raw), "refused": refused}

    def _mend(self, values: Values) -> Answer:
        raw = self._content(values)
        examined, findings = self._examined(self._path(values), raw)
        here = [each for each in findings if (each.rule, each.line, each.column) == values["spot"]]
        wanted = next((each.finding for each in here if each.finding.mendable), None)
        if wanted is None:
            raise problem(_GONE)
        return self._changed(values, mended(raw, examined, wanted))

    def _fmt(self, values: Values) -> Answer:
        from gipgen.project.format_files import format_content  # noqa: PLC0415  few ask for it

        path, raw = self._path(values), self._content(values)
        done = format_content(self._project.workspace, Found(path, ""), raw, fix=values.get("fix", False))
        new = raw if done.content is None else done.content
        return {**self._changed(values, new), "changed": new != raw}

    def _merge(self, values: Values) -> Answer:
        versions = (values["base"], values["mine"], values["theirs"])
        done = merge(versions, tuple(map(self._values, versions)))
        conflicts = [
            {"kind": each.key[0], "name": each.key[1], "base": each.base, "mine": each.mine, "theirs": each.theirs}
            for each in done.conflicts
        ]
        return {"text": done.text, "conflicts": conflicts, "whole": done.whole}

    def _new(self, values: Values) -> Answer:
        previous = values.get("previous")
        begun = self._project.new(
            values.get("agency", ""),
            values.get("year"),
            path=self._path(values),
            previous=None if previous is None else self._path({"path": previous}),
        )
        return {"path": values["path"], "text": begun.text}

    def _import(self, values: Values) -> Answer:
        return imported(values["name"], values["content"], values.get("year"), _language(values))

    def _build(self, values: Values) -> Answer:
        path = self._path(values)
        examined, _ = self._examined(path, self._content(values))
        renderer = self._project.workspace.renderer(examined.case.settings)
        return built(values["path"], examined, renderer, values["to"], draft=values.get("draft", False))

    def _explain(self, values: Values) -> Answer:
        lang = _language(values)
        page = next((each for each in rule_pages() if each.id == values["rule"]), None)
        if page is None:
            raise problem(_NO_RULE, rule=values["rule"])
        said = {name: chosen(getattr(page, name), lang) for name in ("title", "why", "fix")}
        return {"page": {"id": page.id, **said, "source": page.source, "good": page.good, "bad": page.bad}}

    def _changed(self, values: Values, raw: bytes) -> Answer:
        return {"text": raw.decode("utf-8"), "state": self._state(self._path(values), raw, values)}

    def _state(self, path: str, raw: bytes, values: Values) -> Answer:
        examined, findings = self._examined(path, raw)
        return described_report(examined, findings, _language(values), why_closed(examined.source, raw))

    def _values(self, text: str) -> dict[Key, str]:
        """What stands in every cell, text and field of a version."""
        examined, _ = self._examined("report.yaml", text.encode("utf-8"))
        state = described_report(examined, [], LANGUAGES[0])
        cells = {("cell", name): each["typed"] for name, each in state["cells"].items() if each["given"]}
        texts = {("text", name): text or "" for name, text in state["texts"].items()}
        return {**cells, **texts, **{("field", name): text for name, text in state["fields"].items()}}

    def _examined(self, path: str, raw: bytes) -> tuple[Examined, list[Finding]]:
        examined = self._project.workspace.examine(path, raw, questions=True)
        return examined, locate(path, examined)

    def _content(self, values: Values) -> bytes:
        text = values.get("text")
        if text is None:
            raw = self._project.workspace.files.read(self._path(values))
            text = decoded(raw, values["path"])[0]
        content: bytes = text.encode("utf-8")
        return content

    def _path(self, values: Values) -> str:
        """The path of a report that was named. Raises ``Problem`` for one that nobody may speak of."""
        name: str = values["path"]
        if self._names is None:
            return name
        path = self._names().get(name)
        if path is None:
            raise problem(_NO_REPORT, path=name)
        return path

    def _known(self) -> Mapping[str, str]:
        if self._names is not None:
            return self._names()
        found = self._project.workspace.files.reports(["."])
        return {each.path: each.path for each in found if isinstance(each, Found)}

    def _kept(self) -> MutableMapping[str, bytes]:
        if self._files is None:
            raise problem(_NOT_KEPT)
        return self._files


def _language(message: object) -> str:
    lang = message.get("lang") if isinstance(message, Mapping) else None
    return lang if isinstance(lang, str) and lang in LANGUAGES else LANGUAGES[0]


def decoded(raw: bytes, name: str) -> tuple[str, bool]:
    """The text of a file with its own line ends, and whether it was in another encoding than it should be. Raises ``Problem``."""
    try:
        return raw.decode("utf-8"), False
    except UnicodeDecodeError:
        text = as_typed(raw)
    if text is None:
        raise problem(_NO_TEXT, path=name)
    return text, True
