"""Paper 7, 候选人登记表: a page for each candidate, with a box each for class, League and Party."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from sudesk.papers.base import Congress, Paper
from sudesk.papers.boxes import Cell, beside_photo, opinion, passage, row
from sudesk.papers.pen import MM
from sudesk.papers.prose import note
from sudesk.papers.sheet import AREA, Flow, Strip, gap
from sudesk.papers.tables import Align
from sudesk.papers.titles import title

_ROW = 8.5
_BESIDE = 122 * MM  # what the photo leaves of the type area
_NOTE = "成绩以教务部门出具的证明为准。各级签署意见并盖章后归档。"


@dataclass(frozen=True, slots=True)
class CandidateForm:
    """One candidate; an empty word leaves a cell to be filled in by hand.

    ``rank``, ``period`` and ``fails`` are in words: 第21名，共95人; 2025—2026学年; 0门.
    """

    name: str
    gender: str
    ethnicity: str
    political: str
    cohort: str
    class_group: str
    major: str
    student_no: str
    stands_for: str
    posts: str = ""
    nominated_by: str = ""
    nominated_on: str = ""
    consented_on: str = ""
    rank: str = ""
    period: str = ""
    fails: str = ""
    deeds: str = ""


@dataclass(frozen=True, slots=True)
class CandidateForms(Paper):
    """Paper 7, a page each in the order given."""

    number: ClassVar[int] = 7
    template: ClassVar[int] = 1
    name: ClassVar[str] = "候选人登记表"

    congress: Congress
    forms: tuple[CandidateForm, ...]

    def compose(self) -> Flow:
        """Set every form on a page of its own."""
        return Flow(tuple(strip for form in self.forms for strip in self._page(form)))

    def _page(self, form: CandidateForm) -> Iterator[Strip]:
        key = object()
        yield replace(title((*self.congress.units, self.name), on_grid=False), fresh=True)
        yield gap(4 * MM, tied=True)
        yield beside_photo(tuple(self._person(form, key)), _BESIDE, key)
        yield _four(key, ("提名单位", form.nominated_by), ("提名日期", form.nominated_on))
        yield _four(key, ("专业排名", form.rank), ("统计期间", form.period))
        yield _four(key, ("不及格课程", form.fails), ("本人同意日期", form.consented_on))
        yield passage("主要\n事迹", form.deeds, 22, key)
        yield opinion("本人\n声明", "同意作为候选人，所填属实（签字）", 15, key)
        yield opinion("班级\n意见", "班长、团支部书记（签字）", 20, key)
        yield opinion("系团总支\n意见", "（签字、盖章）", 30, key)
        yield opinion("系党总支\n意见", "（签字、盖章）", 30, key)
        yield gap(1.5 * MM, tied=True)
        yield from note(_NOTE, size=10, pitch=16, width=AREA, indent=0)

    def _person(self, form: CandidateForm, key: object) -> Iterator[Strip]:
        yield _left(key, ("姓名", form.name), ("性别", form.gender))
        yield _left(key, ("民族", form.ethnicity), ("政治面貌", form.political))
        yield _left(key, ("年级", form.cohort), ("班级", form.class_group))
        yield _left(key, ("专业", form.major), ("学号", form.student_no))
        yield _left(key, ("现任职务", form.posts), ("竞选职务", form.stands_for))


def _left(key: object, left: tuple[str, str], right: tuple[str, str]) -> Strip:
    """Set two labels with their values beside the photo."""
    cells = (
        Cell(left[0], 25, label=True),
        Cell(left[1], 35, align=_align(left[0])),
        Cell(right[0], 22, label=True),
        Cell(right[1], 40),
    )
    return row(cells, _ROW, key, _BESIDE)


def _four(key: object, left: tuple[str, str], right: tuple[str, str]) -> Strip:
    """Set two labels with their values over the whole width."""
    cells = (
        Cell(left[0], 25, label=True),
        Cell(left[1], 57),
        Cell(right[0], 30, label=True),
        Cell(right[1], 44),
    )
    return row(cells, _ROW, key)


def _align(label: str) -> Align:
    return "name" if label == "姓名" else "centre"
