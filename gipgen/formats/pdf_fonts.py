"""The fonts of a machine that a PDF can be printed with."""

from typing import TYPE_CHECKING

from gipgen.findings.text import Problem
from gipgen.formats.fonts import stack
from gipgen.formats.machine import Machine
from gipgen.settings.settings import Fonts

if TYPE_CHECKING:
    from typst import Fonts as MachineFonts

_BOLD = 600
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
    chosen = {role: stack(role, name, installed)[:_FONTS_EACH] for role, name in wanted._asdict().items()}
    if not all(chosen.values()):
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
