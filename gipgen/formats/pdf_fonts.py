"""The fonts of a machine that a PDF can be printed with."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from gipgen.findings.text import Problem
from gipgen.formats.fonts import stack
from gipgen.formats.machine import Machine
from gipgen.settings.settings import Fonts

if TYPE_CHECKING:
    from typst import Compiler
    from typst import Fonts as MachineFonts

_BOLD = 600
_MOST_UNSHOWN = 100  # characters that are looked for: more are no text
_FONTS_EACH = 4  # fonts handed to Typst for each role; for single rare characters it searches all others


def machine_fonts(machine: Machine) -> "MachineFonts":
    """The fonts of a machine."""

    def find() -> "MachineFonts":
        import typst  # noqa: PLC0415  an extra, and 80 MB

        return typst.Fonts()

    return machine.once("fonts", find)


def choose_fonts(wanted: Fonts, machine: Machine) -> dict[str, list[str]]:
    """For each role the fonts of a machine that print it, best first. Raises ``Problem`` where there is none."""
    installed = machine_fonts(machine).families()
    roles = {role: name for role, name in wanted._asdict().items() if name}
    chosen = {role: stack(role, name, installed)[:_FONTS_EACH] for role, name in roles.items()}
    if not all(names for role, names in chosen.items() if role != "latin"):
        raise Problem(
            "本机没有中文字体，生成的 PDF 会全是方框，所以没有生成。请安装仿宋、黑体、楷体、宋体中的任意一种，"
            "或者免费的思源宋体（Noto Serif CJK SC；Debian、Ubuntu：apt install fonts-noto-cjk），再运行一次。"
            "gipgen doctor 列出本机的字体。",
            "no Chinese font on this machine; install one, for example Noto Serif CJK SC "
            "(apt install fonts-noto-cjk); `gipgen doctor` lists the fonts",
        )
    return chosen


def bold_families(machine: Machine) -> frozenset[str]:
    """The families of a machine that have letters in bold."""
    fonts = machine_fonts(machine)
    return machine.once("bold", lambda: frozenset(each.family for each in fonts.fonts() if each.weight >= _BOLD))


def typst_compiler(machine: Machine) -> "Compiler":
    """Typst with the fonts of a machine."""

    def make() -> "Compiler":
        import typst  # noqa: PLC0415  an extra, and 80 MB

        return typst.Compiler(font_paths=machine_fonts(machine))

    return machine.once("compiler", make)


def characters_of(error: "Exception") -> str:
    """The characters that no font has, of what Typst says of a text; empty where it says something else."""
    match = re.search(r"the text `\"((?:[^\"\\]|\\.)*)\"` could not be displayed", str(getattr(error, "message", "")))
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda number: chr(int(number[1], 16)), match[1]) if match else ""


def unshown(characters: Iterable[str], machine: Machine) -> list[str]:
    """Those of the characters that no font of the machine has. Typst names one at a time: it is asked again without that."""
    import typst  # noqa: PLC0415  an extra, and 80 MB

    left = [each for each in dict.fromkeys(characters) if each >= " "]
    found: list[str] = []
    with machine.lock:
        compiler = typst_compiler(machine)
        while left and len(found) < _MOST_UNSHOWN:
            codes = "".join(f"\\u{{{ord(each):x}}} " for each in left)
            source = f'#set document(title: "-")\n#set text(lang: "zh")\n#"{codes}"'
            try:
                compiler.compile(source.encode(), format="pdf", pdf_standards="ua-1")
            except typst.TypstError as error:
                named = [each for each in left if each in characters_of(error)]
                if not named:
                    break
                found += named
                left = [each for each in left if each not in named]
            else:
                break
    return found
