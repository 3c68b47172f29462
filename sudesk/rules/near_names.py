"""Names that people may have meant: the same sound, a near sound, one character apart.

These are hints. Only a person takes one written name for another.
"""

from collections.abc import Sequence
from functools import lru_cache

from sudesk.rules.voting import squash

# Sounds that many do not tell apart, the longer first.
_NEAR = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n"), ("h", "f"))


def likeness(written: str, other: str) -> str:
    """Say how one name is like another: 同音, 音近, 只差一字; nothing where it is not."""
    written, other = squash(written), squash(other)
    if written == other or min(len(written), len(other)) < 2:
        return ""
    sounds = sound(written), sound(other)
    if len(written) == len(other) and sounds[0] == sounds[1]:
        return "同音"
    if len(written) == len(other) and near(sounds[0]) == near(sounds[1]):
        return "音近"
    # Of two characters one is half a name: then at least the surname is the same.
    if distance(written, other) == 1 and (len(written) > 2 or written[0] == other[0]):
        return "只差一字"
    return ""


def distance(first: str, second: str) -> int:
    """Return how many characters must be put in, taken out or changed to make one the other."""
    row = list(range(len(second) + 1))
    for i, one in enumerate(first, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(second, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (one != other))
    return row[-1]


@lru_cache(maxsize=20_000)
def sound(name: str) -> Sequence[str]:
    """Return how a name is spoken, syllable by syllable, without tones."""
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(name))


def near(syllables: Sequence[str]) -> Sequence[str]:
    """Return syllables with those sounds made one that many do not tell apart."""
    found = []
    for syllable in syllables:
        for sound_, instead in _NEAR:
            syllable = syllable.replace(sound_, instead)
        found.append(syllable)
    return tuple(found)
