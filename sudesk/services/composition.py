"""Who the delegates are, or would be: their shares beside those of the students, and what to check.

Before delegates are entered the seats themselves are looked at.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.models.tables import Delegate
from sudesk.rules import reference
from sudesk.rules.plan import provision
from sudesk.rules.quota_plan import grade_words
from sudesk.services import congresses, delegates
from sudesk.services.congresses import Entry
from sudesk.services.delegates import DelegateRow
from sudesk.services.quotas import Seating
from sudesk.terms import Verdict

GRADE, SEX, POLITICS, ETHNICITY = "年级", "性别", "政治面貌", "民族"
UNKNOWN = "未填"
PARTY, LEAGUE, MASSES = "中共党员（含预备）", "共青团员", "群众"
HAN, MINORITY = "汉族", "少数民族"
_ORDER = ("女", "男", PARTY, LEAGUE, MASSES, HAN, MINORITY)


@dataclass(frozen=True, slots=True)
class People:
    """Who stands as a delegate, on which roll, and which organisations they come from."""

    delegates: tuple[DelegateRow, ...]
    roll: tuple[Entry, ...]
    bodies: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Share:
    """One value of a kind: how many delegates have it, and how many students."""

    text: str
    count: int
    students: int


@dataclass(frozen=True, slots=True)
class Kind:
    """The shares of one kind, with the whole of both, and a remark."""

    name: str
    shares: tuple[Share, ...]
    whole: int
    students: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at: what it says, n/N or nothing, and whether it is as it should be."""

    text: str
    figure: str
    good: bool


@dataclass(frozen=True, slots=True)
class Composition:
    """How many delegates stand, how many of them are 非骨干, their shares, and the checks.

    While none stands the shares by grade are those of the seats, the others those of students.
    """

    entered: int
    ordinary: int
    kinds: tuple[Kind, ...]
    checks: tuple[Check, ...] = ()


def people(session: Session, congress_id: int) -> People:
    """Return everybody of whom the composition is made."""
    bodies = session.scalars(
        select(Delegate.organisation_id).where(
            Delegate.congress_id == congress_id,
            Delegate.left_on.is_(None),
            Delegate.organisation_id.is_not(None),
        )
    )
    return People(
        delegates.delegates(session, congress_id),
        congresses.entries(session, congress_id),
        frozenset(body for body in bodies if body is not None),
    )


def composed(found: People, seating: Seating) -> Composition:
    """Put the composition together; a pure function, for a slider that is being dragged."""
    rows, roll = found.delegates, found.roll
    return Composition(
        len(rows),
        sum(not row.core for row in rows),
        kinds(rows, roll, seating),
        _checks(found, seating),
    )


def kinds(
    rows: Sequence[DelegateRow], roll: Sequence[Entry], seating: Seating | None = None
) -> tuple[Kind, ...]:
    """Return the shares of every kind that the roll knows of.

    Without delegates the grades are those of the seats of ``seating``.
    """
    entries = [row.entry for row in rows]
    found = [
        _grades(entries, roll, seating),
        _kind(SEX, entries, roll, lambda entry: entry.gender),
        _kind(POLITICS, entries, roll, lambda entry: _politics(entry.political)),
    ]
    if any(entry.ethnicity for entry in roll):
        found.append(_kind(ETHNICITY, entries, roll, lambda entry: _ethnicity(entry.ethnicity)))
    return tuple(_remarked(kind, bool(entries)) for kind in found)


def _grades(entries: Sequence[Entry], roll: Sequence[Entry], seating: Seating | None) -> Kind:
    students = Counter(entry.cohort for entry in roll)
    counts = Counter(entry.cohort for entry in entries)
    if not entries and seating is not None and seating.quota is not None:
        for row in seating.quota.rows:
            counts[row.cohort] += row.step.seats
    order = sorted(students, key=lambda grade: (not grade, grade))
    shares = tuple(Share(grade_words(grade), counts[grade], students[grade]) for grade in order)
    return Kind(GRADE, shares, sum(counts.values()), len(roll))


def _kind(
    name: str, entries: Sequence[Entry], roll: Sequence[Entry], of: Callable[[Entry], str]
) -> Kind:
    students = Counter(of(entry) or UNKNOWN for entry in roll)
    counts = Counter(of(entry) or UNKNOWN for entry in entries) if entries else students
    shares = tuple(Share(text, counts[text], students[text]) for text in _ordered(students))
    return Kind(name, shares, sum(counts.values()), len(roll))


def _ordered(texts: Iterable[str]) -> list[str]:
    places = {text: place for place, text in enumerate(_ORDER)}
    return sorted(texts, key=lambda text: (text == UNKNOWN, places.get(text, len(places)), text))


def _politics(text: str) -> str:
    return PARTY if text in ("中共党员", "中共预备党员") else text


def _ethnicity(text: str) -> str:
    return text and (HAN if text in ("汉", "汉族") else MINORITY)


def _remarked(kind: Kind, entered: bool) -> Kind:
    """Add the remark that stands beside the name of the kind."""
    if kind.name == GRADE:
        known = [share for share in kind.shares if share.text != grade_words("")]
        there = sum(share.count > 0 for share in known)
        what = "有代表" if entered else "有名额"
        remark = f"{there}/{len(known)} 个年级{what}"
    elif not entered:
        remark = "登记代表前按学生显示"
    else:
        asked = {SEX: ("女", "学生中女生"), ETHNICITY: (MINORITY, "学生中少数民族")}
        text, words = asked.get(kind.name, (LEAGUE, "学生中团员"))
        students = {share.text: share.students for share in kind.shares}
        remark = f"{words} {students.get(text, 0)}/{kind.students}"
    return Kind(kind.name, kind.shares, kind.whole, kind.students, remark)


def _checks(found: People, seating: Seating) -> tuple[Check, ...]:
    entered = bool(found.delegates)
    what = "代表" if entered else "名额"
    return (
        _covered(found, seating, what),
        _clubs(found, seating, what),
        _one_percent(seating.total, len(found.roll)),
        *_by_office(seating.outside.ex_officio),
    )


def _covered(found: People, seating: Seating, what: str) -> Check:
    """Check that every class and every grade is there."""
    classes = Counter({entry.class_name: 0 for entry in found.roll})
    grades = {entry.class_name: entry.cohort for entry in found.roll}
    if found.delegates:
        classes.update(row.entry.class_name for row in found.delegates)
    elif seating.quota is not None:
        classes.update({row.class_name: row.step.seats for row in seating.quota.rows})
    by_grade = _by_grade(classes, grades)
    figure = f"{_there(classes)}/{len(classes)}、{_there(by_grade)}/{len(by_grade)}"
    missing = [name for name, number in classes.items() if not number]
    if not missing:
        return Check(f"每个班级、每个年级都有{what}", figure, good=True)
    more = f"等 {len(missing)} 个班" if len(missing) > 1 else ""
    return Check(f"{missing[0]}{more}没有{what}", figure, good=False)


def _by_grade(classes: Mapping[str, int], grades: Mapping[str, str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for name, number in classes.items():
        if grades[name]:
            found[grades[name]] += number
    return found


def _there(numbers: Mapping[str, int]) -> int:
    return sum(number > 0 for number in numbers.values())


def _clubs(found: People, seating: Seating, what: str) -> Check:
    clubs = seating.outside.clubs
    if not clubs:
        return Check("还没有登记主要社团", "", good=False)
    missing = [
        body.name
        for body in clubs
        if (body.id not in found.bodies if found.delegates else not body.seats)
    ]
    figure = f"{len(clubs) - len(missing)}/{len(clubs)}"
    if not missing:
        return Check(f"主要社团都有{what}", figure, good=True)
    return Check(f"{'、'.join(missing)}没有{what}", figure, good=False)


def _one_percent(total: int, students: int) -> Check:
    ruling = reference.delegates_enough(total, students)
    percent = provision("R1").figure
    good = ruling.verdict is Verdict.ALLOWED
    words = "不少于" if good else "少于"
    return Check(f"代表总数{words}学生的 {percent}%", f"{total}/{students}", good)


def _by_office(number: int) -> tuple[Check, ...]:
    """Remind that those who sit by office count as core members and must be listed."""
    if not number:
        return ()
    return (Check(f"当然代表 {number} 人均计入骨干，公示时须列明", "", good=False),)
