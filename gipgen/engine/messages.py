"""Every message that the engine understands: its keys, what each holds, what comes back. The reference is made of this."""

from typing import Literal

from gipgen.findings.text import Text
from gipgen.named_tuple import NamedTuple

VERSION = 1
MAX_TEXT = 500_000  # characters of a report file: more than `check` reads
MAX_DOCUMENT = 16_000_000  # bytes of a document to be imported
MAX_TYPED = 2_000  # cells, texts and fields in one message; a form has some three hundred
MAX_FILES = 200

Kind = Literal["name", "text", "flag", "year", "words", "cells", "texts", "fields", "base64", "files", "spot"]


class Key(NamedTuple):
    name: str
    kind: Kind
    help: Text
    required: bool = False


class Message(NamedTuple):
    name: str
    help: Text
    keys: tuple[Key, ...]
    answer: Text


def _path(*, required: bool = True) -> Key:
    return Key("path", "name", Text("报告文件的名称。", "The name of the report file."), required)


_CONTENT = Key(
    "text",
    "text",
    Text("还没有保存的内容；不写就读文件。", "What has not been saved yet; without it the file is read."),
)
_LANG = Key("lang", "name", Text("消息的语言，zh 或 en。", "The language of messages, zh or en."))
_STATE = Text(
    "`state`：填到哪里了、检查结果、上年的数（见下）。",
    "`state`: what is filled in, the findings, last year's numbers (see below).",
)

MESSAGES = (
    Message(
        "hello",
        Text("引擎是什么版本，会做什么。", "Which engine this is, and what it can do."),
        (),
        Text(
            "`version`、`gipgen`、`editions`、`does`、`formats`、`limits`。",
            "`version`, `gipgen`, `editions`, `does`, `formats`, `limits`.",
        ),
    ),
    Message(
        "list",
        Text("有哪些报告。", "Which reports there are."),
        (),
        Text("`reports`：`path`、`title`。", "`reports`: `path`, `title`."),
    ),
    Message(
        "keep",
        Text(
            "记住这些文件（报告、上年的报告、gipgen.toml、图片）。",
            "Keep these files (reports, last year's, gipgen.toml, pictures).",
        ),
        (Key("files", "files", Text("名称 → base64。", "Names → base64."), required=True),),
        Text("`kept`：名称。", "`kept`: the names."),
    ),
    Message(
        "forget",
        Text("忘掉文件；不写名称就忘掉一切。", "Forget files; without names everything."),
        (Key("names", "words", Text("文件的名称。", "Names of files.")),),
        Text("`kept`：还记住的名称。", "`kept`: the names that are left."),
    ),
    Message(
        "form",
        Text(
            "格式本身：各部分、三张表的格子、各项说明、总计怎么算。",
            "The form itself: its sections, the grids of its tables, its fields, what is added up.",
        ),
        (Key("edition", "name", Text("格式的版本。", "The edition."), required=True),),
        Text(
            "`form`：`parts`、`grids`、`columns`、`rows`、`sums`、`fields`、`fill_in`。",
            "`form`: `parts`, `grids`, `columns`, `rows`, `sums`, `fields`, `fill_in`.",
        ),
    ),
    Message(
        "open",
        Text("打开一份报告。", "Open a report."),
        (_path(), _LANG),
        Text(
            "`text`：文件内容（UTF-8）；`converted`：原来是不是别的编码；`state`。",
            "`text`: the content (UTF-8); `converted`: whether it was in another encoding; `state`.",
        ),
    ),
    Message("look", Text("检查内容。", "Check a content."), (_path(), _CONTENT, _LANG), _STATE),
    Message(
        "check",
        Text("检查，结果和 check --format json 一样。", "Check; the result is that of check --format json."),
        (_path(), _CONTENT, _LANG),
        Text("`findings`、`summary`（第 1 版）。", "`findings`, `summary` (version 1)."),
    ),
    Message(
        "fill",
        Text(
            "把填的数和文字写进内容：只改那一格、那几行。",
            "Write numbers and texts into the content: that token, those lines and nothing else.",
        ),
        (
            _path(),
            _CONTENT,
            Key("cells", "cells", Text("`行.列` → 键入的内容。", "`row.column` → what was typed.")),
            Key(
                "texts",
                "texts",
                Text("各部分的 id（或 preface）→ 文字。", "Ids of sections (or preface) → text."),
            ),
            Key(
                "fields",
                "fields",
                Text(
                    "各项的 id（例如 contact.phone）→ 键入的内容。", "Ids of fields (contact.phone) → what was typed."
                ),
            ),
            _LANG,
        ),
        Text(
            "`text`：新内容；`refused`：没有写进去的，为什么，该写什么；`state`。",
            "`text`: the new content; `refused`: what was not written, why, what to write; `state`.",
        ),
    ),
    Message(
        "mend",
        Text("照一条检查结果说的改。", "Do what one finding says."),
        (
            _path(),
            _CONTENT,
            Key(
                "spot",
                "spot",
                Text("那条结果的 rule、line、column。", "rule, line and column of the finding."),
                required=True,
            ),
            _LANG,
        ),
        Text("`text`、`state`。", "`text`, `state`."),
    ),
    Message(
        "fmt",
        Text("整理版式；fix 还改正不用人决定的错。", "Lay out anew; with fix also what nobody has to decide."),
        (_path(), _CONTENT, Key("fix", "flag", Text("是否改错。", "Whether to make fixes.")), _LANG),
        Text("`text`、`changed`、`state`。", "`text`, `changed`, `state`."),
    ),
    Message(
        "merge",
        Text(
            "两边都改了同一份报告：逐格逐段合起来。",
            "The report was changed on two sides: put together cell by cell and text by text.",
        ),
        (
            Key("base", "text", Text("两边开始时的内容。", "What both began with."), required=True),
            Key("mine", "text", Text("这一边的内容。", "This side's content."), required=True),
            Key("theirs", "text", Text("另一边的内容。", "The other side's content."), required=True),
            _LANG,
        ),
        Text(
            "`text`：合起来的；`conflicts`：两边都改了、要人决定的（现在是另一边的）；`whole`：合不起来。",
            "`text`: both; `conflicts`: what both changed (theirs stands there); `whole`: they cannot be put together.",
        ),
    ),
    Message(
        "new",
        Text("新的一份报告。", "A new report."),
        (
            Key("agency", "name", Text("单位。", "The agency.")),
            Key("year", "year", Text("年度。", "The year.")),
            _path(),
            Key("previous", "name", Text("上年报告的名称。", "The name of last year's report.")),
        ),
        Text("`path`、`text`。", "`path`, `text`."),
    ),
    Message(
        "import",
        Text(
            "把 Word、网页等公布的报告变成报告文件。", "Turn a published report (Word, web page …) into a report file."
        ),
        (
            Key("name", "name", Text("文件名。", "The file's name."), required=True),
            Key("content", "base64", Text("文件内容。", "The file's content."), required=True),
            Key("year", "year", Text("年度，文件里没有时用。", "The year, where the file has none.")),
            _LANG,
        ),
        Text(
            "`text`、`counts`（读出多少）、`leftovers`（没有放进去的）。",
            "`text`, `counts` (how much was read), `leftovers` (what found no place).",
        ),
    ),
    Message(
        "build",
        Text("生成各种格式。", "Make the outputs."),
        (
            _path(),
            _CONTENT,
            Key("to", "words", Text("格式，例如 docx、html。", "Formats: docx, html …"), required=True),
            Key("draft", "flag", Text("有错也生成，标明草稿。", "In spite of errors, marked as a draft.")),
            _LANG,
        ),
        Text("`outputs`：文件名 → base64。", "`outputs`: names → base64."),
    ),
    Message(
        "explain",
        Text("解释一条规则。", "Explain a rule."),
        (Key("rule", "name", Text("编号，例如 GIP301。", "Its id."), required=True), _LANG),
        Text(
            "`page`：`id`、`title`、`why`、`fix`、`source`、`good`、`bad`。",
            "`page`: `id`, `title`, `why`, `fix`, `source`, `good`, `bad`.",
        ),
    ),
)
BY_NAME = {each.name: each for each in MESSAGES}
