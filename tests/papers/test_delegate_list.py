from dataclasses import replace

import pytest

from papers.reading import lines_of, said, text_of
from papers.samples import delegate_list
from sudesk.papers.printing import page_count, render


def test_pages_lie_and_are_bound_at_their_top() -> None:
    pdf = render(delegate_list(5))
    lines = lines_of(pdf, 0)
    number = [at for at, line in lines.items() for seen in line if seen.char == "—"]
    assert number
    places = [seen for line in lines.values() for seen in line if seen.size == 14]
    assert {round(seen.x, 1) for seen in places} == {round(297 - 270.63, 1)}


def test_the_head_is_repeated() -> None:
    pdf = render(delegate_list(60))
    assert text_of(pdf).count("政治面貌") == page_count(pdf) - 1 >= 3


@pytest.mark.parametrize("count", range(12, 20))
def test_the_lines_to_sign_on_stand_with_three_rows(count: int) -> None:
    pdf = render(delegate_list(count))
    last = lines_of(pdf, page_count(pdf) - 2).values()  # the last one names observers and guests
    text = "\n".join(said(line) for line in last)
    assert "代表资格审查组：" in text
    assert text.count("第一代表团") >= 3


def test_unknown_is_left_empty() -> None:
    paper = delegate_list(1)
    row = replace(paper.rows[0], core=None)
    assert "是\r\n" not in text_of(render(replace(paper, rows=(row,))))


def test_those_without_a_vote_stand_on_a_page_of_their_own() -> None:
    paper = delegate_list(5)
    pdf = render(paper)
    page = "\n".join(said(line) for line in lines_of(pdf, page_count(pdf) - 1).values())
    assert "电商系学生会" in page
    assert "第一代表团" not in page
    alone = render(replace(paper, others=()))
    assert page_count(alone) == page_count(pdf) - 1
