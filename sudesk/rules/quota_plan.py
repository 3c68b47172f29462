"""The four ways to find the seats of the classes, each refused where it cannot be met."""

from collections.abc import Sequence
from dataclasses import dataclass

from sudesk.errors import Refused
from sudesk.rules.quotas import Sharing, Step, share
from sudesk.terms import QuotaMethod

MINIMUM = 1  # every class is represented (R2, by reference)
WHOLE = 1000  # percentages are kept in thousandths, so that 12.5 % is a whole number too


@dataclass(frozen=True, slots=True)
class Group:
    """A class on the roll; its grade is empty where nobody knows it."""

    name: str
    grade: str
    size: int


@dataclass(frozen=True, slots=True)
class Plan:
    """How the seats of the classes are to be found; only what the method asks for is read.

    ``seats`` is the total to share, ``per_mille`` the share of all students, ``each`` the seats
    of every class, ``by_grade`` the share of every grade in per mille. ``grade_floor`` is the
    least number of seats of every grade.
    """

    method: QuotaMethod
    seats: int = 0
    per_mille: int = 0
    each: int = 0
    by_grade: tuple[tuple[str, int], ...] = ()
    grade_floor: int = 0

    @classmethod
    def total(cls, seats: int) -> "Plan":
        """Return the plan that shares a total by largest remainder."""
        return cls(QuotaMethod.SHARE, seats=seats)


@dataclass(frozen=True, slots=True)
class Part:
    """Seats that were shared among some classes, and where their number came from.

    ``grade`` is empty where classes of every grade share; ``per_mille`` of ``students`` rounded
    up gave the seats, 0 where they were not found by a percentage; ``floored`` marks a grade that
    was given its floor before the rest was shared, ``even`` that every class simply has the same.
    """

    grade: str
    students: int
    sharing: Sharing
    per_mille: int = 0
    floored: bool = False
    even: bool = False

    @property
    def seats(self) -> int:
        """All seats of this part, those given as a minimum too."""
        return sum(step.seats for step in self.sharing.steps)


@dataclass(frozen=True, slots=True)
class Division:
    """The seats of all classes by a plan, with the whole arithmetic."""

    plan: Plan
    parts: tuple[Part, ...]

    @property
    def seats(self) -> int:
        """The seats of all classes together."""
        return sum(part.seats for part in self.parts)

    def found(self, name: str) -> tuple[Part, Step]:
        """Return the step of a class and the part in which it was made."""
        return next(
            (part, step) for part in self.parts for step in part.sharing.steps if step.name == name
        )


def divide(plan: Plan, classes: Sequence[Group]) -> Division:
    """Find the seats of every class; raises Refused where they cannot be found, with the way out.

    A percentage is taken of all students, or of a whole grade, and rounded up once; the seats are
    then shared among its classes by largest remainder. So no class is rounded by itself.
    """
    _check_floor(plan.grade_floor, classes)
    parts = _METHODS[plan.method](plan, classes)
    return Division(plan, tuple(parts))


def grades(classes: Sequence[Group]) -> dict[str, list[Group]]:
    """Return the classes by grade, the oldest first, those of no known grade last."""
    found: dict[str, list[Group]] = {}
    for group in sorted(classes, key=lambda group: (not group.grade, group.grade)):
        found.setdefault(group.grade, []).append(group)
    return found


def fewest(classes: Sequence[Group], grade_floor: int = 0) -> int:
    """Return the least total that gives every class and every grade what it must have."""
    return sum(_least_of(grade, members, grade_floor) for grade, members in grades(classes).items())


def taken_of(students: int, per_mille: int) -> int:
    """Return a percentage of students as seats, rounded up."""
    return -(-students * per_mille // WHOLE)


def per_mille_for(seats: int, students: int) -> int:
    """Return the least percentage, in per mille, that gives at least so many seats."""
    return (max(seats, 1) - 1) * WHOLE // students + 1


def percent_words(per_mille: int) -> str:
    """Say a percentage: 20%, 12.5%."""
    return f"{_decimal(per_mille, 10, 1)}%"


def exact_words(students: int, per_mille: int) -> str:
    """Say a percentage of students before it is rounded, exactly: 82.4."""
    return _decimal(students * per_mille, WHOLE, 3)


def grade_words(grade: str) -> str:
    """Say a grade: 2024级."""
    return f"{grade}级" if grade else "年级未知"


def _of_total(plan: Plan, classes: Sequence[Group]) -> list[Part]:
    least, students = fewest(classes, plan.grade_floor), _students(classes)
    if not least <= plan.seats <= students:
        raise Refused(
            f"{plan.seats}个名额分不下去。",
            f"本系{len(classes)}个班，{_minimum_words(plan.grade_floor)}，全系学生{students}人。",
            f"请在{least}至{students}之间另定总数。",
        )
    return _floored(plan.seats, classes, plan.grade_floor)


def _of_percent(plan: Plan, classes: Sequence[Group]) -> list[Part]:
    students, least = _students(classes), fewest(classes, plan.grade_floor)
    _check_percent(plan.per_mille)
    seats = taken_of(students, plan.per_mille)
    if seats < least:
        raise Refused(
            f"学生{students}人的{percent_words(plan.per_mille)}是{seats}名，分不下去。",
            f"本系{len(classes)}个班，{_minimum_words(plan.grade_floor)}，至少要{least}名。",
            f"请把百分比定在{percent_words(per_mille_for(least, students))}以上。",
        )
    *floored, rest = _floored(seats, classes, plan.grade_floor)
    return [*floored, Part("", students, rest.sharing, plan.per_mille)]


def _of_each(plan: Plan, classes: Sequence[Group]) -> list[Part]:
    smallest = min(classes, key=lambda group: group.size)
    if plan.each < MINIMUM:
        raise Refused(f"每班至少{MINIMUM}名。", "", f"请把每班名额定在{MINIMUM}以上。")
    if plan.each > smallest.size:
        raise Refused(
            f"{smallest.name}只有{smallest.size}人，不够每班{plan.each}名。",
            "",
            f"请把每班名额定在{smallest.size}以内，或改用按比例分配的方法。",
        )
    for grade, members in grades(classes).items():
        seats = plan.each * len(members)
        if seats < _least_of(grade, members, plan.grade_floor):
            raise Refused(
                f"{grade_words(grade)}{len(members)}个班共{seats}名，"
                f"少于每个年级至少{plan.grade_floor}名。",
                "",
                f"请把每班名额定在{-(-plan.grade_floor // len(members))}以上，或改小年级下限。",
            )
    steps = tuple(Step(group.name, group.size, plan.each, 0, 0) for group in classes)
    students = _students(classes)
    return [Part("", students, Sharing(plan.each * len(classes), students, steps), even=True)]


def _of_grades(plan: Plan, classes: Sequence[Group]) -> list[Part]:
    wanted = dict(plan.by_grade)
    parts = []
    for grade, members in grades(classes).items():
        per_mille, students = wanted.get(grade, 0), _students(members)
        if not per_mille:
            raise Refused(f"{grade_words(grade)}还没有定百分比。", "", "请给每个年级定百分比。")
        _check_percent(per_mille)
        seats, least = taken_of(students, per_mille), _least_of(grade, members, plan.grade_floor)
        if seats < least:
            raise Refused(
                f"{grade_words(grade)}{students}人的{percent_words(per_mille)}是{seats}名，"
                "分不下去。",
                f"这个年级{len(members)}个班，{_minimum_words(plan.grade_floor)}，至少要{least}名。",
                f"请把{grade_words(grade)}的百分比定在"
                f"{percent_words(per_mille_for(least, students))}以上。",
            )
        parts.append(Part(grade, students, _share(members, seats), per_mille))
    return parts


_METHODS = {
    QuotaMethod.SHARE: _of_total,
    QuotaMethod.PERCENT: _of_percent,
    QuotaMethod.FIXED: _of_each,
    QuotaMethod.BY_GRADE: _of_grades,
}


def _floored(seats: int, classes: Sequence[Group], floor: int) -> list[Part]:
    """Share a total; grades that come out under the floor are given it, the rest is shared anew.

    The last part is the rest.
    """
    among = grades(classes)
    parts: list[Part] = []
    while True:
        rest = [group for group in classes if group.grade in among]
        sharing = _share(rest, seats)
        got = {step.name: step.seats for step in sharing.steps}
        short = [
            grade
            for grade, members in among.items()
            if sum(got[group.name] for group in members) < _least_of(grade, members, floor)
        ]
        if not short:
            return [*parts, Part("", _students(rest), sharing)]
        for grade in short:
            members = among.pop(grade)
            parts.append(Part(grade, _students(members), _share(members, floor), floored=True))
            seats -= floor


def _share(classes: Sequence[Group], seats: int) -> Sharing:
    return share({group.name: group.size for group in classes}, seats, MINIMUM)


def _least_of(grade: str, members: Sequence[Group], floor: int) -> int:
    """Return the least number of seats of a grade; those of no known grade have no floor."""
    return max(MINIMUM * len(members), floor if grade else 0)


def _students(classes: Sequence[Group]) -> int:
    return sum(group.size for group in classes)


def _check_floor(floor: int, classes: Sequence[Group]) -> None:
    sizes = {grade: _students(members) for grade, members in grades(classes).items() if grade}
    small = [grade for grade, size in sizes.items() if size < floor]
    if small:
        size = sizes[small[0]]
        raise Refused(
            f"{grade_words(small[0])}只有{size}人，不够每个年级至少{floor}名。",
            "",
            f"请把年级下限改到{min(sizes.values())}以内。",
        )


def _check_percent(per_mille: int) -> None:
    if not 0 < per_mille <= WHOLE:
        raise Refused(
            f"不能按{percent_words(per_mille)}分配。", "", "请在0.1%至100%之间另定百分比。"
        )


def _minimum_words(floor: int) -> str:
    grade = f"、每个年级至少{floor}名" if floor else ""
    return f"每班至少{MINIMUM}名{grade}"


def _decimal(value: int, base: int, places: int) -> str:
    whole, part = divmod(value, base)
    digits = f"{part:0{places}d}".rstrip("0")
    return f"{whole}.{digits}" if digits else str(whole)
