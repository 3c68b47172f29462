"""Paper 4, 代表登记表: a page for each delegate, with boxes for those who confirm the election."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from sudesk.papers.base import Congress, Paper
from sudesk.papers.boxes import Cell, opinion, passage, row
from sudesk.papers.pen import MM
from sudesk.papers.prose import note
from sudesk.papers.sheet import AREA, Flow, Strip, gap
from sudesk.papers.tables import Align
from sudesk.papers.titles import title

_ROW = 9.5
_NOTE = "本表一式一份，由本人填写“简要情况”，班级和团总支签署意见后交代表资格审查组。"


@dataclass(frozen=True, slots=True)
class DelegateForm:
    """One delegate; an empty word leaves a cell to be filled in by hand.

    ``meeting`` says in words when and how the class elected, ``votes`` 应到 实到 得票 in order.
    """

    name: str
    gender: str
    ethnicity: str
    political: str
    cohort: str
    class_group: str
    major: str
    student_no: str
    post: str
    core: bool
    origin: str
    delegation: str
    held_on: str = ""
    form: str = ""
    votes: tuple[str, str, str] = ("", "", "")
    by_class: bool = True


@dataclass(frozen=True, slots=True)
class DelegateForms(Paper):
    """Paper 4, a page each in the order given."""

    number: ClassVar[int] = 4
    template: ClassVar[int] = 1
    name: ClassVar[str] = "代表登记表"

    congress: Congress
    forms: tuple[DelegateForm, ...]

    def compose(self) -> Flow:
        """Set every form on a page of its own."""
        return Flow(tuple(strip for form in self.forms for strip in self._page(form)))

    def _page(self, form: DelegateForm) -> Iterator[Strip]:
        key = object()
        yield replace(title((*self.congress.units, self.name), on_grid=False), fresh=True)
        yield gap(5 * MM, tied=True)
        yield _labelled(key, ("姓名", form.name), ("性别", form.gender), ("民族", form.ethnicity))
        yield _labelled(
            key, ("政治面貌", form.political), ("年级", form.cohort), ("班级", form.class_group)
        )
        yield _pair(key, ("专业", form.major), ("学号", form.student_no))
        yield _pair(key, ("现任职务", form.post), ("学生会骨干", "是" if form.core else "否"))
        yield _pair(key, ("产生方式", form.origin), ("代表团", form.delegation))
        if form.by_class:
            yield _pair(key, ("班会日期", form.held_on), ("表决方式", form.form))
            due, present, votes = form.votes
            yield _labelled(
                key, ("班会应到", _unit(due, "人")), ("实到", _unit(present, "人")),
                ("得票", _unit(votes, "票")),
            )  # fmt: skip
        yield passage("简要\n情况", "", 34, key)
        first = ("班级\n意见", "班长、团支部书记（签字）") if form.by_class else (
            "推选单位\n意见", "负责人（签字、盖章）"
        )  # fmt: skip
        yield opinion(*first, 31, key)
        yield opinion("系团总支\n意见", "（盖章）", 31, key)
        yield opinion("资格审查组\n意见", "组长（签字）", 31, key)
        yield gap(2 * MM, tied=True)
        yield from note(_NOTE, size=10, pitch=18, width=AREA, indent=0)


def _labelled(key: object, *pairs: tuple[str, str]) -> Strip:
    """Set three labels with their values."""
    shares = ((16, 22), (12, 14), (12, 24))
    cells = [
        part
        for (label, value), (left, right) in zip(pairs, shares, strict=True)
        for part in (Cell(label, left, label=True), Cell(value, right, align=_align(label)))
    ]
    return row(cells, _ROW, key)


def _pair(key: object, left: tuple[str, str], right: tuple[str, str]) -> Strip:
    """Set two labels with their values."""
    return row(
        (
            Cell(left[0], 16, label=True),
            Cell(left[1], 36),
            Cell(right[0], 24, label=True),
            Cell(right[1], 24),
        ),
        _ROW,
        key,
    )


def _align(label: str) -> Align:
    return "name" if label == "姓名" else "centre"


def _unit(number: str, unit: str) -> str:
    return f"{number}{unit}" if number else ""
