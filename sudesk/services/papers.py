"""Gathering for each paper the facts that it prints, or saying which fact is still missing."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from sqlalchemy.orm import Session

from sudesk.errors import SudeskError
from sudesk.models.store import at
from sudesk.papers.attendance_book import AttendanceBook, AttendanceEntry, AttendanceSection
from sudesk.papers.ballot_paper import BallotPaper
from sudesk.papers.base import Congress, Paper, Turnout
from sudesk.papers.delegate_list import DelegateList
from sudesk.papers.delegate_list import DelegateRow as DelegateLine
from sudesk.papers.quota_table import QuotaRow, QuotaStep, QuotaTable
from sudesk.rules.voting import WriteInRule
from sudesk.services import congresses, delegates, departments, quotas, rounds, sittings
from sudesk.services import elections as elections_
from sudesk.services.congresses import CongressView
from sudesk.services.result_papers import count_report, result_report
from sudesk.services.rounds import RoundView
from sudesk.terms import CongressKind, RoundState

BALLOT_ORDER = "以选票排列为序"
SITTING = "正式会议"

_WRITE_INS: dict[WriteInRule, Literal["all", "opposers", "none"]] = {
    WriteInRule.ALL: "all",
    WriteInRule.OPPOSERS: "opposers",
    WriteInRule.NONE: "none",
}

# No file name on Windows holds these; their full-width forms say the same.
_NO_FILE_NAME = str.maketrans('/\\:*?"<>|', "／＼：＊？＂＜＞｜")

Compose = Callable[[Session, CongressView], Paper]


@dataclass(frozen=True, slots=True)
class Slot:
    """One paper of a congress: what it is, and why it cannot be printed yet where it cannot.

    ``key`` names it on the command line and in the window: 3, 5, 11, 12-1, 15-1, 16; ``page`` is
    the room of the window where the missing fact is entered.
    """

    key: str
    number: int
    name: str
    title: str
    missing: str
    page: str

    @property
    def ready(self) -> bool:
        """Whether it can be printed."""
        return not self.missing

    @property
    def file_name(self) -> str:
        """The name of its PDF."""
        return f"{self.number:02} {self.title}.pdf".translate(_NO_FILE_NAME)


def slots(session: Session, congress_id: int) -> tuple[Slot, ...]:
    """Return every paper of a congress in order of number, ready or not."""
    congress = congresses.view(session, congress_id)
    of_delegates = congress.kind is CongressKind.DELEGATES
    quota = quotas.fixed(session, congress_id)
    chosen = bool(delegates.delegates(session, congress_id))
    elections = elections_.elections(session, congress_id)
    result: list[Slot] = []
    if of_delegates:
        result.append(_slot("3", QuotaTable, "" if quota else "还没有分配名额", "quotas"))
        result.append(_slot("5", DelegateList, "" if chosen else "还没有登记代表", "delegates"))
    due = bool(sittings.due(session, congress_id))
    result.append(_slot("11", AttendanceBook, "" if due else "还没有登记代表", "delegates"))
    if not elections:
        result.append(Slot("12", 12, "选票", "选票", "还没有设立选举", "election"))
    sealed = False
    counts: list[Slot] = []
    for election in elections:
        held = rounds.rounds(session, election.id)
        if not held:
            result.append(
                Slot("12", 12, "选票", f"选票 {election.post}", "候选人还没有定", "election")
            )
        for one in held:
            result.append(Slot(f"12-{one.id}", 12, "选票", f"选票 {one.title}", "", "election"))
            missing = "" if one.state is RoundState.SEALED else "计票结果还没有封存"
            sealed = sealed or not missing
            name = "计票结果报告单"
            counts.append(Slot(f"15-{one.id}", 15, name, f"{name} {one.title}", missing, "count"))
    result += counts or [Slot("15", 15, "计票结果报告单", "计票结果报告单", "还没有计票", "count")]
    missing = "" if sealed else "还没有封存的选举结果"
    result.append(Slot("16", 16, "选举结果报告", "选举结果报告", missing, "count"))
    return _told_apart(result)


def compose(session: Session, congress_id: int, key: str) -> Paper:
    """Return the facts of one paper; raises SudeskError, saying which fact is missing and where."""
    found = [slot for slot in slots(session, congress_id) if slot.key == key]
    if not found:
        raise SudeskError(f"本次大会没有“{key}”这种文书。")
    if found[0].missing:
        raise SudeskError(f"{found[0].title}还不能打印。", f"{found[0].missing}。")
    congress = congresses.view(session, congress_id)
    kind, _, round_id = key.partition("-")
    if round_id:
        one = rounds.view(session, int(round_id))
        if kind == "12":
            return _ballot(session, congress, one)
        return count_report(session, named(session, congress), one, BALLOT_ORDER)
    composers: dict[str, Compose] = {
        "3": _quota_table,
        "5": _delegate_list,
        "11": _attendance_book,
        "16": _result_report,
    }
    return composers[kind](session, congress)


def named(session: Session, congress: CongressView) -> Congress:
    """Return a congress as papers name it."""
    department = departments.founded(session).names.name
    ordinal = f"第{congresses.chinese_number(congress.ordinal)}次"
    return Congress(department, ordinal, congress.kind)


def _told_apart(found: list[Slot]) -> tuple[Slot, ...]:
    """Number slots of one title, as where a post is voted on in two elections."""
    seen: Counter[str] = Counter()
    result = []
    for slot in found:
        seen[slot.title] += 1
        times = seen[slot.title]
        result.append(slot if times == 1 else replace(slot, title=f"{slot.title} {times}"))
    return tuple(result)


def _slot(key: str, paper: type[Paper], missing: str, page: str) -> Slot:
    return Slot(key, paper.number, paper.name, paper.name, missing, page)


def _quota_table(session: Session, congress: CongressView) -> QuotaTable:
    quota = quotas.fixed(session, congress.id)
    assert quota is not None
    rows = tuple(
        QuotaRow(
            row.cohort and f"{row.cohort}级",
            row.class_name,
            row.step.size,
            row.step.seats,
            row.ordinary,
        )
        for row in quota.rows
    )
    steps = tuple(
        QuotaStep(
            row.class_name,
            row.step.size,
            row.step.whole,
            row.step.remainder,
            row.step.extra,
            row.step.seats,
            row.step.lifted,
        )
        for row in quota.rows
    )
    return QuotaTable(
        congress=named(session, congress),
        counted_on=congress.frozen_at.date(),
        minimum=quotas.MINIMUM,
        rows=rows,
        shared_seats=quota.sharing.seats,
        shared_headcount=quota.sharing.headcount,
        steps=steps,
    )


def _delegate_list(session: Session, congress: CongressView) -> DelegateList:
    rows = tuple(
        DelegateLine(
            delegation=row.entry.cohort and f"{row.entry.cohort}级",
            name=row.entry.name,
            gender=row.entry.gender,
            ethnicity=row.entry.ethnicity,
            political=row.entry.political,
            class_group=row.entry.class_name,
            post="",
            core=row.core,
        )
        for row in delegates.delegates(session, congress.id)
    )
    return DelegateList(named(session, congress), _listed_on(session, congress), rows)


def _attendance_book(session: Session, congress: CongressView) -> AttendanceBook:
    due = sittings.due(session, congress.id)
    roll = sittings.current(session, congress.id)
    if congress.kind is CongressKind.DELEGATES:
        groups: dict[str, list[congresses.Entry]] = {"正式代表": list(due)}
        over = roll is not None and roll.closed_at is not None
        turnout = (
            Turnout(roll.due, roll.present, roll.on_leave, roll.absent) if roll and over else None
        )
    else:
        groups, turnout = congresses.class_order(due), None
    sections = tuple(
        AttendanceSection(
            heading,
            tuple(AttendanceEntry(entry.name, entry.class_name) for entry in members),
            turnout,
        )
        for heading, members in groups.items()
    )
    return AttendanceBook(
        congress=named(session, congress),
        sitting=roll.title if roll else SITTING,
        day=congress.held_on,
        place=congress.venue,
        sections=sections,
    )


def _ballot(session: Session, congress: CongressView, one: RoundView) -> BallotPaper:
    return BallotPaper(
        congress=named(session, congress),
        election=one.title,
        seats=one.seats,
        candidates=one.names,
        order="",
        issuer=departments.founded(session).names.union,
        day=congress.held_on,
        write_ins=_WRITE_INS[one.rule.write_ins],
    )


def _result_report(session: Session, congress: CongressView) -> Paper:
    names = departments.founded(session).names
    return result_report(session, congress, named(session, congress), names, BALLOT_ORDER)


def day_of(stamp: str) -> date:
    """Return the day of a stored time."""
    return datetime.fromisoformat(stamp).date()


def _listed_on(session: Session, congress: CongressView) -> date:
    return min(at(session).date(), congress.held_on)
