"""Which characters sound alike: the readings of pypinyin (MIT) that characters have in the words of the dictionary."""

from collections import Counter

RARE = 0.01  # share of a character's words that a reading must have: 道 is read dao, and 受 only in old books


class Sounds:
    """Characters by syllable, tones apart; for each syllable those that a tongue or an input method takes for it."""

    def __init__(self, characters: list[str], words: dict[str, int]) -> None:
        self.of = readings(characters, words)
        by: dict[str, list[str]] = {}
        for sign in characters:
            for sound in self.of[sign]:
                by.setdefault(sound, []).append(sign)
        self.syllables = sorted(by)
        self.lines = ["".join(by[sound]) for sound in self.syllables]
        number = {sound: at for at, sound in enumerate(self.syllables)}
        self.near = [[number[near] for near in near_sounds(sound) if near in number] for sound in self.syllables]


def readings(characters: list[str], words: dict[str, int]) -> dict[str, list[str]]:
    """The syllables of each character, the usual one first, and others only if its words are often read so."""
    from pypinyin.constants import PINYIN_DICT  # type: ignore[import-not-found]  # noqa: PLC0415
    from pypinyin.contrib.tone_convert import to_normal  # type: ignore[import-not-found]  # noqa: PLC0415
    from pypinyin.phrases_dict import phrases_dict  # type: ignore[import-not-found]  # noqa: PLC0415

    first = {sign: to_normal(PINYIN_DICT.get(ord(sign), "").split(",")[0]) for sign in characters}
    spoken: dict[str, Counter[str]] = {sign: Counter() for sign in characters}
    for word, frequency in words.items():
        if len(word) > 1:
            sounds = phrases_dict.get(word) or [[first.get(sign, "")] for sign in word]
            for sign, (sound, *_) in zip(word, sounds, strict=False):
                if sign in spoken:
                    spoken[sign][to_normal(sound)] += frequency
    found = {}
    for sign in characters:
        least = RARE * spoken[sign].total()
        often = [sound for sound, n in spoken[sign].most_common() if n >= least]
        found[sign] = [sound for sound in dict.fromkeys([first[sign], *often]) if sound]
    return found


def near_sounds(sound: str) -> list[str]:
    """Zh and z, ch and c, sh and s, n and l at the beginning; n and ng at the end."""
    found = []
    for long, short in (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l")):
        if sound.startswith(long):
            found.append(short + sound[len(long) :])
        elif sound.startswith(short):
            found.append(long + sound[len(short) :])
    if sound.endswith("ng"):
        found.append(sound[:-1])
    elif sound.endswith("n"):
        found.append(sound + "g")
    return found
