"""Write gipgen/vocabulary/laws.txt: the titles of national laws and regulations, with how many articles each has.

    python scripts/law_titles.py LAWS     LAWS: a checkout, see spelling_sources.py

Titles and counts are facts of texts in the public domain; the newest text of each title counts.
"""

import re
import sys
from pathlib import Path

from spelling_sources import COMMIT, LAWS

from gipgen.vocabulary.numerals import parse_chinese

TARGET = Path(__file__).parents[1] / "gipgen" / "vocabulary" / "laws.txt"
HEAD = f"""# 法律、行政法规的名称和条数（由 scripts/law_titles.py 从公开的法规文本生成，不要手改；{COMMIT[:12]}）
# Titles of national laws and regulations and their numbers of articles; written by scripts/law_titles.py
"""
_NAMES = re.compile(r"(?P<title>[\u4e00-\u9fff]{4,40}(?:法|条例|规定|办法))\((?P<date>[\d-]{10})\)\.md")
_ARTICLE = re.compile(r"^第([〇零一二三四五六七八九十百千]+)条", re.MULTILINE)


def main() -> None:
    newest: dict[str, tuple[str, int]] = {}
    for top in LAWS:
        for path in sorted((Path(sys.argv[1]) / top).rglob("*.md")) if top not in ("DLC", "部门规章") else ():
            named = _NAMES.fullmatch(path.name)
            articles = [parse_chinese(each) or 0 for each in _ARTICLE.findall(path.read_text(encoding="utf-8"))]
            if named and articles:
                title = named["title"].removeprefix("中华人民共和国")
                newest[title] = max(newest.get(title, ("", 0)), (named["date"], max(articles)))
    lines = [f"{title} | {articles}" for title, (_, articles) in sorted(newest.items())]
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(lines)} titles")


if __name__ == "__main__":
    main()
