"""A published document that was handed in → what is read of it: imported, and what was made of it checked."""

import os
from hashlib import sha256

from gipgen.check import locate
from gipgen.collect.collected import Handed
from gipgen.collect.hand_over import handed
from gipgen.findings.harmless import visible
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text, filled, listed
from gipgen.imports.behind_fence import import_fenced
from gipgen.imports.compose_report import compose
from gipgen.imports.file_kinds import MAX_BYTES
from gipgen.imports.import_report import Published
from gipgen.imports.leftover_words import describe
from gipgen.imports.match import Leftover
from gipgen.project.new_report import schema_near
from gipgen.project.taken import Taken, ToTake, basis, refused
from gipgen.workspace.asked import Asked
from gipgen.workspace.workspace import Workspace

_NAMELESS = Text(
    "里面看不出是哪个单位的。请用 gipgen import 单独录入，写上单位，把录好的 yaml 文件放进来。{perhaps}",
    "it does not say whose it is; import it by itself, fill in 单位, and hand in the yaml file. {perhaps}",
)
_PERHAPS = Text("可能是：{names}。", "Perhaps: {names}.")
_SHOWN = 40  # characters of the mark of a draft
_MISSING_PARTS = ("no_table", "no_section", "picture")


def take_document(workspace: Workspace, item: ToTake) -> Taken:
    """The report that a document is, with the text of its report file. Raises ``Problem``."""
    content = item.content(MAX_BYTES)
    name = os.path.basename(item.path)
    imported = import_fenced(visible(name), content)
    if not imported.agency:
        perhaps = filled(_PERHAPS, names=listed(imported.candidates)) if imported.candidates else Text("", "")
        return refused(item.path, filled(_NAMELESS, perhaps=perhaps))
    schema = schema_near(workspace.files, item.place, imported.form.edition)
    text = compose(imported, name, os.path.basename(item.place), visible(schema))
    raw = text.encode("utf-8")
    asked = Asked()
    examined = workspace.examine_apart(item.settings or item.place, raw, asked)
    made = handed(item.path, item.place, raw, examined, locate(item.place, examined))
    made = _with_account(made, imported)._replace(original=sha256(content).hexdigest())
    return Taken(item.path, made, raw, basis=basis(content, asked))


def _with_account(made: Handed, imported: Published) -> Handed:
    draft = next((each for each in imported.noted if each.reason == "draft"), None)
    told = (*(each for each in imported.leftovers if not _is_at(each, draft)), *imported.noted)
    return made._replace(
        dated=imported.published or made.dated,
        draft=quoted(draft.text, limit=_SHOWN) if draft else "",
        left_over=tuple(Text(describe(each), describe(each, "en")) for each in told),
        misshapen=tuple(
            dict.fromkeys(
                (
                    *made.misshapen,
                    *(each.wanted or each.place for each in imported.noted if each.reason in _MISSING_PARTS),
                )
            )
        ),
    )


def _is_at(left: Leftover, draft: Leftover | None) -> bool:
    """Whether what is left over is the mark of a draft, which is told as such."""
    return draft is not None and (left.text.strip(), left.place) == (draft.text, draft.place)
