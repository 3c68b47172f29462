"""Names as people have them: rare ones on every paper, hostile ones in every place."""

import dataclasses
import re
from collections.abc import Callable
from typing import Any

import pytest

from papers.reading import fonts_of, text_of
from papers.samples import (
    RARE,
    attendance_book,
    ballot_paper,
    blank_papers,
    delegate_list,
    every_paper,
)
from sudesk.errors import SudeskError
from sudesk.papers.base import Paper
from sudesk.papers.characters import clean
from sudesk.papers.printing import page_count, render

PLAIN = (
    "林知远", "赵明珂", "吴桐", "何嘉木", "沈一诺", "韩言明", "马明若", "郑行安", "罗景行",
    "高安星", "曹景一", "曾白时", "宋怀舟", "王老师", "王一", "李雨桐", "何安", "王五",
)  # fmt: skip
SEVEN = "䶮㛃𬭎𠅤喆堃"
PEOPLE = {name: name[0] + SEVEN[i % 6] + name[2:] for i, name in enumerate(PLAIN)}
DEPARTMENT = "智造与管理系"
EVERY = [*every_paper(), *blank_papers()]
each_paper = pytest.mark.parametrize("paper", EVERY, ids=lambda paper: paper.name)


def changed(value: Any, change: Callable[[str], str]) -> Any:
    """A paper, or a part of one, with a change made to every text in it."""
    if isinstance(value, str):
        return change(value) if type(value) is str else value
    if isinstance(value, tuple):
        return tuple(changed(part, change) for part in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {
            field.name: changed(getattr(value, field.name), change)
            for field in dataclasses.fields(value)
        }
        return dataclasses.replace(value, **fields)
    return value


def texts_in(value: Any) -> set[str]:
    found: set[str] = set()

    def keep(text: str) -> str:
        found.add(text)
        return text

    changed(value, keep)
    return found


def rare(text: str) -> str:
    for plain, other in PEOPLE.items():
        text = text.replace(plain, other)
    return text.replace(DEPARTMENT, "智造与堃𬭎系")


def people_of(paper: Paper) -> set[str]:
    """The names of persons that stand on a paper, each a text of its own."""
    return {text for text in texts_in(paper) if text in PLAIN or text in RARE}


NAMED = [paper for paper in EVERY if people_of(paper)]


def read_back(pdf: bytes) -> str:
    return re.sub(r"\s", "", text_of(pdf))


@each_paper
def test_rare_names_are_read_back_to_the_letter_from_every_paper(paper: Paper) -> None:
    renamed = changed(paper, rare)
    pdf = render(renamed)
    text = read_back(pdf)
    names = {*PEOPLE.values(), *RARE, "智造与堃𬭎系"}
    told = [name for name in names if any(name in words for words in texts_in(renamed))]
    if paper.name == "选票":  # names stand upright, character under character
        for name in told:
            assert all(char in text for char in name if char != "·"), name
    else:
        # a title may be broken inside the department's name
        assert [name for name in told if name not in text and len(name) < 6] == []
    named, embedded = fonts_of(pdf)
    assert named == embedded
    assert all(re.match(r"[A-Z]{6}\+", name) for name in named)
    assert not any("Helvetica" in name for name in named)
    assert not set(text) & {"\ufffd", "\x00"}


@pytest.mark.parametrize("char", "𠀀😀")
@each_paper
def test_an_unknown_character_stops_every_paper_and_is_named_with_its_name(
    paper: Paper, char: str
) -> None:
    people = [name for name in PLAIN if any(name == text for text in texts_in(paper))]
    wrong = f"王{char}"
    if people:
        paper = changed(paper, lambda text: wrong if text == people[0] else text)
        told = rf"“[^”]*{wrong}[^”]*”中的“{char}”（U\+{ord(char):04X}）"
    else:
        paper = changed(paper, lambda text: text.replace(DEPARTMENT, f"智造{char}系"))
        if not any(char in text for text in texts_in(paper)):
            pytest.skip("it bears no name of anybody")
        told = rf"智造{char}系[^”]*”中的“{char}”"
    with pytest.raises(SudeskError, match=told) as error:
        render(paper)
    assert error.value.remedy


HOSTILE = {
    "markup": "<b>张</b>",
    "ampersand": "A&B&amp;",
    "right-to-left": "\u202e王\u200f五",
    "line breaks": "李\n四\r\n五",
    "brackets": "(括)弧\\",
    "two hundred": "艾" * 200,
    "formula": "=1+2",
    "blank": "",
}


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("paper", NAMED, ids=lambda paper: paper.name)
def test_hostile_names_are_data_on_every_paper(paper: Paper, name: str) -> None:
    people = people_of(paper)
    paper = changed(paper, lambda text: name if text in people else text)
    if paper.name == "选票" and len(name) == 200:
        with pytest.raises(SudeskError, match="这个姓名有200个字") as told:
            render(paper)
        assert told.value.remedy
        return
    pdf = render(paper)
    text = read_back(pdf)
    assert page_count(pdf) >= 1
    shown = re.sub(r"\s", "", clean(name))
    if name and paper.name != "选票":
        assert shown in text or len(shown) == 200
        assert text.count("艾") >= (200 if len(shown) == 200 else 0)
    assert not set(text) & {"\u202e", "\u200f", "\ufffd"}


@pytest.mark.parametrize("department", ["", "系" * 200, "<i>系</i>&"])
@each_paper
def test_a_department_without_a_name_or_with_a_hostile_one(paper: Paper, department: str) -> None:
    paper = changed(paper, lambda text: text.replace(DEPARTMENT, department))
    assert page_count(render(paper)) >= 1


def test_three_thousand_delegates_are_all_there() -> None:
    for paper in (delegate_list(3000), attendance_book(3000)):
        pdf = render(paper)
        assert page_count(pdf) > 60
        text = text_of(pdf)
        assert text.count("阿依努尔·艾合买提") == 375
        assert "3000" in text


def test_many_candidates_on_a_ballot_are_told_of() -> None:
    names = tuple(f"王{chr(0x4E00 + i)}" for i in range(200))
    with pytest.raises(SudeskError) as told:
        render(ballot_paper(candidates=names))
    assert told.value.remedy
