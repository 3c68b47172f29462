"""Paper 22, 干部考核表: a cadre's scores on five dimensions, the total, grade and opinions."""

from dataclasses import dataclass, replace
from typing import ClassVar

from sudesk.papers.appraisals import DIMENSIONS, GRADES, RATERS
from sudesk.papers.base import Paper
from sudesk.papers.boxes import Cell, choices, fields, opinion, passage, row
from sudesk.papers.pen import MM
from sudesk.papers.sheet import Flow, Strip, gap
from sudesk.papers.titles import title

_ROW = 9.0


@dataclass(frozen=True, slots=True)
class Score:
    """One dimension: its weight in per cent and what each group of raters gave."""

    dimension: str
    weight: str = ""
    given: tuple[str, ...] = ()
    total: str = ""


@dataclass(frozen=True, slots=True)
class CadreReview:
    """One cadre; an empty word leaves its cell to be filled in by hand."""

    name: str = ""
    gender: str = ""
    political: str = ""
    class_group: str = ""
    post: str = ""
    since: str = ""
    period: str = ""
    scores: tuple[Score, ...] = tuple(Score(dimension) for dimension in DIMENSIONS)
    total: str = ""
    grade: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class CadreReviews(Paper):
    """Paper 22, a page each; ``raters`` are the groups whose scores are asked for."""

    number: ClassVar[int] = 22
    template: ClassVar[int] = 1
    name: ClassVar[str] = "干部考核表"

    union: str
    raters: tuple[str, ...] = RATERS
    reviews: tuple[CadreReview, ...] = (CadreReview(),)

    @property
    def heading(self) -> str:
        """The title over the table."""
        return f"{self.union}{self.name}"

    def table(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Return the heads of the columns, and a row for each cadre who is named."""
        heads = ("序号", "姓名", "班级", "职务", *DIMENSIONS, "总分", "等次")
        rows = tuple(
            (
                str(number),
                one.name,
                one.class_group,
                one.post,
                *(score.total for score in one.scores),
                one.total,
                one.grade,
            )
            for number, one in enumerate(self.reviews, 1)
            if one.name
        )
        return heads, rows

    def compose(self) -> Flow:
        """Set every review on a page of its own."""
        return Flow(tuple(strip for one in self.reviews for strip in self._page(one)))

    def _page(self, one: CadreReview) -> tuple[Strip, ...]:
        key = object()
        return (
            replace(title((self.union, self.name), on_grid=False), fresh=True),
            gap(5 * MM, tied=True),
            row(
                fields(("姓名", one.name), ("性别", one.gender), ("政治面貌", one.political)),
                _ROW, key,
            ),
            row(
                fields(("班级", one.class_group), ("职务", one.post), ("任职起", one.since)),
                _ROW, key,
            ),
            row((Cell("考核周期", 16, label=True), Cell(one.period, 84)), _ROW, key),
            *self._scores(one, key),
            passage("工作\n小结", one.summary, 34, key),
            opinion("本人\n意见", "本人（签字）", 22, key),
            opinion("学生会\n意见", "（盖章）", 24, key),
            opinion("系团总支\n意见", "（盖章）", 24, key),
        )  # fmt: skip

    def _scores(self, one: CadreReview, key: object) -> tuple[Strip, ...]:
        """Set a row for each dimension, its weight and what every group of raters gave."""
        share = 48 / max(len(self.raters), 1)
        head = row(
            (
                Cell("考核内容", 16, label=True),
                Cell("权重（%）", 14, label=True),
                *(Cell(group, share, label=True) for group in self.raters),
                Cell("加权得分", 22, label=True),
            ),
            _ROW,
            key,
        )
        rows = [
            row(
                (
                    Cell(score.dimension, 16, label=True),
                    Cell(score.weight, 14),
                    *(Cell(given, share) for given in _filled(score.given, len(self.raters))),
                    Cell(score.total, 22),
                ),
                _ROW,
                key,
            )
            for score in one.scores
        ]
        total = row(
            (
                Cell("等　次", 16, label=True),
                Cell(choices(GRADES, one.grade), 48),
                Cell("总　分", 14, label=True),
                Cell(one.total, 22),
            ),
            _ROW,
            key,
        )
        return (head, *rows, total)


def _filled(given: tuple[str, ...], groups: int) -> tuple[str, ...]:
    return given[:groups] + ("",) * (groups - len(given))
