import dataclasses

import pytest

from papers.samples import ASSEMBLY, CONGRESS, every_paper
from sudesk.papers.base import Congress, Paper
from sudesk.terms import CongressKind


def test_the_congress_is_named_in_units_of_sense() -> None:
    assert CONGRESS.units == ("智造与管理系", "第五次", "学生代表大会")
    assert CONGRESS.title == "智造与管理系第五次学生代表大会"
    assert Congress("会计系", "", CongressKind.ASSEMBLY).units == ("会计系", "全体学生大会")


def test_voters_are_delegates_or_students() -> None:
    assert CONGRESS.member == "代表"
    assert ASSEMBLY.member == "学生"


@pytest.mark.parametrize("paper", every_paper(), ids=lambda paper: paper.name)
def test_every_paper_has_its_number_and_cannot_be_changed(paper: Paper) -> None:
    assert paper.number in range(34)  # the cover is 0
    assert paper.template >= 1
    first = dataclasses.fields(paper)[0].name
    with pytest.raises(AttributeError):
        setattr(paper, first, ASSEMBLY)
