"""GIP607: section six reports the fee for information processing, also when nothing was charged."""

from collections.abc import Iterator

from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Page, Severity
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.form.definition import Form
from gipgen.prose.passages import Passage
from gipgen.rules.support.reading import QUOTE, has, is_unwritten, prose, section_key, section_names, text_of
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import COUNTING, DUTIES

PAGE = Page(
    id="GIP607",
    severity=ERROR,
    also=(WARNING,),
    title=Text("第六部分要报告信息处理费", "section six reports the fee for information processing"),
    why=Text(
        "格式模板在第六部分注明“收取信息处理费情况在此处报告”。没有收取的也要写明，只写“无”不行。"
        "表二的收费金额不能代替：两者不是一回事。",
        "The form's template says that fees for information processing are reported in section six, also when none was charged. "
        "The amount in table two does not replace this.",
    ),
    fix=Text(
        "在第六部分写“本年度未收取政府信息公开信息处理费。”；或者填 信息处理费: {通知件数: 0, 通知金额: 0, 实收金额: 0}，gipgen 会自动写上这一句。",
        "Write the sentence, or fill in 信息处理费 and gipgen writes it.",
    ),
    source="年度报告格式模板第六部分说明；国办函〔2020〕109号",
    checks=("OF-63",),
    confidence="A",
    good="其他事项: 本年度未收取政府信息公开信息处理费。",
    bad="其他事项: 无",
)
MISSING = Text(
    "{part}没有报告信息处理费（现在写的是“{text}”）。请补写；没有收取也要写明，例如：{sentence}",
    "{part} does not report the fee for information processing (it says '{text}'), which is needed even when none was charged",
)
ELSEWHERE = Text(
    "信息处理费写在了别的部分；收取信息处理费的情况应在{part}报告。",
    "the fee for information processing is reported elsewhere; it belongs in {part}",
)
POLICY = Text(
    "{part}只写了信息处理费怎样收取，没有写本年收了没有（现在写的是“{text}”）。请补写，例如：{sentence}",
    "{part} tells the policy on fees (it says '{text}'), and not what came in this year",
)
NO_AMOUNT = Text("“{seen}”里漏了金额，请补上数字。", "the amount is missing in '{seen}'")
DENIED = Text(
    "正文写“{seen}”，{part}又写“{denied}”，前后矛盾。请核对，改正错的一处。",
    "the text says '{seen}', and {part} '{denied}'",
)
_TAKEN = ("收取信息处理费", "收取费用", "收取政府信息公开信息处理费")
_HANDED_ON = DUTIES.fee_taken
_NUMERALS = "一二三四五六七八九十百千两零〇壹贰叁肆伍陆柒捌玖拾佰仟"
_FIRST_YEAR = 2021  # 国办函〔2020〕109号 is in force since 1 January 2021
_FEE = "信息处理费"
_WORDS = DUTIES.fee


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    section = report.form.roles.sections.other_matters
    if is_unwritten(case, section) or (report.year or _FIRST_YEAR) < _FIRST_YEAR:
        return
    if _is_given(case):
        return  # gipgen writes the sentence
    body = text_of(case, section)
    spoken = any(word in _without_other_fees(body, report.form) for word in _WORDS)
    if spoken and fee_stated(body):
        yield from _amount_missing(case, section)
        yield from _denied_and_told(case, section, body)
        return
    names = section_names(case, section)
    passage = _told_elsewhere(case, section)
    if passage is not None:
        offset = passage.place(passage.text.index(_FEE))
        yield Diagnostic(PAGE.id, WARNING, ELSEWHERE, passage.path, names, offset=offset)
        return
    values: dict[str, object] = {"text": quoted(body, limit=QUOTE), "sentence": report.form.fee_statement["none"]}
    severity: Severity = WARNING if spoken else ERROR
    text = POLICY if spoken else MISSING
    yield Diagnostic(PAGE.id, severity, text, (section_key(case, section),), values | names, at_key=True)


def _is_given(case: Case) -> bool:
    """Whether the item of the fee is filled in, or is told to be no such thing (信息处理费: 0)."""
    typed = case.data.get(case.report.form.field("fee").key, {})
    return not isinstance(typed, dict) or any(value is not None for value in case.report.fields["fee"].values())


def _told_elsewhere(case: Case, section: str) -> Passage | None:
    """The passage of another section that says what came of the fee."""
    for passage in case.passages:
        if passage.section not in (section, "preface") and _FEE in passage.text and fee_stated(passage.text):
            return passage
    return None


def fee_stated(body: str) -> bool:
    """Whether a text says what came of the fee in the year: an amount, a number of notices, or that there was none."""
    for sentence in _sentences(body):
        if any(word in sentence for word in _WORDS):
            said = sentence
            for phrase in DUTIES.not_of_the_year:
                said = said.replace(phrase, "")
            if (any(word in said for word in DUTIES.fee_none) and not _is_policy(said)) or _is_counted(said):
                return True
    return False


def _is_policy(sentence: str) -> bool:
    """按照规定，除超过标准外不收取费用: what is done as a rule, and no word of this year."""
    by_rule = has(("规定", "办法"), sentence) and has(("按照", "根据", "依据"), sentence)
    return by_rule and "不收" in sentence and not has(("年", *COUNTING.none), sentence.replace("不收", ""))


def _sentences(body: str) -> Iterator[str]:
    begin = 0
    for at, sign in enumerate(body):
        if sign in "。！？":
            yield body[begin : at + 1]
            begin = at + 1
    yield body[begin:]


def _is_counted(sentence: str) -> bool:
    """Whether a number of yuan, cases or notices stands there, or none: 收取信息处理费为0."""
    if has(DUTIES.fee_nought, sentence + "。"):
        return True
    for unit in DUTIES.fee_units:
        at = sentence.find(unit)
        while at > 0:
            if sentence[:at].rstrip(" 余多万")[-1:].isdecimal() or sentence[at - 1] in _NUMERALS:
                return True
            at = sentence.find(unit, at + 1)
    return False


def _amount_missing(case: Case, section: str) -> Iterator[Diagnostic]:
    """收取信息处理费万元: the number was forgotten."""
    for passage in prose(case, section):
        for word in DUTIES.in_front_of_amounts:
            for unit in ("万元", "元"):
                begin = passage.text.find(word + unit)
                if begin >= 0 and not passage.is_computed(begin, begin + len(word + unit) + 1):
                    values = {"seen": quoted(passage.text, begin, begin + len(word + unit))}
                    place = passage.place(begin)
                    yield Diagnostic(PAGE.id, WARNING, NO_AMOUNT, passage.path, values, offset=place)
                    return


def _denied_and_told(case: Case, section: str, body: str) -> Iterator[Diagnostic]:
    """未收取信息处理费, and somewhere else 收取信息处理费260元."""
    denials = [each for each in _sentences(body) if has(_WORDS, each) and has(DUTIES.fee_none, each)]
    if len(denials) != 1 or has("元件份", denials[0].replace("文件", "")):
        return
    for passage in prose(case, case.report.form.roles.sections.overview, section):
        for sentence in _sentences(passage.text) if has((*_TAKEN, *_HANDED_ON), passage.text) else ():
            if clause := _amount_taken(sentence) or _handed_on(sentence):
                values: dict[str, object] = {
                    "seen": quoted(clause, limit=QUOTE),
                    "denied": quoted(denials[0].strip(), limit=QUOTE),
                }
                values |= section_names(case, section)
                place = passage.place(passage.text.index(clause))
                yield Diagnostic(PAGE.id, WARNING, DENIED, passage.path, values, offset=place)
                return


def _amount_taken(sentence: str) -> str:
    """The words that tell of an amount that came in for information: 收取费用 may be of something else."""
    at = next((at for word in _TAKEN if (at := sentence.find(word)) >= 0), -1)
    clause = sentence[at:].partition("，")[0].rstrip("。") if at >= 0 else ""
    is_own = _FEE in clause or has(("因政府信息公开", "申请"), sentence[:at])
    is_amount = "元" in clause and has("123456789", clause)
    return clause if is_own and is_amount and not has(DUTIES.fee_none, sentence) else ""


def _handed_on(sentence: str) -> str:
    """全年收取的信息处理费已上缴国库: where none came in there was nothing to hand on; by rule it is handed on whenever it comes in."""
    if not has(_HANDED_ON, sentence) or not has(DUTIES.handed_on, sentence) or has(DUTIES.fee_none, sentence):
        return ""
    is_done = has(DUTIES.surely_done, sentence) and not has(DUTIES.by_rule, sentence)
    return sentence.strip().rstrip("。") if is_done else ""


def _without_other_fees(body: str, form: Form) -> str:
    """Without the fees that a table counts: another matter."""
    for row in form.roles.rows.fees:
        body = body.replace(form.rows[row].key, "")
    return body


RULE = Rule(PAGE, check)
