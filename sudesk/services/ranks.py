"""Ranks and failed courses from the files: matched to the candidates, kept for nobody else."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy.orm import Session

from sudesk.errors import SudeskError
from sudesk.rules.review import Study
from sudesk.services import congresses, elections, intake, reviews
from sudesk.services.candidates import CandidateView
from sudesk.services.congresses import Entry
from sudesk.services.intake import Report
from sudesk.sheets.ranks import RankReading, RankRow, read_ranks


@dataclass(frozen=True, slots=True)
class RankMatch:
    """What the files say of one candidate over one period.

    ``study`` is what taking it over would record, None where there is nothing to take over; then
    ``why`` is the reason, else the evidence. ``doubts`` are what a person should look at first.
    """

    candidate: CandidateView
    post: str
    rows: tuple[RankRow, ...]
    study: Study | None
    why: str
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RankIntake:
    """What the files say, and what of it is about candidates."""

    reading: RankReading
    matches: tuple[RankMatch, ...]


def read_files(
    session: Session, report: Report, paths: Sequence[Path], congress_id: int
) -> RankIntake:
    """Read rankings and match them to the candidates; a long job that writes nothing.

    A file that cannot be read stops no other. Raises SudeskError where there is none at all.
    """
    contents, unopened = intake.gather(paths, report)
    reading = read_ranks(contents, report)
    reading = replace(reading, unreadable=(*unopened, *reading.unreadable))
    return RankIntake(reading, plan_ranks(session, congress_id, reading))


def plan_ranks(session: Session, congress_id: int, reading: RankReading) -> tuple[RankMatch, ...]:
    """Say for every candidate of a congress what the files say; writes nothing.

    By number; by name and class where a row has no number. One match for each period.
    """
    matches: list[RankMatch] = []
    roll = Counter(map(_key, congresses.entries(session, congress_id)))
    twins = {key for key, times in roll.items() if times > 1}
    for election in elections.elections(session, congress_id):
        for candidate in election.candidates:
            found, doubt = _rows_of(candidate, reading.rows, twins)
            if election.started:
                why = "选票已经准备，不能再改"
                matches.append(RankMatch(candidate, election.post, (), None, why))
            elif doubt:
                matches.append(RankMatch(candidate, election.post, found, None, doubt))
            else:
                matches.extend(_match(candidate, election.post, rows) for rows in _by_period(found))
    return tuple(matches)


def apply_ranks(session: Session, matches: Iterable[RankMatch]) -> int:
    """Record what the chosen matches say of their candidates; returns how many candidates.

    Raises SudeskError where two matches of one candidate were chosen.
    """
    chosen: dict[int, RankMatch] = {}
    for match in matches:
        if match.study is None:
            continue
        if match.candidate.id in chosen:
            raise SudeskError(
                f"{match.candidate.ballot_name}选了两个时期的成绩。", "", "请只留一个再采用。"
            )
        chosen[match.candidate.id] = match
        reviews.record_study(session, match.candidate.id, match.study)
    return len(chosen)


def _rows_of(
    candidate: CandidateView, rows: Sequence[RankRow], twins: Collection[tuple[str, str]]
) -> tuple[tuple[RankRow, ...], str]:
    """Return the rows about a candidate, and why they must not be relied on ('' if they may)."""
    entry = candidate.entry
    numbered = tuple(row for row in rows if row.student_no.upper() == entry.student_no.upper())
    if numbered:
        other = next(
            (row for row in numbered if row.name and not _same(row.name, entry.name)), None
        )
        doubt = f"{_place(other)}的学号相同，姓名却是{other.name}" if other else ""
        return numbered, doubt
    namesakes = tuple(row for row in rows if not row.student_no and _same(row.name, entry.name))
    placed = tuple(row for row in namesakes if _class(row.class_name) == _class(entry.class_name))
    if placed or not namesakes:
        twice = (_key(entry) in twins and placed) or _repeats(placed)
        return placed, "同班同名的不止一人，表里没有学号，不能确认" if twice else ""
    return namesakes, f"{_place(namesakes[0])}只有姓名，没有学号，班级对不上，不能确认"


def _repeats(rows: Sequence[RankRow]) -> bool:
    """Tell whether one sheet has several of the rows: then they are about several people."""
    sheets = [(row.at.file, row.at.sheet, row.period) for row in rows]
    return len(set(sheets)) < len(sheets)


def _by_period(rows: Sequence[RankRow]) -> list[tuple[RankRow, ...]]:
    """Return the rows of each period together, those without one with the only period there is."""
    periods = list(dict.fromkeys(row.period for row in rows if row.period))
    if len(periods) < 2:
        return [tuple(rows)]
    groups = [tuple(row for row in rows if row.period == period) for period in periods]
    unsaid = tuple(row for row in rows if not row.period)
    return [*groups, unsaid] if unsaid else groups


def _match(candidate: CandidateView, post: str, rows: tuple[RankRow, ...]) -> RankMatch:
    if not rows:
        return RankMatch(candidate, post, (), None, "读到的表里没有这名候选人")
    against = _contradiction(rows)
    if against:
        return RankMatch(candidate, post, rows, None, against)
    rank = next((row for row in rows if row.rank), None)
    total = next((row.total for row in rows if row.total), None)
    fails = next((row.fails for row in rows if row.fails is not None), None)
    study, doubts = candidate.study, [note for row in rows for note in row.notes]
    if rank is not None and rank.rank is not None and total is not None:
        if rank.rank > total:
            why = f"{_place(rank)}的名次{rank.rank}大于专业人数{total}"
            return RankMatch(candidate, post, rows, None, why)
        study = replace(study, rank=rank.rank, total=total, period=rank.period)
    elif rank is not None:
        doubts.append(f"有名次{rank.rank}，表里没有专业人数，请另行填写")
    if fails is not None:
        study = replace(study, fails=fails)
    if fails is None and (rank is None or total is None):
        return RankMatch(candidate, post, rows, None, f"{_place(rows[0])}{'；'.join(doubts)}")
    why = "；".join(f"{_place(row)}：{_said(row)}" for row in rows)
    return RankMatch(candidate, post, rows, study, why, tuple(dict.fromkeys(doubts)))


def _contradiction(rows: Sequence[RankRow]) -> str:
    """Return which two rows say different things of the same period, '' where none do."""
    for field, label in (("rank", "名次"), ("total", "专业人数"), ("fails", "不及格门数")):
        told = [row for row in rows if getattr(row, field) is not None]
        other = next((row for row in told if getattr(row, field) != getattr(told[0], field)), None)
        if other:
            first, second = getattr(told[0], field), getattr(other, field)
            return (
                f"{label}前后不一：{_place(told[0])}是{first}，{_place(other)}是{second}，请先核对"
            )
    return ""


def _said(row: RankRow) -> str:
    rank = f"第{row.rank}名" if row.rank else ""
    if rank and row.total:
        rank = f"{row.total}人中{rank}"
    fails = "" if row.fails is None else f"不及格{row.fails}门"
    return "，".join(part for part in (rank, fails, row.period) if part)


def _place(row: RankRow) -> str:
    return f"“{row.at.file}”工作表“{row.at.sheet}”第{row.at.row}行"


def _key(entry: Entry) -> tuple[str, str]:
    return _plain(entry.name), _class(entry.class_name)


def _same(one: str, other: str) -> bool:
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return name.replace(" ", "").replace("·", "").casefold()


def _class(name: str) -> str:
    return name.replace(" ", "").removesuffix("班")
