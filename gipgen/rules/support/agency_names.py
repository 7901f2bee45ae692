"""Short names of agencies and what they stand for; how a name says where its agency is."""

from gipgen.vocabulary.full_names import short_names
from gipgen.vocabulary.words import AGENCIES

SHORT_NAMES = short_names()
_NO_PLACES = AGENCIES.no_places
_NO_CITIES = AGENCIES.no_cities
_PLACE_SIGNS = "省市区县旗州盟镇乡"
_NATIONAL = AGENCIES.national
_ELSEWHERE = AGENCIES.other_places


def is_blank(name: str) -> bool:
    """Whether a name is still that of a model: XX局, ××区民政局, 某某局."""
    return any(sign in name for sign in ("XX", "xx", "××", "ＸＸ", "某某", "**", "□", "__"))


def has_place(name: str) -> bool:
    """Whether a name says where its agency is: 硚口区卫生健康局 does, 卫健中心 and 市民政局 do not."""
    if name.startswith(_NATIONAL) or any(word in name for word in _ELSEWHERE):
        return True
    if name.startswith("城市", 1) and not name.startswith(_NO_CITIES, 1):
        return True  # 盐城市, 运城市, 应城市
    for word in _NO_PLACES:
        name = name.replace(word, "")
    return any(sign in name[1:] for sign in _PLACE_SIGNS)
