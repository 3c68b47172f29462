"""The charter's clauses before and after, each with its reason, until the congress adopts them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.hall import CharterClause
from sudesk.models.journal import record
from sudesk.rules.charter import Change, change_of, paired, split
from sudesk.services import passages
from sudesk.services.adopted import refuse_settled
from sudesk.services.passages import PassageView
from sudesk.terms import MotionKind

RULE, SUBJECT = "B1", "agenda"


@dataclass(frozen=True, slots=True)
class Wording:
    """What one clause is called and says, before and after, and why it changes."""

    heading: str
    old: str
    new: str
    reason: str

    @property
    def change(self) -> Change:
        """What becomes of it."""
        return change_of(self.old, self.new)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause in its place."""

    id: int
    position: int
    wording: Wording

    @property
    def change(self) -> Change:
        """What becomes of it."""
        return self.wording.change


def clauses(session: Session, congress_id: int) -> tuple[Clause, ...]:
    """Return every clause in the order that was set."""
    return tuple(Clause(row.id, row.position, _wording(row)) for row in _rows(session, congress_id))


def add(session: Session, congress_id: int, wording: Wording, position: int | None = None) -> int:
    """Add a clause at a place, behind the others where none is given; returns its id."""
    refuse_settled(session, congress_id, MotionKind.CHARTER)
    _refuse_empty(wording)
    rows = _rows(session, congress_id)
    row = CharterClause(congress_id=congress_id, position=len(rows) + 1)
    _write(row, wording)
    session.add(row)
    rows.insert(len(rows) if position is None else position - 1, row)
    _number(rows)
    session.flush()
    record(session, "charter.add", congress=congress_id, clause=row.id)
    return row.id


def edit(session: Session, clause_id: int, wording: Wording) -> Wording:
    """Write a clause anew; returns what it was, so that it can be undone."""
    row = _free_to_change(session, clause_id)
    _refuse_empty(wording)
    before = _wording(row)
    _write(row, wording)
    record(session, "charter.edit", congress=row.congress_id, clause=clause_id)
    return before


def move(session: Session, clause_id: int, places: int) -> None:
    """Move a clause up (negative) or down; the ends hold."""
    row = _free_to_change(session, clause_id)
    rows = _rows(session, row.congress_id)
    rows.remove(row)
    rows.insert(min(max(row.position - 1 + places, 0), len(rows)), row)
    _number(rows)
    record(session, "charter.order", congress=row.congress_id, clause=clause_id)


def remove(session: Session, clause_id: int) -> Clause:
    """Take a clause off the table; returns it, so that it can be undone.

    The charter itself loses a clause by an empty new text.
    """
    row = _free_to_change(session, clause_id)
    found = Clause(row.id, row.position, _wording(row))
    rows = _rows(session, row.congress_id)
    rows.remove(row)
    session.delete(row)
    _number(rows)
    record(session, "charter.remove", congress=row.congress_id, clause=clause_id)
    return found


def read(old: str, new: str = "") -> tuple[Wording, ...]:
    """Return the clauses of a pasted charter, paired with those of its amended text if given.

    Raises SudeskError where no line of a text begins with 第X条.
    """
    before = _split(old, "原章程")
    if not new.strip():
        return tuple(Wording(heading, body, body, "") for heading, body in before)
    after = _split(new, "修订稿")
    return tuple(
        Wording(heading, was, becomes, "") for heading, was, becomes in paired(before, after)
    )


def paste(session: Session, congress_id: int, old: str, new: str = "") -> tuple[Wording, ...]:
    """Take a charter's text in as its clauses, in place of those there; returns those there were.

    Given the amended text as well, each clause is paired with what becomes of it.
    """
    return replace_all(session, congress_id, read(old, new))


def replace_all(
    session: Session, congress_id: int, wordings: Sequence[Wording]
) -> tuple[Wording, ...]:
    """Put clauses in place of those there; returns those there were, so that it can be undone."""
    refuse_settled(session, congress_id, MotionKind.CHARTER)
    before = _rows(session, congress_id)
    old = tuple(_wording(row) for row in before)
    for row in before:
        session.delete(row)
    session.flush()
    for position, wording in enumerate(wordings, 1):
        row = CharterClause(congress_id=congress_id, position=position)
        _write(row, wording)
        session.add(row)
    session.flush()
    record(session, "charter.paste", congress=congress_id, clauses=len(wordings))
    return old


def stays(session: Session, congress_id: int) -> PassageView | None:
    """Return who decided that the charter is not amended this year, None where nobody did."""
    return passages.passed(session, congress_id, RULE, SUBJECT)


def leave_as_it_is(session: Session, congress_id: int, by: str, because: str) -> int:
    """Record that the charter is not amended this year (本年不修订), by a named person."""
    changed = sum(one.change is not Change.SAME for one in clauses(session, congress_id))
    if changed:
        raise Refused(
            f"章程已有{changed}条改动，不能记为本年不修订。",
            "",
            "请先把这些条文改回，或移出对照表。",
        )
    return passages.pass_gate(session, congress_id, RULE, SUBJECT, by, because)


def _split(text: str, what: str) -> tuple[tuple[str, str], ...]:
    found = split(text)
    if not found:
        raise SudeskError(
            f"{what}里没有读到条文。",
            "条文要以“第一条”这样的字样开头，每条另起一行。",
            "请从章程里整段复制，再粘贴一次。",
        )
    return found


def _refuse_empty(wording: Wording) -> None:
    if not wording.heading.strip():
        raise SudeskError("还没有填写条款，例如“第五条”。", "", "请补填。")
    if not wording.old.strip() and not wording.new.strip():
        raise SudeskError(
            "原条文和新条文都是空的。", "", "新增的条款填写新条文，删去的只留原条文。"
        )


def _free_to_change(session: Session, clause_id: int) -> CharterClause:
    row = session.get_one(CharterClause, clause_id)
    refuse_settled(session, row.congress_id, MotionKind.CHARTER)
    return row


def _rows(session: Session, congress_id: int) -> list[CharterClause]:
    return list(
        session.scalars(
            select(CharterClause)
            .where(CharterClause.congress_id == congress_id)
            .order_by(CharterClause.position, CharterClause.id)
        )
    )


def _wording(row: CharterClause) -> Wording:
    return Wording(row.heading, row.old, row.new, row.reason)


def _write(row: CharterClause, wording: Wording) -> None:
    row.heading, row.old = wording.heading.strip(), wording.old.strip()
    row.new, row.reason = wording.new.strip(), wording.reason.strip()


def _number(rows: Sequence[CharterClause]) -> None:
    for position, row in enumerate(rows, 1):
        row.position = position
