"""The review of credentials (资格审查): a verdict per delegate and per rule, and who signed it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.journal import record
from sudesk.models.preparing import CredentialsReview
from sudesk.rules import credentials as rules
from sudesk.rules.credentials import Check, Facts
from sudesk.rules.law import Ruling
from sudesk.services import class_elections, delegates
from sudesk.services.adopted import refuse_settled
from sudesk.services.delegates import DelegateRow
from sudesk.terms import MotionKind, SeatKind, Verdict


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One delegate with a ruling for each check."""

    row: DelegateRow
    rulings: Mapping[Check, Ruling]

    @property
    def verdict(self) -> Verdict:
        """The gravest of the verdicts."""
        return rules.worst(list(self.rulings.values()))

    @property
    def open_points(self) -> tuple[Ruling, ...]:
        """What is not in order, the gravest first."""
        found = [one for one in self.rulings.values() if one.verdict is not Verdict.ALLOWED]
        return tuple(sorted(found, key=lambda one: rules.worst([one]) is not self.verdict))


@dataclass(frozen=True, slots=True)
class Signed:
    """The sign-off of the group: when, by whom, for how many, and why open points did not matter.

    ``current`` is False once a delegate stands whom it does not cover.
    """

    on: date
    by: tuple[str, ...]
    covers: int
    because: str
    current: bool


@dataclass(frozen=True, slots=True)
class Review:
    """The whole review: every delegate, the seats, the share of 非骨干, the sign-off."""

    people: tuple[Reviewed, ...]
    seats: int
    ordinary: Ruling
    signed: Signed | None

    def count(self, *verdicts: Verdict) -> int:
        """Return how many delegates have one of these verdicts."""
        return sum(one.verdict in verdicts for one in self.people)

    @property
    def valid(self) -> int:
        """How many delegates nothing stands against."""
        return self.count(Verdict.ALLOWED, Verdict.NOTED)

    @property
    def settled(self) -> bool:
        """Whether the group has signed for exactly those who are delegates now."""
        return self.signed is not None and self.signed.current

    @property
    def tally(self) -> dict[Check, int]:
        """For each check, of how many delegates it holds."""
        held = Counter(
            check
            for one in self.people
            for check, ruling in one.rulings.items()
            if ruling.verdict in (Verdict.ALLOWED, Verdict.NOTED)
        )
        return {check: held[check] for check in Check}


def review(session: Session, congress_id: int) -> Review:
    """Return the review as the facts are now."""
    rows = delegates.delegates(session, congress_id)
    standing = delegates.standings(session, congress_id)
    held = delegates.seats(session, congress_id)
    taken = Counter(row.place for row in rows)
    numbers = Counter(row.entry.student_no for row in rows)
    meetings = class_elections.meetings(session, congress_id)

    def facts(row: DelegateRow) -> Facts:
        return Facts(
            seat=row.seat,
            standing=standing[row.entry.id],
            place=row.place[1] or row.seat.label,
            taken=taken[row.place],
            seats=held.get(row.place, 0),
            meeting=meetings.get(row.entry.class_name) if row.seat is SeatKind.CLASS else None,
            votes=row.votes,
            registered=row.registered_on is not None,
            namesakes=numbers[row.entry.student_no] - 1,
            core=row.core,
        )

    people = tuple(Reviewed(row, rules.review(facts(row))) for row in rows)
    core = sum(row.core for row in rows)
    return Review(
        people,
        sum(held.values()),
        rules.ordinary(len(rows), core),
        signed(session, congress_id, rows),
    )


def signed(
    session: Session, congress_id: int, rows: Sequence[DelegateRow] | None = None
) -> Signed | None:
    """Return the sign-off, None before there is one."""
    found = session.get(CredentialsReview, congress_id)
    if found is None:
        return None
    present = delegates.delegates(session, congress_id) if rows is None else rows
    current = {row.entry.id for row in present} <= set(found.covers)
    return Signed(
        found.signed_on,
        tuple(found.signed_by),
        len(found.covers),
        found.because or "",
        current and bool(present),
    )


def sign(
    session: Session, congress_id: int, names: Sequence[str], on: date, because: str = ""
) -> None:
    """Record that the group signed for those who are delegates now.

    Raises Refused without a name, where somebody cannot be a delegate, and where something is
    still open and no reason is given, and once the congress adopted the report.
    """
    refuse_settled(session, congress_id, MotionKind.CREDENTIALS)
    signers = [name.strip() for name in names if name.strip()]
    found = review(session, congress_id)
    if not found.people:
        raise Refused("还没有登记代表，没有可审查的资格。", "", "请先登记代表。")
    if not signers:
        raise Refused("还没有填写审查组成员。", "", "请填写签字的人。")
    barred = [one for one in found.people if one.verdict is Verdict.BLOCKED]
    if barred:
        first = barred[0]
        more = f"等{len(barred)}名代表" if len(barred) > 1 else ""
        why = first.open_points[0]
        raise Refused(
            f"{first.row.entry.name}{more}资格不符，审查不能通过。",
            f"{why.sentence}。",
            why.remedy,
        )
    if found.count(Verdict.WARNED) and not because.strip():
        raise Refused(
            f"还有{found.count(Verdict.WARNED)}名代表的材料待补。",
            "",
            "请补齐材料，或写明仍认定资格有效的理由。",
        )
    row = session.get(CredentialsReview, congress_id) or CredentialsReview(congress_id=congress_id)
    row.signed_on, row.signed_by = on, signers
    row.covers = [one.row.entry.id for one in found.people]
    row.because = because.strip() or None
    session.add(row)
    record(
        session,
        "credentials.sign",
        congress=congress_id,
        entries=row.covers,
        open=found.count(Verdict.WARNED),
    )


def withdraw(session: Session, congress_id: int) -> None:
    """Take the sign-off back, such as one recorded by mistake."""
    refuse_settled(session, congress_id, MotionKind.CREDENTIALS)
    row = session.get(CredentialsReview, congress_id)
    if row is not None:
        session.delete(row)
        record(session, "credentials.withdraw", congress=congress_id)
