"""What two versions of a paper say differently, in the few words around each change."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# The fingerprint and the page number stand on every page and are no words of the paper.
_FURNITURE = re.compile(r"^(校验|[0-9A-F]{4}(-[0-9A-F]{4})+|—|\d{1,3})$")
_TOKEN = re.compile(r"[0-9A-Za-z.%]+|.", re.DOTALL)
_BEFORE = 8  # characters shown before a change
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Change:
    """What stood there and what stands there now, after the same words; one may be empty."""

    after: str
    was: str
    now: str

    @property
    def words(self) -> str:
        """The change as people read it: 应到代表 88 → 87."""
        return f"{self.after}【{_short(self.was) or '无'}】改为【{_short(self.now) or '无'}】"


def changes(was: str, now: str) -> tuple[Change, ...]:
    """Compare the words of two versions; what changes alike on every page is told once."""
    old, new = (_lines(text) for text in (was, now))
    found: list[Change] = []
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op != "equal":
            lead = old[a - 1] if a else ""
            found.extend(_within(lead, "".join(old[a:b]), "".join(new[c:d])))
    return tuple(dict.fromkeys(found))


def _within(lead: str, was: str, now: str) -> Iterator[Change]:
    old, new = _TOKEN.findall(was), _TOKEN.findall(now)
    for op, a, b, c, d in _joined(SequenceMatcher(None, old, new, autojunk=False).get_opcodes()):
        if op != "equal":
            yield Change(_before(lead, old[:a]), "".join(old[a:b]), "".join(new[c:d]))


def _before(lead: str, tokens: Sequence[str]) -> str:
    """Return the last words before a change, no figure cut."""
    taken: list[str] = []
    for token in reversed([*_TOKEN.findall(lead), *tokens]):
        if sum(map(len, taken)) + len(token) > _BEFORE:
            break
        taken.insert(0, token)
    return "".join(taken)


def _joined(
    opcodes: Sequence[tuple[str, int, int, int, int]],
) -> list[tuple[str, int, int, int, int]]:
    """Make one change of changes that only a character or two keeps apart."""
    result: list[tuple[str, int, int, int, int]] = []
    for op, a, b, c, d in opcodes:
        near = op != "equal" and len(result) >= 2 and result[-1][0] == "equal"
        if near and result[-1][2] - result[-1][1] <= 2 and result[-2][0] != "equal":
            result.pop()
            _, first, _, third, _ = result.pop()
            result.append(("replace", first, b, third, d))
        else:
            result.append((op, a, b, c, d))
    return result


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if not _FURNITURE.match(line)]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
