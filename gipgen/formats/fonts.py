"""Which font stands for which: the official ones of GB/T 9704-2012, their other names, and what may take their place.

Font files call themselves by English names, Word shows the Chinese ones, and an agency may write either; so each family
lists all its names. Substitutes are in the order in which an office would choose them.
"""

from collections.abc import Collection, Sequence

from gipgen.named_tuple import NamedTuple
from gipgen.settings.settings import Fonts


class Family(NamedTuple):
    """``names`` of the official fonts, best first; ``files`` as Windows and WPS name them; ``instead`` when none is there."""

    names: tuple[str, ...]
    files: tuple[str, ...]
    instead: tuple[str, ...]


_SERIF = (  # what Linux, macOS and newer Windows have; the last ones only so that nothing is printed as boxes
    "Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif CN", "Noto Serif SC", "Songti SC", "STSong", "华文宋体",
    "FandolSong", "AR PL UMing CN", "AR PL SungtiL GB", "Noto Serif CJK TC", "Noto Serif CJK JP",
)  # fmt: skip
_SANS = (
    "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Noto Sans SC", "PingFang SC", "Heiti SC",
    "Hiragino Sans GB", "Microsoft YaHei", "微软雅黑", "FandolHei", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei",
    "Droid Sans Fallback", "Noto Sans CJK TC", "Noto Sans CJK JP",
)  # fmt: skip
_SONG = ("宋体", "SimSun", "NSimSun", "新宋体", "方正书宋_GBK", "FZShuSong-Z01")

FAMILIES = {
    "方正小标宋": Family(
        ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05"),
        ("fzxbsjw", "fzxbs"),
        ("STZhongsong", "华文中宋", *_SERIF[:4], *_SONG, *_SERIF[4:], *_SANS),
    ),
    "仿宋": Family(
        (
            "仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "STFangsong", "华文仿宋", "方正仿宋_GBK", "方正仿宋简体",
            "FZFangSong-Z02", "FZFangSong-Z02S", "FandolFang R", "FandolFang",
        ),
        ("simfang", "fangsong"),
        (*_SERIF[:4], *_SONG, *_SERIF[4:], *_SANS),
    ),
    "楷体": Family(
        (
            "楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "STKaiti", "华文楷体", "Kaiti SC", "方正楷体_GBK", "方正楷体简体",
            "FZKai-Z03", "FZKai-Z03S", "FandolKai", "AR PL UKai CN",
        ),
        ("simkai", "kaiti"),
        (*_SERIF[:4], *_SONG, *_SERIF[4:], *_SANS),
    ),
    "黑体": Family(
        ("黑体", "SimHei", "STHeiti", "华文黑体", "方正黑体_GBK", "方正黑体简体", "FZHei-B01", "FZHei-B01S"),
        ("simhei", "stheiti"),
        (*_SANS, *_SERIF, *_SONG),
    ),
    "宋体": Family(_SONG, ("simsun", "songti", "stsong"), (*_SERIF, *_SANS)),
}  # fmt: skip

_LATIN = (  # of letters and digits, where a house wants a font of their own
    Family(
        ("Times New Roman", "TimesNewRomanPSMT"),
        ("times",),
        ("Liberation Serif", "Tinos", "TeX Gyre Termes", "Nimbus Roman", "FreeSerif"),
    ),
    Family(("Arial", "ArialMT"), ("arial",), ("Liberation Sans", "Arimo", "TeX Gyre Heros", "Nimbus Sans")),
)


def stack(role: str, wanted: str, installed: Collection[str]) -> list[str]:
    """The installed fonts that may print what ``wanted`` is to print, best first; empty when there is none.

    ``role`` is a field of ``Fonts``: a font that gipgen does not know is replaced by what that role usually has.
    ``installed`` are family names as the machine spells them.
    """
    spelling = {name.casefold(): name for name in installed}
    family = _family(wanted) or _family(getattr(Fonts(), role) or Fonts().body)  # letters without a font of their own
    names = (wanted, *family.names, *family.instead) if family else (wanted,)
    found = [spelling[name.casefold()] for name in names if name.casefold() in spelling]
    return list(dict.fromkeys(found))


def is_official(wanted: str, used: str) -> bool:
    """Whether ``used`` is the font that was wanted, under whatever name."""
    family = _family(wanted)
    names: Sequence[str] = family.names if family else ()
    return used.casefold() in {name.casefold() for name in (wanted, *names)}


def _family(name: str) -> Family | None:
    folded = name.casefold()
    return next(
        (family for family in (*FAMILIES.values(), *_LATIN) if folded in {each.casefold() for each in family.names}),
        None,
    )
