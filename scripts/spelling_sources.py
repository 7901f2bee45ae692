"""What the statistics of spelling are counted from, and nothing else: laws, reports that lie at hand, dictionaries.

- laws: a checkout of github.com/LawRefBook/Laws at ``COMMIT``; its texts of laws and regulations only (in the public
  domain by article 5 of the Copyright Law), no judgements, no interpretations by courts, no commentary
- reports: the seeds and the corpus, each text with the agency that it is of
- words: jieba's dictionary (MIT); readings: pypinyin (MIT); shapes: char-similar (MIT)
"""

import hashlib
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

COMMIT = "2f4c5c23716267af9dbebbbbd6cbbf732b101981"
LAWS = (
    "宪法",
    "宪法相关法",
    "民法典",
    "民法商法",
    "行政法",
    "行政法规",
    "部门规章",
    "刑法",
    "社会法",
    "经济法",
    "诉讼与非诉讼程序法",
    "DLC",
)
_NO_PROSE = ("hangzhou_2025_fixture", "guangzhou_jt_2022", "suqian_2025")  # cells, traditional characters, a table
_LEAST = 15  # Chinese characters of a paragraph

_AGENCIES = {  # of the reports that no index names, by the beginning of the file's name
    "000": "硚口区卫生健康局",
    "001": "互助县卫生健康局",
    "002": "五常市卫生健康局",
    "003": "卫健中心",
    "004": "北关区卫生健康委员会",
    "hongze": "淮安市洪泽区人民政府",
    "pingtan": "平潭综合实验区",
    "pingtan_czj": "平潭综合实验区财政金融局",
    "pingtan_htp": "平潭综合实验区海坛片区管理局",
    "pingtan_nyn": "平潭综合实验区农业农村局",
    "pingtan_zrz": "平潭综合实验区自然资源与生态环境局",
    "shanghai": "上海市人民政府办公厅",
    "stcsm": "上海市科学技术委员会",
}


class Text(NamedTuple):
    """The prose of one text; ``place`` is one name for it and its neighbours in the same place
    that write alike (平潭), whose texts are never judged by each other.
    """

    place: str
    agency: str
    name: str
    paragraphs: list[str]


def laws(folder: Path) -> Iterator[list[str]]:
    """The paragraphs of each law."""
    for top in LAWS:
        for path in sorted((folder / top).rglob("*.md")):
            if path.name.startswith("_"):
                continue
            body = path.read_text(encoding="utf-8").partition("<!-- INFO END -->")[2]
            yield [line.lstrip("# ").strip() for line in body.split("\n") if line.strip()]


def digest(folder: Path) -> str:
    """One sum over all texts of laws, so that a page can say what was counted."""
    total = hashlib.sha256()
    for lines in laws(folder):
        total.update("\n".join(lines).encode())
    return total.hexdigest()[:16]


def reports(folders: list[Path]) -> Iterator[Text]:
    """The reports in these folders: text, Markdown, web page, PDF."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix not in (".txt", ".md", ".html", ".pdf") or path.stem in (*_NO_PROSE, "README"):
                continue
            text = _text(path)
            if path.parent.name == "excerpts":  # the copy turned full-width signs into half-width ones
                text = text.translate(str.maketrans(",:();", "，：（）；"))
            if path.stem.startswith("pingtan"):  # tables and headings ran together
                text = text.partition("正文 ====================")[2]
                text = re.sub(r"(?s)(?:第二十条)?第（一）项.*?(?=五、)", "\n", text)
                text = re.sub(r"(?=[一二三四五六]、[^，。]{3,20}(?:情况|事项))|(?=（[一二三四五六七]）)", "\n\n", text)
            if path.parent.name == "excerpts":
                index = json.loads((path.parent / "index.json").read_text(encoding="utf-8"))
                agency = next(each["agency"] for each in index if each["name"] == path.stem)
                yield Text(path.stem, agency, path.stem, list(paragraphs(text)))
                continue
            place = path.stem.split("_")[0]
            agency = _AGENCIES.get("_".join(path.stem.split("_")[:2])) or _AGENCIES[place]
            yield Text(place, agency, path.stem, list(paragraphs(text)))


def _text(path: Path) -> str:
    if path.suffix == ".pdf":
        import pdfplumber  # noqa: PLC0415  for two files

        with pdfplumber.open(path) as pdf:
            return "\n".join(page.extract_text() for page in pdf.pages)
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        return html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"</(?:p|td|tr|div)>", "\n", text)))
    return text


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of running text, lines that were wrapped joined again; no rows of tables, no headings."""
    for part in _joined(text):
        is_long = len(re.findall("[\u4e00-\u9fff]", part)) >= _LEAST
        if is_long and re.search("[，。；,;]", part) and not re.search(r"\||勾稽|区分处理", part):
            yield part


def _joined(text: str) -> Iterator[str]:
    current = ""
    last = ""
    for raw in text.split("\n"):
        line = re.sub(r"(?<=[\u3000-\uffef])[ \t]+|[ \t]+(?=[\u3000-\uffef])", "", raw.strip().strip("\u3000"))
        begins = not line or re.match(r"[（(]?[一二三四五六七八九十\d]{1,3}[)）、.]", line)
        if current and (begins or last[-1] in "。！？：" or (len(last) < 18 and last[-1] not in "，、")):
            yield current
            current = ""
        if line and not re.fullmatch(r"-?\d+-?", line):
            current += line
            last = line
    if current:
        yield current
