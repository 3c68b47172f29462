"""All sheets of all files together: one person once, and one number never twice."""

from collections.abc import Iterable
from dataclasses import fields, replace

from sudesk.sheets.answers import Dispute, DisputedRow, Person, Problem, ProblemKind, Severity

_OPTIONAL = [
    f.name for f in fields(Person) if f.name not in ("student_no", "name", "phone", "at", "asks")
]

_NAMED = 5  # names in one message; one wrong number may stand in a whole column


def join(
    people: Iterable[Person],
) -> tuple[list[Person], list[Dispute], list[Problem]]:
    """Return people with all their places, disputes about numbers, and what to say of repeats.

    The order of first appearance is kept. What one place leaves open another may fill in; what two
    places say differently stays as the first says it.
    """
    by_number: dict[str, list[Person]] = {}
    for person in people:
        by_number.setdefault(person.student_no.upper(), []).append(person)
    joined: list[Person] = []
    disputes: list[Dispute] = []
    problems: list[Problem] = []
    for same in by_number.values():
        if len(same) == 1:
            joined.append(same[0])
        elif len({_plain(person.name) for person in same}) > 1:
            disputes.append(_dispute(same))
            problems.extend(_conflicts(same))
        else:
            person, repeats = _merge(same)
            joined.append(person)
            problems.extend(repeats)
    return joined, disputes, problems


def _plain(name: str) -> str:
    """Return what of a name counts when two are compared."""
    return name.replace(" ", "").replace("·", "").casefold()


def _dispute(same: list[Person]) -> Dispute:
    """Return the rows that claim one number."""
    rows = [DisputedRow(person.at[0], person.name, person) for person in same]
    return Dispute(same[0].student_no, tuple(rows))


def _conflicts(same: list[Person]) -> list[Problem]:
    """Return one error per row of a dispute."""
    different = list(dict.fromkeys(person.name for person in same))
    names = "、".join(different[:_NAMED])
    if len(different) > _NAMED:
        names += f"等 {len(different)} 个"
    return [
        _problem(
            person,
            ProblemKind.DUPLICATE_CONFLICT,
            Severity.ERROR,
            f"学号 {person.student_no} 有不同的姓名：{names}，请对照学生证选定一人",
        )
        for person in same
    ]


def _merge(same: list[Person]) -> tuple[Person, list[Problem]]:
    """Return one person of several equal rows, and what to say of the later ones."""
    first = same[0]
    known = {name: getattr(first, name) for name in _OPTIONAL}
    problems: list[Problem] = []
    asks = list(first.asks)
    for person in same[1:]:
        if _other_class(known["class_name"], person.class_name):
            kind, severity = ProblemKind.DUPLICATE_CLASS_CONFLICT, Severity.ASK
            what = f"班级写作{person.class_name}，前面写作{known['class_name']}"
            asks.append(kind)
        else:
            kind, severity = ProblemKind.DUPLICATE_EXACT, Severity.INFO
            at = first.at[0]
            where = "" if at.file == person.at[0].file else f"“{at.file}”"
            what = f"与{where}工作表“{at.sheet}”第 {at.row} 行重复，只算一人"
        problems.append(_problem(person, kind, severity, what))
        asks.extend(person.asks)
        for name, value in known.items():
            if value is None:
                known[name] = getattr(person, name)
    places = tuple(place for person in same for place in person.at)
    return replace(first, **known, at=places, asks=tuple(dict.fromkeys(asks))), problems


def _other_class(one: str | None, other: str | None) -> bool:
    """Tell whether two class names mean different classes."""
    if one is None or other is None:
        return False
    return one.replace(" ", "").removesuffix("班") != other.replace(" ", "").removesuffix("班")


def _problem(person: Person, kind: ProblemKind, severity: Severity, what: str) -> Problem:
    """Return a problem at the place of a row."""
    at = person.at[0]
    message = (
        f"第{at.row}行：{person.name}{what}"
        if what.startswith(("与", "班级"))
        else f"第{at.row}行：{what}"
    )
    return Problem(at, kind, severity, message, person.student_no, person.name)
