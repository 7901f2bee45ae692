"""How many slips of the pen are found in text that the statistics have not seen, and how often nothing is wrong.

    pip install jieba pypinyin char-similar pdfplumber       (scripts/spelling_statistics.py)
    python benchmarks/slips.py LAWS REPORTS...               the places that may be looked at, in four folds
    python benchmarks/slips.py LAWS REPORTS... --held-back   the third that is kept aside: look once, when all is done
    python benchmarks/slips.py LAWS REPORTS... --all -o docs/reference/precision-slips.md

Slips of every class are put into real paragraphs (slip_injector.py), each alone, and the whole report is checked as a user
would. Texts are split by place: what is judged by a table is never in it, the table of each fold is built without the fold's
places and without those that are kept aside. A slip is found where a finding points at it. An alarm is a finding of these
rules in a report as it was published; what judgements-slips.txt calls a true one is counted apart.
"""

import argparse
import hashlib
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from slip_injector import KINDS, ROOT, Injector
from spelling_sounds import Sounds
from spelling_sources import COMMIT, Text, digest, laws, reports
from spelling_statistics import characters_of, count, dictionary, merged, pack, similar_shapes

from gipgen.check import examine
from gipgen.findings.finding import Diagnostic
from gipgen.spelling import borders, repairs
from gipgen.spelling.lexicon import Lexicon

RULES = {"GIP711": "warning", "GIP712": "question", "GIP713": "warning"}
LISTS = ("GIP710", "GIP714")  # their lists were written from these texts: they find, but are not what is measured
FOLDS = 4
REPORT = 1240  # characters of a report, as in the study behind it
TRUE = ROOT / "benchmarks" / "judgements-slips.txt"
BASE = (ROOT / "tests" / "data" / "base.yaml").read_text(encoding="utf-8")
PAGE = """# 错别字查得出多少

这一页由 `python benchmarks/slips.py 法规 报告… --all -o docs/reference/precision-slips.md` 生成，不要手改。
做法：把各类笔误一处一处放进真实的年报段落，看检查指不指得出来；再看原样的年报里白报多少。统计数据里没有被评的那些地方的文字（按地方分组），
三分之一的地方从头到尾不看，最后只看一次。“误报”按每 {report} 个字（一份中等的年报）计，由人看过；原文确有的另列。

**盲到什么程度**：疑问（GIP712）的门槛是看着“可看的部分”定的，“留出的部分”没有参与；两部分都不在各自所用的统计里。GIP711、GIP713 的词表和规则的作者见过可看的部分。
漏字的门槛也只看“可看的部分”定；定好以后，看到数字前面的白报（共98条），改过一次，那时“留出的部分”已经算过一遍，所以漏字在那里不是全盲。
同音词和漏字的权重也只照“可看的部分”定；“留出的部分”头一次算出六处白报，门槛因此整体提高过一次，提高以后的数不是全盲。
读音后来只取词里常用的（不再拿“受”当“道”的同音字），漏的字本报告别处写着的也问；这两处只看“可看的部分”定，但改的人见过“留出的部分”先前的三处白报，其中一处（虹读作港）因此消失。
笔误里的同音字、近音字也照这样的读音造，生僻读音造的不再算。
随程序发布的统计含有这里的全部文字，所以拿这些文字试用，结果会比这张表好看。留出的部分只有 {held_characters} 个字，误报率一两处之差就是 0.2。

| 笔误 | 级别 | 可看的部分 | 留出的部分 |
| --- | --- | ---: | ---: |
{rows}
| 每份误报：警告（GIP711、GIP713） | | {warnings_dev} | {warnings_held} |
| 每份误报：疑问（GIP712） | | {questions_dev} | {questions_held} |
| 每份查出原文确有的问题（警告和疑问） | | {true_dev} | {true_held} |

可看的部分 {dev_texts} 份、{dev_characters} 字、{dev_places} 个地方；留出的部分 {held_texts} 份、{held_characters} 字、{held_places} 个地方；每类 {per} 处。
漏字只查得出前后两头都对不上的；同音词查得出一半左右，两边的字都说得通的查不出。列在这里，是为了不让人以为查得出。{milliseconds}

How many slips of each class are found, and how many findings there are in a report as published, on places that may be
looked at and on places kept aside; neither is in the statistics that judge it. Laws: commit {commit}, sum {digest}.
"""
NAMES = {
    "word doubled": ("词写了两遍", "警告"),
    "character doubled": ("字写了两遍", "警告"),
    "number missing before a unit": ("量词前漏了数", "警告"),
    "unit missing behind a number": ("数后漏了量词", "警告"),
    "same sound": ("同音字", "疑问"),
    "near sound (zh/z, n/l, ng/n)": ("近音字（zh/z、n/l、ng/n）", "疑问"),
    "similar shape": ("形近字", "疑问"),
    "neighbours swapped": ("相邻两字颠倒", "疑问"),
    "homophone word": ("同音词", "疑问"),
    "dropped": ("漏字", "疑问"),
}


class Result(NamedTuple):
    """What came out of one part of the texts."""

    recall: dict[str, float]
    alarms: Counter[str]  # by rule, and ``true``
    texts: int
    places: int
    characters: int

    def per_report(self, *rules: str) -> str:
        return f"{sum(self.alarms[rule] for rule in rules) * REPORT / self.characters:.2f}"


class Bench:
    """The sources, counted once."""

    def __init__(self, law_folder: Path, folders: list[Path]) -> None:
        self.texts = [text for text in reports(folders) if text.paragraphs]
        self.of_laws = count(laws(law_folder))
        self.words = dictionary()
        self.characters = characters_of(self.of_laws, self.words)
        self.sounds, self.shapes = Sounds(self.characters, self.words), similar_shapes(self.characters)
        places = sorted({text.place for text in self.texts}, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
        self.held = set(places[: len(places) // 3])
        self.fold = {name: at % FOLDS for at, name in enumerate(places)}

    def lexicon(self, without: set[str]) -> Lexicon:
        by_place: dict[str, list[str]] = {}
        for text in self.texts:
            if text.place not in without:
                by_place.setdefault(text.place, []).extend(text.paragraphs)
        counts = merged(self.of_laws, count(by_place.values()), self.words)
        return Lexicon(pack(counts, self.words, self.sounds, self.shapes))

    def measure(self, *, held: bool, per: int, seed: int) -> Result:
        """Judge the places kept aside, or the others fold by fold."""
        texts = [text for text in self.texts if (text.place in self.held) == held]
        injector = Injector(self.words, self.characters, seed)
        found: Counter[str] = Counter()
        alarms: Counter[str] = Counter()
        chances = [(text, number) for text in texts for number in range(len(text.paragraphs))]
        weights = [len(text.paragraphs[number]) for text, number in chances]
        slips = []
        for kind in KINDS:
            placed = 0
            while placed < per:
                text, number = injector._random.choices(chances, weights)[0]  # noqa: SLF001  one stream of chance
                slip = injector.put(kind, text.paragraphs[number])
                if slip:
                    slips.append((kind, text, number, slip))
                    placed += 1
        for fold in range(1 if held else FOLDS):
            judged = [text for text in texts if held or self.fold[text.place] == fold]
            use(self.lexicon(self.held | {text.place for text in judged}))
            for text in judged:
                alarms.update(_alarms(text))
            for kind, text, number, slip in slips:
                if text in judged:
                    paragraphs = [*text.paragraphs]
                    paragraphs[number] = slip.text
                    hit = any(
                        place == number and slip.begin - 1 <= column <= slip.end
                        for _, place, column, _ in findings(text.agency, paragraphs)
                    )
                    found[kind] += hit
        recall = {kind: found[kind] / per for kind in KINDS}
        return Result(recall, alarms, len(texts), len({text.place for text in texts}), sum(weights))


def use(own: Lexicon) -> None:
    """Let the rules look into another lexicon than the package's."""
    repairs.lexicon = borders.lexicon = lambda: own  # type: ignore[attr-defined,assignment]
    repairs.forget()


def findings(agency: str, paragraphs: list[str]) -> list[tuple[str, int, int, Diagnostic]]:
    """What the rules say of these paragraphs in a report: the rule, the paragraph, the column."""
    body = "\n\n".join(f"  {paragraph}" for paragraph in paragraphs)
    head, _, rest = BASE.partition("总体情况: |\n")
    tail = rest[rest.index("\n主动公开:") :]
    source = f"{head.replace('测试市民政局', agency)}总体情况: |\n{body}\n{tail}"
    told = examine(source.encode()).findings
    return [
        (each.rule, each.offset.line // 2, each.offset.column, each)
        for each in told
        if each.path == ("总体情况",) and each.offset and each.rule in (*RULES, *LISTS)
    ]


def _alarms(text: Text) -> Counter[str]:
    true = [line for line in TRUE.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]
    told: Counter[str] = Counter()
    for rule, number, column, each in findings(text.agency, text.paragraphs):
        if rule in RULES:
            place = text.paragraphs[number][max(0, column - 6) : column + 10]
            is_true = any(line in place for line in true)
            print(f"{'true ' if is_true else 'alarm'} {text.name} {rule} {each.message('zh')}")
            told["true" if is_true else rule] += 1
    return told


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("laws", type=Path)
    parser.add_argument("reports", nargs="+", type=Path)
    parser.add_argument("--held-back", action="store_true")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--per", type=int, default=150, help="slips of each class")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args()
    bench = Bench(options.laws, options.reports)
    parts = {"dev": False, "held": True} if options.all else {"held": True} if options.held_back else {"dev": False}
    results = {}
    for name, held in parts.items():
        result = results[name] = bench.measure(held=held, per=options.per, seed=options.seed)
        print(f"== {name}: {result.texts} texts, {result.places} places, {result.characters} characters")
        for kind, share in result.recall.items():
            print(f"{kind:32} {share:.2f}")
        print(
            f"alarms a report: warnings {result.per_report('GIP711', 'GIP713')}, questions {result.per_report('GIP712')}"
        )
    if options.output and options.all:
        options.output.write_text(page(bench, results, options), encoding="utf-8", newline="\n")
    return 0


def page(bench: Bench, results: dict[str, Result], options: argparse.Namespace) -> str:
    rows = [
        f"| {NAMES[kind][0]} | {NAMES[kind][1]} | "
        + " | ".join(f"{results[part].recall[kind]:.2f}" for part in results)
        + " |"
        for kind in KINDS
    ]
    values: dict[str, Any] = {"rows": "\n".join(rows), "report": REPORT, "per": options.per, "commit": COMMIT[:12]}
    for part, result in results.items():
        values |= {
            f"warnings_{part}": result.per_report("GIP711", "GIP713"),
            f"questions_{part}": result.per_report("GIP712"),
            f"true_{part}": result.per_report("true"),
            f"{part}_texts": result.texts,
            f"{part}_places": result.places,
            f"{part}_characters": result.characters,
        }
    return PAGE.format(**values, digest=digest(options.laws), milliseconds=_cost(bench))


def _cost(bench: Bench) -> str:
    """What a report costs, paragraphs not seen before and seen: the least of several runs."""
    own = bench.lexicon(bench.held)
    texts = [text for text in bench.texts if text.place in bench.held]
    paragraphs = [paragraph for text in texts for paragraph in text.paragraphs]
    size = sum(map(len, paragraphs))
    least = min(_timed(own, paragraphs) for _ in range(5))
    return f"在生成这一页的机器上，疑问每份（{REPORT} 字）用 {1000 * least * REPORT / size:.0f} 毫秒，看过的段落不再花时间。"


def _timed(own: Lexicon, paragraphs: list[str]) -> float:
    repairs.forget()
    before = time.process_time()
    for paragraph in paragraphs:
        repairs.likely(paragraph, own)
    return time.process_time() - before


if __name__ == "__main__":
    sys.exit(main())
