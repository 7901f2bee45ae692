"""No finding of any rule tells more of a person than ``privacy.hidden`` would, however the rule cuts what it quotes."""

from collections.abc import Iterator

import pytest
from gate import IN_GATE, spread
from planted import looked_at, of_example

from gipgen.check import locate
from gipgen.findings import as_json, as_text
from gipgen.findings.finding import Finding, Outcome, Page
from gipgen.findings.privacy import CARD, IDENTITY, MAILBOX, MOBILE, NAME, hidden, quoted
from gipgen.rules.rule_pages import pages

PRIVATE = {
    IDENTITY: "11010519491231002X",
    MOBILE: "13800138000",
    CARD: "6222021234567894",
    MAILBOX: "987654321@qq.com",
    NAME: "申请人王建国",
}
SECRETS = {kind: text.removeprefix("申请人").partition("@")[0] for kind, text in PRIVATE.items()}
RUN = 6  # characters in a row that come from nowhere else; a name has three


def told(output: str) -> list[str]:
    """The pieces of what was planted that an output shows and ``hidden`` would not."""
    found = []
    for kind, secret in SECRETS.items():
        length = min(RUN, len(secret))
        pieces = (secret[begin : begin + length] for begin in range(len(secret) - length + 1))
        found += [f"{kind}: {piece}" for piece in pieces if piece in output and piece not in hidden(kind, secret)]
    return found


def outputs(findings: list[Finding]) -> Iterator[str]:
    """All that the formats are made from: messages in both languages, excerpts, values, paths."""
    yield as_text.emit(findings, "zh")
    yield as_json.emit(Outcome(findings, ["report.yaml"]), "en")


def planted(example: str) -> Iterator[str]:
    """The example with each private thing at several places of its text."""
    for number in range(3):
        place = len(example) * number // 2
        for text in PRIVATE.values():
            yield f"{example[:place]}，{text}，{example[place:]}"
    yield "".join(f"{sign}{PRIVATE[IDENTITY]}，" if sign in "，。" else sign for sign in example)


OTHERS = [page for page in pages() if page.bad and not page.id.startswith("GIP8")]  # whose example is private itself


@pytest.mark.parametrize("page", OTHERS, ids=[page.id for page in OTHERS])
def test_no_rule_tells_what_is_private(page: Page) -> None:
    seen = 0
    texts = list(planted(page.bad))
    tried = spread(texts, 6) if IN_GATE else texts  # each kind among them
    for text in tried:
        try:
            _, examined = looked_at(*of_example(page, text))
        except (KeyError, TypeError, AttributeError):  # what was planted made the example another thing
            continue
        findings = locate("report.yaml", examined)
        for output in outputs(findings) if findings else ():
            assert told(output) == [], text
            seen += 1
    assert seen > len(tried) * 2 // 3


@pytest.mark.parametrize(("kind", "text"), PRIVATE.items(), ids=PRIVATE)
def test_a_piece_of_a_text_is_hidden_before_it_is_cut(kind: str, text: str) -> None:
    whole = f"收到来信，{text}，要求公开。"
    for begin in range(len(whole)):
        for end in range(begin + 1, len(whole) + 1):
            piece = quoted(whole, begin, end)
            assert len(piece) == end - begin
            assert told(piece) == []
    for limit in range(2, len(whole) + 2):
        piece = quoted(whole, limit=limit)
        assert told(piece) == []
        assert len(piece) <= limit
        assert piece.endswith("…") == (len(whole) > limit)
    assert quoted("a  b\n c", limit=5) == "a b c"


def test_it_would_be_seen() -> None:
    """The test above must know a leak when there is one."""
    assert told(f"…{PRIVATE[IDENTITY][6:18]}…")
    assert told("13800138000")
    assert not told(hidden(IDENTITY, PRIVATE[IDENTITY]))
