"""What the classes report of their meetings: forms handed out, read back, planned, then entered.

Reading writes nothing: for every class the plan shows who would be entered, who taken off, and
why a row or the whole class is refused. A class is entered whole or not at all.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.services import class_elections, congresses, delegates, intake
from sudesk.services.class_elections import ClassView, Meeting, Pick
from sudesk.services.congresses import Entry
from sudesk.sheets.answers import Place
from sudesk.sheets.class_answers import ClassAnswer, ElectedRow, read_class_answers
from sudesk.sheets.class_forms import ClassForm, class_forms
from sudesk.terms import SeatKind, VoteForm

Report = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row of a form: who it means, or in ``why`` the reason for which it is refused."""

    at: Place
    name: str
    entry: Entry | None
    votes: int | None
    post: str
    core: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class ClassPlan:
    """What entering one form would do; ``why`` is what stands against it as a whole."""

    file: str
    sheet: str
    class_name: str
    seats: int
    meeting: Meeting | None
    rows: tuple[PlannedRow, ...]
    leaving: tuple[str, ...]
    unchanged: bool
    why: str = ""

    @property
    def taken(self) -> tuple[PlannedRow, ...]:
        """The rows that become delegates."""
        return tuple(row for row in self.rows if not row.why)

    @property
    def refused(self) -> tuple[PlannedRow, ...]:
        """The rows that cannot be taken."""
        return tuple(row for row in self.rows if row.why)

    @property
    def fits(self) -> bool:
        """Whether the class can be entered."""
        return not self.why and not self.refused and self.meeting is not None


@dataclass(frozen=True, slots=True)
class ResultsPlan:
    """Every class that the files speak of; ``unreadable`` names the files that failed."""

    classes: tuple[ClassPlan, ...]
    unreadable: tuple[tuple[str, SudeskError], ...] = ()


def forms(session: Session, congress_id: int, class_names: Collection[str] = ()) -> bytes:
    """Return the forms to be filled in as .xlsx: of the classes named, or of all with seats."""
    groups = congresses.class_order(congresses.entries(session, congress_id))
    wanted = [
        ClassForm(
            row.name,
            row.seats,
            tuple((entry.student_no, entry.name) for entry in groups.get(row.name, ())),
        )
        for row in class_elections.classes(session, congress_id)
        if row.seats and (not class_names or row.name in class_names)
    ]
    if not wanted:
        raise Refused("还没有分配名额，不能导出填报表。", "", "请先在“名额”中定下总数。")
    return class_forms(congresses.view(session, congress_id).title, wanted)


def read_files(
    session: Session, report: Report, paths: Sequence[Path], congress_id: int
) -> ResultsPlan:
    """Read filled forms and plan what they would do; a long job that writes nothing."""
    contents, unopened = intake.gather(paths, report)
    found = read_class_answers(contents, report)
    return ResultsPlan(plan(session, congress_id, found.answers), (*unopened, *found.unreadable))


def plan(
    session: Session, congress_id: int, answers: Sequence[ClassAnswer]
) -> tuple[ClassPlan, ...]:
    """Say what each form would do; writes nothing."""
    views = {view.name: view for view in class_elections.classes(session, congress_id)}
    groups = congresses.class_order(congresses.entries(session, congress_id))
    others = {
        row.entry.id: row.organisation or row.seat.label
        for row in delegates.delegates(session, congress_id)
        if row.seat is not SeatKind.CLASS
    }
    planned = [_plan(session, congress_id, one, views, groups, others) for one in answers]
    times = Counter(one.class_name for one in planned if one.class_name)
    return tuple(
        replace(one, why=f"{one.class_name}有{times[one.class_name]}份填报表，请只留一份")
        if times[one.class_name] > 1 and not one.why
        else one
        for one in planned
    )


def apply(session: Session, congress_id: int, plans: Sequence[ClassPlan]) -> int:
    """Enter the classes chosen, each as a whole; returns how many delegates they have.

    Raises Refused where a class can no longer be entered as planned.
    """
    for one in plans:
        if not one.fits or one.meeting is None:
            raise Refused(f"{one.class_name or one.sheet}不能登记。", one.why, "请改正后重新读取。")
        picks = [
            Pick(row.entry.id, row.votes, row.post, row.core)
            for row in one.taken
            if row.entry is not None
        ]
        class_elections.elect(session, congress_id, one.class_name, one.meeting, picks)
    return sum(len(one.taken) for one in plans)


def _plan(
    session: Session,
    congress_id: int,
    answer: ClassAnswer,
    views: Mapping[str, ClassView],
    groups: Mapping[str, Sequence[Entry]],
    others: Mapping[int, str],
) -> ClassPlan:
    name = _class_of(answer, groups)
    view = views.get(name)
    if view is None:
        said = answer.class_name or answer.sheet
        return _empty(answer, f"大会名册里没有“{said}”，或这个班没有名额")
    chosen, why = _elected(answer.rows, view.seats)
    rows = tuple(_row(row, groups[name], others) for row in chosen)
    meeting, lacking = _meeting(answer)
    why = why or lacking or _impossible(session, congress_id, name, meeting)
    rows = _once_each(_within(rows, meeting))
    present = {
        row.entry.id: row
        for row in delegates.delegates(session, congress_id)
        if row.seat is SeatKind.CLASS and row.entry.class_name == name
    }
    ids = {row.entry.id for row in rows if row.entry is not None and not row.why}
    leaving = tuple(row.entry.name for id_, row in present.items() if id_ not in ids)
    wanted = {
        row.entry.id: (row.votes, row.post, row.core) for row in rows if row.entry is not None
    }
    same = view.meeting == meeting and wanted == {
        id_: (row.votes, row.post, row.core) for id_, row in present.items()
    }
    return ClassPlan(answer.file, answer.sheet, name, view.seats, meeting, rows, leaving, same, why)


def _class_of(answer: ClassAnswer, groups: Mapping[str, Sequence[Entry]]) -> str:
    """Return the class of the roll that a form means, '' for none."""
    for said in (answer.class_name, answer.sheet):
        if said in groups:
            return said
        alike = [name for name in groups if _plain(name) == _plain(said)]
        if said and len(alike) == 1:
            return alike[0]
    return ""


def _elected(rows: Sequence[ElectedRow], seats: int) -> tuple[tuple[ElectedRow, ...], str]:
    """Return who is elected: who is marked, else all with votes where the seats suffice."""
    marked = tuple(row for row in rows if row.elected)
    if not marked:
        marked = tuple(row for row in rows if row.votes is not None)
        if len(marked) > seats:
            return (), f"有{len(marked)}人得票，名额{seats}名，请在“当选”栏选出当选的人"
    broken = tuple(row for row in rows if row.wrong and row not in marked)
    if not marked:
        return broken, "没有填写当选的人"
    if len(marked) > seats:
        why = f"当选{len(marked)}人，名额{seats}名，多出{len(marked) - seats}人"
        return (*marked, *broken), why
    return (*marked, *broken), ""


def _row(row: ElectedRow, members: Sequence[Entry], others: Mapping[int, str]) -> PlannedRow:
    entry, why = _entry(row, members)
    if row.wrong:
        why = row.wrong
    elif entry is not None and entry.id in others:
        why = f"已是{others[entry.id]}的代表，不能再由班级选出"
    name = entry.name if entry is not None else row.name or row.student_no
    return PlannedRow(row.at, name, entry, row.votes, row.post, row.core, why)


def _entry(row: ElectedRow, members: Sequence[Entry]) -> tuple[Entry | None, str]:
    """Find whom a row means in the class: by number, or by a name that nobody shares."""
    if row.student_no:
        found = [one for one in members if one.student_no.upper() == row.student_no.upper()]
        if not found:
            return None, f"学号{row.student_no}不在本班的大会名册里"
        if row.name and _plain(found[0].name) != _plain(row.name):
            return None, f"学号{row.student_no}在名册里是{found[0].name}，不是{row.name}"
        return found[0], ""
    found = [one for one in members if _plain(one.name) == _plain(row.name)]
    if not found:
        return None, f"{row.name}不在本班的大会名册里"
    if len(found) > 1:
        return None, f"本班有{len(found)}人叫{row.name}，请填写学号"
    return found[0], ""


def _meeting(answer: ClassAnswer) -> tuple[Meeting | None, str]:
    """Return the meeting of a form, or what is missing or unreadable about it."""
    if answer.wrong:
        return None, "；".join(answer.wrong)
    if answer.held_on is None or answer.due is None or answer.present is None:
        asked = (("开会日期", answer.held_on), ("应到", answer.due), ("实到", answer.present))
        return None, f"没有填写{'、'.join(word for word, value in asked if value is None)}"
    form = answer.form or VoteForm.SECRET
    return Meeting(answer.held_on, answer.due, answer.present, form), ""


def _impossible(
    session: Session, congress_id: int, class_name: str, meeting: Meeting | None
) -> str:
    if meeting is not None:
        try:
            class_elections.check(session, congress_id, class_name, meeting)
        except Refused as refused:
            return refused.what.removeprefix(class_name).rstrip("。")
    return ""


def _within(rows: Sequence[PlannedRow], meeting: Meeting | None) -> tuple[PlannedRow, ...]:
    """Refuse more votes than were present."""
    return tuple(
        replace(row, why=f"得票{row.votes}票，多于实到{meeting.present}人")
        if meeting is not None and (row.votes or 0) > meeting.present and not row.why
        else row
        for row in rows
    )


def _once_each(rows: Sequence[PlannedRow]) -> tuple[PlannedRow, ...]:
    """Refuse every row of somebody who stands in several."""
    times = Counter(row.entry.id for row in rows if row.entry is not None)
    return tuple(
        replace(row, why=f"{row.name}写了{times[row.entry.id]}次")
        if row.entry is not None and times[row.entry.id] > 1 and not row.why
        else row
        for row in rows
    )


def _empty(answer: ClassAnswer, why: str) -> ClassPlan:
    return ClassPlan(answer.file, answer.sheet, "", 0, None, (), (), False, why)


def _plain(text: str) -> str:
    return text.replace(" ", "").replace("·", "").removesuffix("班").casefold()
