"""Public notices (公示): what hangs where and until when, who objected, when the way is free."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.journal import record
from sudesk.models.preparing import Notice, Passage
from sudesk.models.store import at
from sudesk.models.tables import Election
from sudesk.rules import notices as rules
from sudesk.rules.law import Ruling
from sudesk.rules.plan import provision
from sudesk.services.calendar import calendar
from sudesk.services.election_rules import terms_of
from sudesk.services.listings import Listed, masked
from sudesk.services.listings import listing as listing_of
from sudesk.services.objections import ObjectionView, objections
from sudesk.terms import NoticeKind, Ruled


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice as it hangs or hung; ``shortened_by`` is who let it run short, with the reason."""

    id: int
    kind: NoticeKind
    election_id: int | None
    title: str
    listing: tuple[Listed, ...]
    from_on: date
    until_on: date
    days: int
    worked: int
    place: str
    contact: str
    taken_down_on: date | None
    withdrawn_because: str
    objections: tuple[ObjectionView, ...]
    shortened_by: str
    shortened_because: str

    @property
    def pending(self) -> int:
        """How many objections are still open."""
        return sum(one.outcome is Ruled.PENDING for one in self.objections)

    def ruling(self, today: date) -> Ruling:
        """Whether what it announced may go on."""
        return rules.run_out(self.title, today, self.until_on, self.pending)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a notice would be: who is on it and until when it should hang."""

    listing: tuple[Listed, ...]
    until_on: date
    missing: str


def notices(session: Session, congress_id: int) -> tuple[NoticeView, ...]:
    """Return every notice of a congress in the order put up, withdrawn ones too."""
    rows = session.scalars(
        select(Notice).where(Notice.congress_id == congress_id).order_by(Notice.id)
    ).all()
    return tuple(_view(session, row) for row in rows)


def view(session: Session, notice_id: int) -> NoticeView:
    """Return one notice."""
    return _view(session, session.get_one(Notice, notice_id))


def days_of(session: Session, congress_id: int) -> int:
    """Return the working days that a notice must hang by the election rules."""
    return terms_of(session, congress_id).notice_days


def draft(
    session: Session,
    congress_id: int,
    kind: NoticeKind,
    from_on: date,
    election_id: int | None = None,
) -> Draft:
    """Return what a notice would list from the present facts, and its last day."""
    listing, missing = listing_of(session, congress_id, kind, election_id)
    days_ = calendar(session)
    return Draft(masked(listing), days_.lasting(from_on, days_of(session, congress_id)), missing)


def put_up(
    session: Session,
    congress_id: int,
    kind: NoticeKind,
    from_on: date,
    until_on: date,
    place: str,
    contact: str,
    election_id: int | None = None,
    by: str = "",
    because: str = "",
) -> int:
    """Put a list up in public; returns the notice's id. What hangs there never changes.

    Raises Refused where the days are fewer than promised and nobody answers for it (rule B3),
    where there is nobody to list, or where the same list hangs already.
    """
    if until_on < from_on:
        raise Refused("公示的截止日期早于开始日期。", "", "请改正日期。")
    if not place.strip() or not contact.strip():
        raise SudeskError(
            "还没有写明公示的地点或受理异议的联系方式。", "公示上要印。", "请补填后张贴。"
        )
    if any(
        one.kind is kind and one.election_id == election_id
        for one in _hanging(session, congress_id)
    ):
        raise Refused("同样的公示正在张贴。", "", "名单有误的，请先作废，再重新张贴。")
    listing, missing = listing_of(session, congress_id, kind, election_id)
    if missing:
        raise Refused(f"还不能张贴{kind.label}。", f"{missing}。", "请补齐后张贴。")
    days = days_of(session, congress_id)
    ruling = rules.long_enough(calendar(session).count(from_on, until_on), days)
    if ruling.blocks and not (by.strip() and because.strip()):
        ruling.enforce()
    row = Notice(
        congress_id=congress_id,
        kind=kind,
        election_id=election_id,
        listing=[_stored(one) for one in masked(listing)],
        from_on=from_on,
        until_on=until_on,
        days=days,
        place=place.strip(),
        contact=contact.strip(),
    )
    session.add(row)
    session.flush()
    record(
        session,
        "notice.put_up",
        congress=congress_id,
        notice=row.id,
        kind=kind.value,
        listed=len(listing),
        from_on=from_on.isoformat(),
        until_on=until_on.isoformat(),
    )
    if ruling.blocks:
        _shorten(session, row, by, because)
    return row.id


def cut_short(session: Session, notice_id: int, until_on: date, by: str, because: str) -> None:
    """Let a notice end earlier by a named person's reasoned decision, printed in the report."""
    row = _standing(session, notice_id)
    if not row.from_on <= until_on < row.until_on:
        raise Refused("提前的截止日期应在公示开始之后、原定截止之前。", "", "请改正日期。")
    if not by.strip() or not because.strip():
        raise SudeskError(
            "还没有写明是谁决定、为什么。", "这一决定要印在报告里。", "请补填姓名和理由。"
        )
    row.until_on = until_on
    record(session, "notice.cut_short", notice=notice_id, until_on=until_on.isoformat())
    days = max(row.days, days_of(session, row.congress_id))
    if rules.long_enough(calendar(session).count(row.from_on, until_on), days).blocks:
        _shorten(session, row, by, because)


def prolong(session: Session, notice_id: int, until_on: date) -> None:
    """Let a notice hang longer, as where an objection needs time."""
    row = _standing(session, notice_id)
    if until_on <= row.until_on:
        raise Refused("延长后的截止日期应晚于原定日期。", "", "请改正日期。")
    row.until_on = until_on
    record(session, "notice.prolong", notice=notice_id, until_on=until_on.isoformat())


def withdraw(session: Session, notice_id: int, because: str) -> None:
    """Declare a notice void: it was put up by mistake, or a corrected one takes its place."""
    row = _standing(session, notice_id)
    if not because.strip():
        raise SudeskError("还没有写明作废的理由。", "", "请补填理由。")
    row.withdrawn_because = because.strip()
    record(session, "notice.withdraw", notice=notice_id)


def take_down(session: Session, notice_id: int, on: date) -> None:
    """Note that the list was taken down after its time (rule book, section 8)."""
    row = _standing(session, notice_id)
    if on <= row.until_on:
        raise Refused(
            f"公示到{row.until_on.month}月{row.until_on.day}日为止，还不能撤下。",
            f"依据：{provision(rules.RULE).citation}。",
            "确需提前结束的，请登记缩短公示。",
        )
    row.taken_down_on = on
    record(session, "notice.take_down", notice=notice_id, on=on.isoformat())


def hang_again(session: Session, notice_id: int) -> None:
    """Take the taking-down back."""
    session.get_one(Notice, notice_id).taken_down_on = None
    record(session, "notice.hang_again", notice=notice_id)


def ruling(
    session: Session, congress_id: int, kind: NoticeKind, election_id: int | None = None
) -> Ruling:
    """Say whether what must be announced was announced, has run, and is free of objections (B3).

    Everybody who stands now must have been on the list; who has left it since does no harm. Where
    the rules of the congress have come to ask for more days than it hung, somebody must answer.
    Who stands because of being elected a moment ago hung in public for that election.
    """
    name = kind.label
    if kind is NoticeKind.CANDIDATES and election_id is not None:
        election_id = session.get_one(Election, election_id).among_id or election_id
    found = [
        one
        for one in notices(session, congress_id)
        if one.kind is kind and one.election_id == election_id and not one.withdrawn_because
    ]
    if not found:
        return rules.missing(name)
    listing, _ = listing_of(session, congress_id, kind, election_id)
    announced = {(one.entry_id, one.name) for one in found[-1].listing}
    new = [one.name for one in listing if (one.entry_id, one.name) not in announced]
    if new:
        return rules.outdated(name, new)
    last = found[-1]
    short = rules.long_enough(last.worked, days_of(session, congress_id))
    if short.blocks and not last.shortened_by:
        return short
    pending = sum(one.pending for one in found)
    return rules.run_out(name, at(session).date(), last.until_on, pending)


def _stored(one: Listed) -> dict[str, Any]:
    return {
        "entry": one.entry_id,
        "name": one.name,
        "class": one.class_name,
        "number": one.number,
    }


def _hanging(session: Session, congress_id: int) -> list[NoticeView]:
    return [
        one
        for one in notices(session, congress_id)
        if not one.withdrawn_because and one.taken_down_on is None
    ]


def _standing(session: Session, notice_id: int) -> Notice:
    row = session.get_one(Notice, notice_id)
    if row.withdrawn_because:
        raise Refused("这份公示已经作废。")
    return row


def _shorten(session: Session, row: Notice, by: str, because: str) -> None:
    """Let rule B3's days be passed by a named, reasoned decision."""
    session.add(
        Passage(
            congress_id=row.congress_id,
            rule=rules.RULE,
            subject=_subject(row.id),
            passed_by=by.strip(),
            because=because.strip(),
            passed_at=at(session),
        )
    )
    session.flush()
    record(session, "notice.shorten", notice=row.id, rule=rules.RULE)


def _subject(notice_id: int) -> str:
    return f"notice {notice_id}"


def _view(session: Session, row: Notice) -> NoticeView:
    passage = session.scalar(
        select(Passage)
        .where(Passage.congress_id == row.congress_id, Passage.subject == _subject(row.id))
        .order_by(Passage.id.desc())
        .limit(1)
    )
    title = row.kind.label
    if row.election_id is not None:
        title = f"{session.get_one(Election, row.election_id).post}{title}"
    return NoticeView(
        row.id,
        row.kind,
        row.election_id,
        title,
        tuple(
            Listed(one["entry"], one["name"], one["class"], one["number"]) for one in row.listing
        ),
        row.from_on,
        row.until_on,
        row.days,
        calendar(session).count(row.from_on, row.until_on),
        row.place,
        row.contact,
        row.taken_down_on,
        row.withdrawn_because or "",
        objections(session, row.id),
        passage.passed_by if passage else "",
        passage.because if passage else "",
    )
