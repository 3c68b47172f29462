"""Finding people by what is typed: the tail of a student number, a name, pinyin initials."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Key(Generic[T]):
    """What one person can be found by, and whom it stands for."""

    student_no: str
    name: str
    value: T


def find(keys: Iterable[Key[T]], typed: str) -> list[T]:
    """Return whom the typed text means, the best first; nothing typed finds everybody.

    Digits are the tail of a number (or its beginning, from four digits on), Latin letters the
    initials of a name's pinyin in any of its readings, everything else a part of the name.
    """
    wanted = "".join(typed.split()).lower()
    if not wanted:
        return [key.value for key in keys]
    ranked = [(rank, key.value) for key in keys if (rank := _rank(key, wanted)) is not None]
    ranked.sort(key=lambda pair: pair[0])
    return [value for _, value in ranked]


def _rank(key: Key[T], wanted: str) -> int | None:
    number, name = key.student_no.lower(), key.name.lower()
    if wanted in (number, name):
        return 0
    if number.endswith(wanted):
        return 1
    if name.startswith(wanted):
        return 1
    if wanted in name:
        return 2
    if wanted.isascii() and wanted.isalpha() and _initials_match(key.name, wanted):
        return 3 if len(wanted) == len(key.name) else 4
    if len(wanted) >= 4 and number.startswith(wanted):
        return 5
    return None


def _initials_match(name: str, wanted: str) -> bool:
    letters = initials(name)
    return len(wanted) <= len(letters) and all(
        letter in choices for letter, choices in zip(wanted, letters, strict=False)
    )


@lru_cache(maxsize=20_000)
def initials(name: str) -> Sequence[frozenset[str]]:
    """Return for each character of a name the initials of all its readings."""
    from pypinyin import Style, pinyin

    readings = pinyin(list(name), style=Style.FIRST_LETTER, heteronym=True)
    return tuple(
        frozenset(reading[:1].lower() for reading in choices if reading) for choices in readings
    )
