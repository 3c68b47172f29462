"""What the count says in words: a ballot, its place in the bundles, what a key did."""

from sudesk.rules.voting import Ballot, Contest
from sudesk.terms import Mark

_SAID = {Mark.APPROVE: "赞成", Mark.OPPOSE: "反对", Mark.ABSTAIN: "空白"}
_NUMBERS = {1: "第一计票人", 2: "第二计票人"}


def slip(bundle: int, place: int) -> str:
    """Return what is written on a bundle's slip for a ballot's place: 2 – 17."""
    return f"{bundle} – {place}"


def teller_words(number: int, name: str = "") -> str:
    """Return which teller that is, by name where that is known: 第一计票人 何思齐."""
    return f"{_NUMBERS[number]} {name}".rstrip()


def ballot_lines(contest: Contest, ballot: Ballot) -> list[str]:
    """Say what one ballot holds, a line for each kind of mark."""
    lines = [f"整张无效：{ballot.void}"] if ballot.void else []
    for sign, mark in (("○", Mark.APPROVE), ("×", Mark.OPPOSE)):
        names = [name for name in contest.candidates if ballot.marks.get(name) is mark]
        if names:
            lines.append(f"{sign} {'　'.join(names)}")
    if ballot.write_ins:
        lines.append(f"另选 {'　'.join(ballot.write_ins)}")
    rest = len(contest.candidates) - len(ballot.marks)
    if not lines and rest:
        lines.append("空白票，全部算弃权")
    elif rest and not ballot.void:
        lines.append(f"其余 {rest} 名空白，算弃权")
    return lines


def mark_words(name: str, mark: Mark | None) -> str:
    """Say what a key did to a name: 周明哲 反对."""
    return f"{name} {_SAID[mark or Mark.ABSTAIN]}"
