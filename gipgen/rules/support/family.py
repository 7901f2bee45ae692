"""The rules of a family: every file in its folder is one, and nothing else lists them."""

from importlib import import_module

from gipgen.resources import package_modules
from gipgen.rules.support.rule import Rule


def family(package: str) -> tuple[Rule, ...]:
    """The rules in the folder of a package, by id. Raises ``TypeError`` for a file without a ``RULE``, and for two of one id."""
    found: dict[str, Rule] = {}
    for stem in package_modules(package.removeprefix("gipgen.").replace(".", "/")):
        rule = getattr(import_module(f"{package}.{stem}"), "RULE", None)
        if not isinstance(rule, Rule) or rule.id in found:
            raise TypeError(f"{package}.{stem}: RULE must be a rule with an id of its own")
        found[rule.id] = rule
    return tuple(found[id_] for id_ in sorted(found))
