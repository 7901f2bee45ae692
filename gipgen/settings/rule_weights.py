"""Whether the rules whose weight ``gipgen.toml`` sets exist, and may be weighed."""

import difflib
from collections.abc import Sequence

from gipgen.findings.families import is_of_file
from gipgen.findings.harmless import visible
from gipgen.findings.text import Problem
from gipgen.settings.settings import Settings

_EVERY = "GIP"


def check_rules(settings: Settings, known: Sequence[str]) -> None:
    """Hold the names in ``[rules]`` against the ids of all rules. Raises ``Problem`` for the first that is none."""
    for name in settings.rules:
        if not name.startswith("GIP") or not any(id_.startswith(name) for id_ in known):
            raise _unknown(name, known, settings.path)
        if name == _EVERY or is_of_file(name):  # "GIP" alone would switch everything off in one word
            raise Problem(
                f"{visible(settings.path)}：rules.{name} 不能调整：GIP1xx、GIP2xx 说的是文件本身写得不对，这样的文件没法生成报告；其余的请写到 GIP7 这样的一类，或单独一条规则。",
                f"{visible(settings.path)}: rules.{name} cannot be changed: GIP1xx and GIP2xx are about the file itself",
            )


def _unknown(name: str, known: Sequence[str], path: str) -> Problem:
    families = sorted({id_[:4] for id_ in known if not is_of_file(id_)})
    wanted = name.upper()
    family = [id_ for id_ in known if id_[:4] == wanted[:4] and not is_of_file(id_)]
    near = difflib.get_close_matches(wanted, family or [*known, *families], n=1, cutoff=0.5)
    hint = f"是不是 {near[0]}？" if near else ""
    hint_en = f"did you mean {near[0]}?" if near else ""
    return Problem(
        f"{visible(path)}：[rules] 里没有规则 {name}。{hint}gipgen rules 列出全部规则；也可以写前缀，例如 {families[-1]}。",
        f"{visible(path)}: no rule {name} in [rules]. {hint_en} 'gipgen rules' lists them",
    )
