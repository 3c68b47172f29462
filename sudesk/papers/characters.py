"""What Chinese typesetting knows of single characters, and how text from people is made safe."""

import unicodedata

JOINER = "\u2060"  # no line is broken here; never drawn

CLOSING = frozenset("。，、；：！？）》〉」』】〕〗”’")
OPENING = frozenset("（《〈「『【〔〖“‘")
NEVER_FIRST = CLOSING | frozenset("·…—～％%‰℃,.;:!?)]}")
NEVER_LAST = OPENING | frozenset("([{")
_UNITS = frozenset("年月日人票名届次个张班级位份项条周天元分时点页号套倍%％‰")
_CONNECTORS = frozenset(".,:/%-'&+_@")
_BLANKS = frozenset(("Zs", "Zl", "Zp"))
_UNSEEN = frozenset(("Cc", "Cf"))


def clean(text: str) -> str:
    """Return text with every line break and blank as a plain blank and nothing invisible left.

    Control characters, directional marks and variation selectors go; all that is visible stays.
    """
    kept = []
    for char in text:
        category = unicodedata.category(char)
        if char == "\u3000" or char == JOINER:
            kept.append(char)
        elif char in "\n\r\t\v\f\u0085" or category in _BLANKS:
            kept.append(" ")
        elif category not in _UNSEEN and not _selects_variant(char):
            kept.append(char)
    return "".join(kept)


def whole(name: str) -> str:
    """Return a name marked so that no line is broken inside it."""
    return JOINER.join(clean(name).replace(JOINER, ""))


def is_word(char: str) -> bool:
    """Whether the character belongs to Latin words and numbers, which are never stretched."""
    if char.isascii():
        return char.isalnum() or char in _CONNECTORS
    return "À" <= char <= "ſ" and char.isalpha()


def may_break(left: str, right: str) -> bool:
    """Whether a line may end with ``left`` and the next begin with ``right``."""
    if right == " " or right in NEVER_FIRST or left in NEVER_LAST:
        return False
    if is_word(left) and is_word(right):
        return False
    if left.isdigit() and right in _UNITS:
        return False
    return not (left == "第" and right.isdigit())


def _selects_variant(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
