"""What a structural finding tells to write → the rewrite that writes it, of the same value: message and ``fmt --fix`` cannot differ."""

import re

from gipgen.findings.file_messages import TEXTS
from gipgen.findings.finding import GONE, Diagnostic, Edit, Path, Rewrite
from gipgen.findings.privacy import quoted
from gipgen.form.homes import ELSEWHERE, value_at, with_move
from gipgen.form.meant import date_meant
from gipgen.source.compose import plain_value
from gipgen.source.reader import Source
from gipgen.source.tokens import rewrite_token, rewrite_torn, rewrite_value, token_at

_VALUES = frozenset(
    TEXTS[variant]
    for variant in (
        "quoted_number",
        "full_width_number",
        "thousands",
        "leading_zero",
        "underscore",
        "decimal_count",
        "plus_sign",
        "with_unit",
        "chinese_number",
        "minus_sign",
        "change_word",
        "write_so",
        "number_in_brackets",
        "bare_point",
        "year_so",
        "date_so",
        "choice_so",
        "letter_nought",
        "nought_row",
    )
)  # the texts that say what to write in place of a value: {wanted}


_LONGEST = 30  # characters of a text that a message shows
_TWO = 2  # items: a name and a date; a rule and its reason
_BETWEEN = " ，,、；;：:\u3000"  # what may part them
_OF_YAML = "：:，,#{}[]&*!|>'\"%@`"  # signs that a name between braces may not have


def with_rewrite(finding: Diagnostic, source: Source) -> Diagnostic:
    """The finding with the rewrite that does what its message says, where that leaves nothing to decide."""
    if finding.text in ELSEWHERE:
        return with_move(finding, source)
    if finding.text in _OF_KEYS:
        return finding._replace(rewrite=_OF_KEYS[finding.text](finding, source))
    if finding.text in _OF_SHAPES and (written := _OF_SHAPES[finding.text](finding, source)):
        return written
    if finding.text is TEXTS["empty_text"]:
        return _empty(finding, source)
    if finding.text not in _VALUES:
        return finding
    wanted = finding.values["wanted"]
    mark = source.marks.get(finding.path)
    if finding.text is TEXTS["thousands"] and mark is not None and "," not in mark.raw and "，" not in mark.raw:
        return finding._replace(rewrite=rewrite_torn(source, finding.path, finding.values["raw"].split(","), wanted))
    return finding._replace(rewrite=rewrite_value(source, finding.path, wanted))


def _signed(finding: Diagnostic, source: Source) -> Diagnostic | None:
    """A name and a date behind one key, which takes both as its items: 落款: 测试市民政局 2026年1月20日."""
    keys, token = str(finding.values["keys"]).split("、"), token_at(source, finding.path)
    if len(keys) != _TWO or token is None:
        return None
    typed = token[1].strip("\"'[]")
    begin = next((at for at in range(1, len(typed)) if date_meant(typed[at:])), 0)
    name, date = typed[:begin].rstrip(_BETWEEN), date_meant(typed[begin:])
    if not date or not name or any(sign in name for sign in _OF_YAML):
        return None
    wanted = f"{{{keys[0]}: {name}, {keys[1]}: {date}}}"
    rewrite = rewrite_token(source, finding.path, wanted, {keys[0]: name, keys[1]: date})
    values = {**finding.values, "wanted": wanted}
    return finding._replace(text=TEXTS["signed_so"], values=values, rewrite=rewrite)


def _noughts(finding: Diagnostic, source: Source) -> Diagnostic:
    """A 0 for each item of what a single 0 was typed for: between braces, or in lines of their own."""
    keys = str(finding.values["keys"]).split("、")
    token = str(finding.values.get("wanted", ""))
    if finding.text is TEXTS["nought_rows"]:
        indent = "\n" + " " * (source.span(finding.path, at_key=True).column + 1)
        token = "".join(f"{indent}{key}: 0" for key in keys)
    return finding._replace(rewrite=rewrite_token(source, finding.path, token, dict.fromkeys(keys, 0)))


def _listed(finding: Diagnostic, source: Source) -> Diagnostic | None:
    """One item between braces where a list is wanted: 豁免: {规则: GIP402, 理由: …}."""
    token, value = token_at(source, finding.path), value_at(source.data, finding.path)
    if not isinstance(value, dict) or len(value) < _TWO:
        return None
    if token is None:
        return _dashed(finding, source, value)
    wanted = f"[{token[1]}]"
    rewrite = rewrite_token(source, finding.path, wanted, [value])
    return finding._replace(text=TEXTS["list_so"], values={**finding.values, "wanted": wanted}, rewrite=rewrite)


def _dashed(finding: Diagnostic, source: Source, value: dict[str, object]) -> Diagnostic | None:
    """One item in lines of its own, without the dash in front: the first line gets it, the others are set in as far."""
    spans = [source.span((*finding.path, key), at_key=True) for key in value]
    lines = source.typed.split("\n")
    begins = [lines[span.line - 1][span.column - 1 :] for span in spans]
    in_order = all(span.line == spans[0].line + place for place, span in enumerate(spans))
    if not in_order or not all(isinstance(each, str) and "\n" not in each for each in value.values()):
        return None
    typed = "\n".join((begins[0], *lines[spans[0].line : spans[-1].line]))
    edit = Edit(spans[0], len(typed), "- " + typed.replace("\n", "\n  "))
    values = {**finding.values, "first": f"- {begins[0].strip()}"}
    return finding._replace(text=TEXTS["dash_so"], values=values, rewrite=Rewrite((edit,), ((finding.path, [value]),)))


def _empty(finding: Diagnostic, source: Source) -> Diagnostic:
    """A text without content, whose words stand in comments."""
    if _is_remarked(source, finding.path):
        return finding._replace(text=TEXTS["text_of_remarks"])
    lost = _behind_bar(source, finding.path)
    return finding._replace(text=TEXTS["text_behind_bar"], values={**finding.values, "lost": lost}) if lost else finding


def _behind_bar(source: Source, path: Path) -> str:
    """The words that stand as a comment behind the bar of a text without lines: ``其他事项: | # 本年度未收取……``."""
    mark = source.marks.get(path)
    line = source.text.split("\n")[mark.key_line] if mark is not None and mark.style in ("|", ">") else ""
    found = re.search(r": *[|>][-+0-9]{0,2} +#+ *(.+)", line)
    return quoted(found[1], limit=_LONGEST) if found else ""


def _is_remarked(source: Source, path: Path) -> bool:
    """Whether what stands below a bar are comments as the template indents a text that is not wanted yet."""
    mark = source.marks.get(path)
    if mark is None or mark.style not in ("|", ">"):
        return False
    below = (line.strip(" ") for line in source.text.split("\n")[mark.line + 1 :])
    return re.match("#  +[^ #]", next((line for line in below if line), "")) is not None


def _renamed(finding: Diagnostic, source: Source) -> Rewrite | None:
    """The key that is meant in place of the one that is typed, with the same value."""
    typed, wanted = str(finding.path[-1]), str(finding.values["wanted"])
    span = source.span(finding.path, at_key=True)
    rest = source.typed.split("\n")[span.line - 1][span.column - 1 :]
    token = next((each for each in (typed, f'"{typed}"', f"'{typed}'") if rest.startswith(each)), "")
    if not token:
        return None
    value = value_at(source.data, finding.path)
    becomes = ((finding.path, GONE), ((*finding.path[:-1], wanted), value))
    return Rewrite((Edit(span, len(token), wanted),), becomes)


def _with_colon(finding: Diagnostic, source: Source) -> Rewrite | None:
    typed, begun = str(finding.path[-1]), str(finding.values["nearest"])
    span = source.span(finding.path, at_key=True)
    rest = source.typed.split("\n")[span.line - 1][span.column - 1 :]
    value = typed.removeprefix(begun).strip()
    if not rest.startswith(typed) or rest[len(typed) :].lstrip().startswith(":") or not value:
        return None
    wanted = ((finding.path, GONE), ((*finding.path[:-1], begun), plain_value(value)))
    return Rewrite((Edit(span, len(typed), finding.values["wanted"]),), wanted)


_OF_SHAPES = {
    TEXTS["want_mapping"]: _signed,
    TEXTS["want_list"]: _listed,
    TEXTS["nought_map"]: _noughts,
    TEXTS["nought_rows"]: _noughts,
}
_OF_KEYS = {TEXTS["key_without_colon"]: _with_colon, TEXTS["key_so"]: _renamed}
