"""Paper 3, 代表名额分配表: how many delegates each class elects, and the arithmetic."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import Congress, Paper
from sudesk.papers.closing import Signer, signature_row
from sudesk.papers.faces import Face
from sudesk.papers.pen import MM, THICK, THIN
from sudesk.papers.prose import annex, note
from sudesk.papers.sheet import Flow, Strip, gap, tie, tie_end
from sudesk.papers.tables import Column, Row, Table
from sudesk.papers.titles import caption, title
from sudesk.papers.words import full_date

_COLUMNS = (
    Column("序号", 12),
    Column("年级", 18),
    Column("班　级", 40, "left"),
    Column("班级\n人数", 18, "figure"),
    Column("分配\n名额", 18, "figure"),
    Column("其中非骨干\n不少于", 24, "figure"),
    Column("备注", 26),
)
_STEPS = (
    Column("序号", 12),
    Column("班　级", 40, "left"),
    Column("班级\n人数", 17, "figure"),
    Column("人数×名额", 24, "figure"),
    Column("商", 15, "figure"),
    Column("余数", 18, "figure"),
    Column("余数\n得名额", 15, "figure"),
    Column("名额", 15, "figure"),
)


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """One class: its students, its seats, and how many of these go to 非骨干 at least.

    ``cohort`` is printed as it is given (2024级), — where there is none.
    """

    cohort: str
    class_group: str
    headcount: int
    seats: int
    ordinary: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """Seats outside the classes: the union, clubs, ex-officio delegates."""

    name: str
    seats: int
    ordinary: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class QuotaStep:
    """How one class came to its seats.

    ``whole`` and ``remainder`` are quotient and remainder of headcount × shared seats divided by
    the shared headcount; ``extra`` is 1 where the remainder won a seat. ``lifted`` marks a class
    that was given the minimum before the rest was shared; its whole and remainder are not printed.
    """

    class_group: str
    headcount: int
    whole: int
    remainder: int
    extra: int
    seats: int
    lifted: bool = False


@dataclass(frozen=True, slots=True)
class QuotaPart:
    """Seats that were shared among some classes, and where their number came from.

    ``grade`` is empty where classes of every grade share. ``percent`` of ``students`` is ``exact``
    seats, rounded up to ``found``; it is empty where there was no percentage. ``floored`` marks a
    grade that was given its least number before the rest was shared. ``shared_seats`` went to the
    ``shared_headcount`` of the classes that were not lifted. Without ``steps`` every class has the
    same seats.
    """

    shared_seats: int
    shared_headcount: int
    steps: tuple[QuotaStep, ...]
    grade: str = ""
    students: int = 0
    percent: str = ""
    exact: str = ""
    found: int = 0
    floored: bool = False


@dataclass(frozen=True, slots=True)
class QuotaTable(Paper):
    """Paper 3; ``parts`` may be empty, then there is no annex.

    ``method`` says in a clause how the seats were found; ``ordinary_share`` is the reference of
    非骨干 as part and whole.
    """

    number: ClassVar[int] = 3
    template: ClassVar[int] = 2
    name: ClassVar[str] = "代表名额分配表"

    congress: Congress
    counted_on: date
    minimum: int
    rows: tuple[QuotaRow, ...]
    organisations: tuple[OrganisationRow, ...] = ()
    method: str = ""
    parts: tuple[QuotaPart, ...] = ()
    ordinary_share: tuple[int, int] = (6, 10)
    notes: tuple[str, ...] = ()

    def compose(self) -> Flow:
        """Set the table, its lines to sign on, and the arithmetic on a page of its own."""
        table = Table(_COLUMNS, 10.5, 10.5, 7.6, 11)
        return Flow(
            (
                title((*self.congress.units, self.name), on_grid=False),
                caption(
                    (f"统计截止：{full_date(self.counted_on)}（以在册名册为准）",), ("单位：人",)
                ),
                *tie(table.strips(self._rows()), lines=3),
                gap(3 * MM, tied=True),
                *tie(self._explained()),
                signature_row((Signer("制表人"), Signer("审核人"))),
                *self._arithmetic(),
            )
        )

    def _rows(self) -> tuple[Row, ...]:
        classes = [
            Row(
                (
                    str(number),
                    row.cohort or "—",
                    row.class_group,
                    str(row.headcount),
                    str(row.seats),
                    str(row.ordinary),
                    row.note,
                )
            )
            for number, row in enumerate(self.rows, start=1)
        ]
        headcount = sum(row.headcount for row in self.rows)
        seats = sum(row.seats for row in self.rows)
        ordinary = sum(row.ordinary for row in self.rows)
        if not self.organisations:
            return (*classes, _sum_row("合计", headcount, seats, ordinary, ""))
        outside = [
            Row(
                (
                    str(number),
                    "—",
                    row.name,
                    "—",
                    str(row.seats),
                    str(row.ordinary),
                    row.note or "不占班级名额",
                ),
                above=THICK if number == len(self.rows) + 1 else THIN,
            )
            for number, row in enumerate(self.organisations, start=len(self.rows) + 1)
        ]
        seats_in_all, ordinary_in_all = self._totals()
        return (
            *classes,
            _sum_row("小计", headcount, seats, ordinary, "班级名额"),
            *outside,
            _sum_row("合计", headcount, seats_in_all, ordinary_in_all, ""),
        )

    def _totals(self) -> tuple[int, int]:
        """Return all seats, and those of 非骨干 among them."""
        parts = [(row.seats, row.ordinary) for row in self.rows]
        parts.extend((row.seats, row.ordinary) for row in self.organisations)
        return sum(seats for seats, _ in parts), sum(ordinary for _, ordinary in parts)

    def _explained(self) -> tuple[Strip, ...]:
        """State the method, and the share of 非骨干 as a comparison of whole numbers."""
        seats, ordinary = self._totals()
        part, whole = self.ordinary_share
        sign = "≥" if ordinary * whole >= seats * part else "＜"
        share = f"非骨干合计{ordinary}名（{ordinary}×{whole}{sign}{seats}×{part}）"
        method = f"{self.method}；" if self.method else ""
        reference = "，算式见附表" if self.parts else ""
        sentences = (f"{method}{share}{reference}。", *self.notes)
        return tuple(
            strip for text in sentences for strip in note(text, size=10.5, pitch=18.0, indent=0.0)
        )

    def _arithmetic(self) -> tuple[Strip, ...]:
        if not self.parts:
            return ()
        strips = list(annex("附表", ("名额分配算式",)))
        for place, part in enumerate(self.parts):
            if place:
                strips.append(gap(6 * MM))
            strips.extend(tie(note(_origin(part) + self._sharing(part))))
            strips.append(gap(3 * MM, tied=True))
            strips.extend(self._steps(part))
        return tuple(strips)

    def _sharing(self, part: QuotaPart) -> str:
        """Say how the seats of a part were shared among its classes."""
        shared = [step for step in part.steps if not step.lifted]
        lifted = len(part.steps) - len(shared)
        first = f"其中{lifted}个班级先各得{self.minimum}名，" if lifted else ""
        rest = "其余" if lifted else ""
        extra = sum(step.extra for step in shared)
        return (
            f"参加分配的班级{len(part.steps)}个，{first}{rest}{len(shared)}个班级共"
            f"{part.shared_headcount}人，分{part.shared_seats}名。每班人数×{part.shared_seats}"
            f"÷{part.shared_headcount}，商为先得的名额；余下{extra}名按余数从大到小各得1名，"
            "余数相等的，人数多的班级在先。"
        )

    def _steps(self, part: QuotaPart) -> tuple[Strip, ...]:
        shared = [step for step in part.steps if not step.lifted]
        table = Table(_STEPS, 10.5, 10.5, 7.6, 11)
        rows = [_step(number, step, part) for number, step in enumerate(part.steps, start=1)]
        total = Row(
            (
                "合计",
                "",
                str(sum(step.headcount for step in part.steps)),
                "",
                str(sum(step.whole for step in shared)),
                "",
                str(sum(step.extra for step in shared)),
                str(sum(step.seats for step in part.steps)),
            ),
            spans=((0, 2),),
            above=THICK,
            face=Face.HEADING,
        )
        return tuple(tie_end(table.strips((*rows, total)), 3))


def _origin(part: QuotaPart) -> str:
    """Say where the seats of a part came from."""
    if part.floored:
        seats = sum(step.seats for step in part.steps)
        return f"{part.grade}按比例不足{seats}名，先给这个年级{seats}名。"
    if not part.percent:
        return ""
    rounded = "小数进为整数，" if part.exact != str(part.found) else ""
    return (
        f"{part.grade}学生{part.students}人的{part.percent}为{part.exact}名，"
        f"{rounded}共{part.found}名。"
    )


def _step(number: int, step: QuotaStep, part: QuotaPart) -> Row:
    lead = (str(number), step.class_group, str(step.headcount))
    if step.lifted:
        return Row((*lead, "—", "—", "—", "—", str(step.seats)))
    product = step.headcount * part.shared_seats
    counted = (product, step.whole, step.remainder, step.extra, step.seats)
    return Row((*lead, *map(str, counted)))


def _sum_row(word: str, headcount: int, seats: int, ordinary: int, note_text: str) -> Row:
    return Row(
        (word, "", "", str(headcount), str(seats), str(ordinary), note_text),
        spans=((0, 3),),
        above=THICK,
        face=Face.HEADING,
    )
