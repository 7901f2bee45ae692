"""Radicals that browsers and fonts write into the text of a PDF instead of the characters that look the same: ⼯作, ⻔户.

Who copies text out of such a file has them in it, whatever kind of file it goes into then: a report as well.
"""

import re
import unicodedata

FIRST, LAST = "\u2e80", "\u2fdf"
# Radicals of the supplement, which NFKC keeps, and the characters that they look like (Unicode, EquivalentUnifiedIdeograph)
_SUPPLEMENT = str.maketrans(
    "⺁⺌⺍⺗⺘⺙⺚⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂小小心手攵无旡日月歹母民水水火爪爪丬牛犬王疋目示礻竹糸纟罒罒网网罒羊羊羊老老聿肉臼艹艹艹虎衤覀西见角覀讠贝足车辶辶辶邑钅長镸长门阜阝雨青韦页风飞食食饣饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
)


def characters(text: str) -> str:
    """A text with characters for radicals that look the same; all else stays as it is."""
    if not re.search(f"[{FIRST}-{LAST}]", text):
        return text
    text = text.replace("\u2f3e", "户").translate(_SUPPLEMENT)  # NFKC gives the other form of it
    return re.sub("[\u2f00-\u2fdf]", lambda match: unicodedata.normalize("NFKC", match[0]), text)
