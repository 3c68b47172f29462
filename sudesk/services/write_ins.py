"""Names that were written in: how many votes each has, whom it may mean, and who said so.

The program only hints. A name is taken for another by a person, under that person's name, and
until the seal this can be undone; the seal writes the names as they were matched.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.journal import record
from sudesk.models.tables import RollEntry
from sudesk.models.tellers import AgreedBallot, BundleTotals, WriteInMatch
from sudesk.rules.comparing import void_reason
from sudesk.rules.near_names import likeness
from sudesk.rules.voting import squash
from sudesk.services import ballot_rows, bundles, congresses, rounds
from sudesk.services.elections import ballot_names
from sudesk.services.officials import scrutineer
from sudesk.services.rounds import RoundView


@dataclass(frozen=True, slots=True)
class Hint:
    """Whom a written name may mean, and why; ``roll_entry_id`` is set for one on the roll."""

    name: str
    roll_entry_id: int | None
    because: str


@dataclass(frozen=True, slots=True)
class Written:
    """A name as it was written, on how many ballots; ``matched`` is what it was taken for."""

    name: str
    votes: int
    matched: str
    by: str
    hints: tuple[Hint, ...]


def names(session: Session, round_id: int) -> dict[str, str]:
    """Return for each written name that was matched the name it counts as."""
    rows = session.scalars(select(WriteInMatch).where(WriteInMatch.round_id == round_id))
    return {row.written: row.name for row in rows}


def matches(session: Session, round_id: int) -> list[list[str]]:
    """Return what was matched, for the record: as written, as counted, by whom."""
    rows = session.scalars(
        select(WriteInMatch).where(WriteInMatch.round_id == round_id).order_by(WriteInMatch.written)
    )
    return [[row.written, row.name, row.matched_by] for row in rows]


def written(session: Session, round_id: int) -> tuple[Written, ...]:
    """Return the names that were written in on reconciled bundles, by votes, with hints."""
    view = rounds.view(session, round_id)
    counted = _counted(session, view)
    matched = {
        row.written: row
        for row in session.scalars(select(WriteInMatch).where(WriteInMatch.round_id == round_id))
    }
    found = []
    for name, votes in sorted(counted.items(), key=lambda one: (-one[1], one[0])):
        row = matched.get(name)
        hints = tuple(_hints(session, view, name, counted))
        found.append(
            Written(
                name,
                votes,
                row.name if row is not None else "",
                row.matched_by if row is not None else "",
                hints,
            )
        )
    return tuple(found)


def match(
    session: Session, round_id: int, name: str, meant: str, roll_entry_id: int | None, by: str
) -> None:
    """Take a written name for another: a near spelling, or somebody on the roll.

    Raises Refused where no scrutineer says so, or the name meant was itself taken for another.
    """
    view = bundles.counting_round(session, round_id)
    by = scrutineer(session, view.congress_id, by)
    name, meant = squash(name), squash(meant)
    if name not in _counted(session, view):
        raise SudeskError(f"没有人另选“{name}”。")
    if roll_entry_id is not None:
        entry = session.get_one(RollEntry, roll_entry_id)
        if entry.congress_id != view.congress_id:
            raise SudeskError("这名学生不在本次大会的名册里。")
        meant = meant or squash(entry.name)
    if not meant or (meant == name and roll_entry_id is None):
        raise SudeskError(f"还没有选定“{name}”是谁。")
    taken = names(session, round_id)
    if taken.get(meant, meant) != meant or name in (
        other for written_, other in taken.items() if written_ != name
    ):
        raise Refused(
            f"“{meant}”或“{name}”已经与别的姓名归为一人。", "", "请先撤销，再归到同一个姓名。"
        )
    row = session.get(WriteInMatch, (round_id, name))
    row = row or WriteInMatch(round_id=round_id, written=name)
    row.name, row.roll_entry_id, row.matched_by = meant, roll_entry_id, by
    session.add(row)
    session.flush()
    record(session, "count.match", round=round_id, entry=roll_entry_id)


def unmatch(session: Session, round_id: int, name: str) -> None:
    """Count a written name as it was written again."""
    bundles.counting_round(session, round_id)
    row = session.get(WriteInMatch, (round_id, squash(name)))
    if row is None:
        raise Refused(f"“{name}”没有归到别的姓名。")
    session.delete(row)
    session.flush()
    record(session, "count.unmatch", round=round_id)


def _counted(session: Session, view: RoundView) -> dict[str, int]:
    """Return on how many valid agreed ballots each name was written."""
    counted: Counter[str] = Counter()
    for row in session.scalars(select(AgreedBallot).where(AgreedBallot.round_id == view.id)):
        ballot = ballot_rows.read(row, view.names)
        if not void_reason(view.contest, view.rule, ballot):
            counted.update(set(ballot.write_ins))
    agreed = (BundleTotals.round_id == view.id, BundleTotals.teller == 0)
    for sheet in session.scalars(select(BundleTotals.write_ins).where(*agreed)):
        counted.update(sheet)
    return dict(counted)


def _hints(session: Session, view: RoundView, name: str, counted: dict[str, int]) -> Iterator[Hint]:
    """Give whom a name may mean: the listed first, then others written in, then the roll."""
    for listed in view.names:
        if squash(listed) == name:
            yield Hint(listed, None, "选票上的候选人，不计另选")
        elif how := likeness(name, listed):
            yield Hint(listed, None, f"与候选人{how}")
    for other in counted:
        if other != name and (how := likeness(name, other)):
            yield Hint(other, None, f"与另选的姓名{how}")
    roll = congresses.entries(session, view.congress_id)
    same = [entry for entry in roll if squash(entry.name) == name]
    for entry, told in zip(same, ballot_names(same), strict=True):
        because = "名册上有此人" if len(same) == 1 else "名册上有同名的几人"
        yield Hint(told, entry.id, f"{because}，{entry.class_name}")
    if same:
        return
    for entry in roll:
        if how := likeness(name, entry.name):
            yield Hint(entry.name, entry.id, f"与名册上的姓名{how}，{entry.class_name}")
