"""The paper of the review: 代表资格审查报告."""

from collections import Counter
from collections.abc import Callable, Sequence

from sqlalchemy.orm import Session

from sudesk.papers.credentials_report import ClassLine, CredentialsReport, Kind
from sudesk.papers.words import share
from sudesk.rules.credentials import CLASS_SHARE
from sudesk.rules.numerals import fraction
from sudesk.rules.plan import provision
from sudesk.rules.quotas import ordinary_share
from sudesk.services import class_elections, congresses, credentials, delegates
from sudesk.services.class_elections import ClassView
from sudesk.services.congresses import CongressView, Entry
from sudesk.services.credentials import Review
from sudesk.services.delegates import DelegateRow
from sudesk.services.slots import Offer, named, slot_of
from sudesk.terms import CongressKind, SeatKind, Verdict

UNKNOWN = "未填写的"
HAN = "汉族"


def offers(session: Session, congress: CongressView) -> Sequence[Offer]:
    """Return paper 6, which waits for the signatures of the group."""
    if congress.kind is not CongressKind.DELEGATES:
        return ()
    signed = credentials.signed(session, congress.id)
    missing = "资格审查还没有签字"
    if signed is not None:
        missing = "" if signed.current else "签字之后代表有变动，须补充审查"
    slot = slot_of(CredentialsReport, missing, "delegates")

    def gather() -> CredentialsReport:
        return _report(session, congress, credentials.review(session, congress.id))

    return (Offer(slot, gather),)


def _report(session: Session, congress: CongressView, review: Review) -> CredentialsReport:
    signed = review.signed
    assert signed is not None  # else the paper is not offered as ready
    rows = [one.row for one in review.people]
    classes = class_elections.classes(session, congress.id)
    return CredentialsReport(
        congress=named(session, congress),
        headcount=congress.headcount,
        origins=_origins(session, congress),
        delegates=len(rows),
        classes=tuple(map(_line, classes)),
        share_words=fraction(*CLASS_SHARE),
        over_half=_over_half(rows, classes),
        kinds=_kinds(session, congress, rows),
        ordinary=_ordinary(review, rows),
        open_points=_open_points(review),
        because=signed.because.rstrip("。"),
        signers=signed.by,
        signed_on=signed.on,
    )


def _origins(session: Session, congress: CongressView) -> tuple[tuple[str, int], ...]:
    """Return the seats by where they are from, the classes together."""
    held = delegates.seats(session, congress.id)
    by_class = sum(seats for place, seats in held.items() if place[0] is SeatKind.CLASS)
    others = [
        (f"{name or seat.label}{'代表' if name else ''}", seats)
        for (seat, name), seats in held.items()
        if seat is not SeatKind.CLASS and seats
    ]
    return (("班级代表", by_class), *others)


def _line(row: ClassView) -> ClassLine:
    meeting, ruling = row.meeting, row.ruling
    if meeting is None or ruling is None:
        return ClassLine(row.name, row.seats, row.elected, None, None, None, "", None)
    return ClassLine(
        row.name,
        row.seats,
        row.elected,
        meeting.held_on,
        meeting.due,
        meeting.present,
        meeting.form.label,
        ruling.verdict is Verdict.ALLOWED,
    )


def _over_half(rows: Sequence[DelegateRow], classes: Sequence[ClassView]) -> bool:
    present = {row.name: row.meeting.present for row in classes if row.meeting is not None}
    elected = [row for row in rows if row.seat is SeatKind.CLASS]
    return bool(elected) and all(
        row.votes is not None
        and row.entry.class_name in present
        and row.votes * 2 > present[row.entry.class_name]
        for row in elected
    )


def _kinds(
    session: Session, congress: CongressView, rows: Sequence[DelegateRow]
) -> tuple[Kind, ...]:
    ways: tuple[tuple[str, Callable[[Entry], str]], ...] = (
        ("性别", lambda entry: entry.gender and f"{entry.gender}生"),
        ("民族", _people),
        ("政治面貌", lambda entry: entry.political),
        ("年级", lambda entry: entry.cohort and f"{entry.cohort}级"),
    )
    roll = congresses.entries(session, congress.id)
    return tuple(
        _kind(name, _counted(rows, way), _covered(rows, roll) if name == "年级" else "")
        for name, way in ways
    )


def _kind(name: str, counts: tuple[tuple[str, int], ...], remark: str) -> Kind:
    """Return one way to look at the delegates; what hardly anybody filled in is not counted."""
    unknown, total = dict(counts).get(UNKNOWN, 0), sum(number for _, number in counts)
    if 2 * unknown > total:
        return Kind(name, (), f"名册中登记的只有{total - unknown}人，未作统计")
    return Kind(name, counts, remark)


def _people(entry: Entry) -> str:
    if not entry.ethnicity:
        return ""
    return HAN if entry.ethnicity == HAN else "少数民族"


def _counted(
    rows: Sequence[DelegateRow], way: Callable[[Entry], str]
) -> tuple[tuple[str, int], ...]:
    """Count delegates in a way, what is unknown last."""
    counts = Counter(way(row.entry) or UNKNOWN for row in rows)
    return tuple(sorted(counts.items(), key=lambda item: (item[0] == UNKNOWN, item[0])))


def _covered(rows: Sequence[DelegateRow], roll: Sequence[Entry]) -> str:
    """Say which classes have no delegate."""
    every = dict.fromkeys(entry.class_name for entry in roll)
    without = [name for name in every if name not in {row.entry.class_name for row in rows}]
    return f"没有代表的班级：{'、'.join(without)}" if without else "各年级、各班级均有代表"


def _ordinary(review: Review, rows: Sequence[DelegateRow]) -> str:
    total, core = len(rows), sum(row.core for row in rows)
    others = total - core
    part, whole = ordinary_share()
    reached = review.ordinary.verdict is Verdict.ALLOWED
    sign, word = ("≥", "符合要求") if reached else ("＜", "未达到，仅供参照")
    return (
        f"学生会骨干{core}人，占{share(core, total)}；非骨干{others}人，占{share(others, total)}。"
        f"参照“一般不低于{provision('R3').figure}%”的要求，{others}×{whole}＝{others * whole}，"
        f"{total}×{part}＝{total * part}，{others * whole}{sign}{total * part}，{word}"
    )


def _open_points(review: Review) -> tuple[str, ...]:
    """Say what is still missing, each with how many delegates it is about."""
    counts = Counter(
        ruling.sentence
        for one in review.people
        for ruling in one.rulings.values()
        if ruling.verdict is Verdict.WARNED
    )
    return tuple(f"{sentence}的{number}名" for sentence, number in counts.items())
