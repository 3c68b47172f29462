"""Two readings of one ballot, line by line, and where they part."""

from collections.abc import Sequence
from dataclasses import dataclass

from sudesk.rules.voting import Ballot, Contest, squash
from sudesk.terms import Mark

BLANK = "空白，算弃权"
WRITE_IN = "另选他人"
WHOLE = "整张"


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One line of a reading: a candidate's sign, the names written in, or the ballot as a whole."""

    number: str
    name: str
    mark: Mark | None
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """Where two readings part: what of the ballot, and what each teller made of it."""

    name: str
    first: str
    second: str


def mark_of(ballot: Ballot, name: str) -> Mark | None:
    """Return the sign on a name, None for a blank."""
    mark = ballot.marks.get(name)
    return None if mark is Mark.ABSTAIN else mark


def rows_of(contest: Contest, ballot: Ballot) -> list[ReadingRow]:
    """Return a reading line by line: every candidate, then names written in, then the whole."""
    rows = []
    for number, name in enumerate(contest.candidates, 1):
        mark = mark_of(ballot, name)
        rows.append(ReadingRow(str(number), name, mark, mark.label if mark else BLANK))
    written = "、".join(map(squash, ballot.write_ins)) or "没有写"
    rows.append(ReadingRow("", WRITE_IN, None, written))
    whole = f"无效，{ballot.void}" if ballot.void else "有效"
    rows.append(ReadingRow("", WHOLE, None, whole))
    return rows


def parts(contest: Contest, first: Ballot, second: Ballot) -> list[Part]:
    """Return where two readings part, in the order of the ballot; none where they agree."""
    pairs = zip(rows_of(contest, first), rows_of(contest, second), strict=True)
    return [Part(a.name, a.words, b.words) for a, b in pairs if a.words != b.words]


def parts_words(found: Sequence[Part]) -> str:
    """Say in one line where two readings part: 周明哲：反对 / 空白."""
    if not found:
        return "两次相同"
    first = found[0]
    more = f" 等 {len(found)} 处" if len(found) > 1 else ""
    return f"{first.name}：{short(first.first)} / {short(first.second)}{more}"


def short(words: str) -> str:
    """Return what a reading says without its consequence: 空白 for 空白，算弃权."""
    return words.partition("，")[0]


def sums_words(contest: Contest, ballot: Ballot) -> str:
    """Say how many names a reading approves, opposes, leaves blank: 赞成 2，反对 1，空白 5."""
    if ballot.void:
        return "整张无效"
    marks = [mark_of(ballot, name) for name in contest.candidates]
    approve, oppose = marks.count(Mark.APPROVE), marks.count(Mark.OPPOSE)
    said = f"赞成 {approve}，反对 {oppose}，空白 {len(marks) - approve - oppose}"
    return f"{said}，另选 {len(ballot.write_ins)}" if ballot.write_ins else said
