from dataclasses import replace

import pytest

from papers.reading import lines_of, said, text_of
from papers.samples import quota_table
from sudesk.papers.printing import page_count, render


def drawn(pdf: bytes, page: int) -> list[str]:
    return [said(line) for line in lines_of(pdf, page).values()]


def test_twenty_four_classes_fill_the_first_page() -> None:
    pdf = render(quota_table(36))
    first = drawn(pdf, 0)
    assert any(line.startswith("24") for line in first)
    assert not any(line.startswith("25") for line in first)


def test_the_head_is_repeated_and_the_arithmetic_starts_a_page() -> None:
    pdf = render(quota_table(36))
    assert page_count(pdf) == 4
    assert "其中非骨干" in text_of(pdf).split("— 1 —")[1]
    assert drawn(pdf, 2)[0] == "附表"


def test_sums_are_printed() -> None:
    paper = quota_table(36)
    text = text_of(render(paper)).replace("\r\n", " ")
    headcount = sum(row.headcount for row in paper.rows)
    seats = sum(row.seats for row in paper.rows)
    assert f"{headcount} {seats} 72" in text
    assert f"{headcount} {seats + 8} 74" in text


@pytest.mark.parametrize("classes", range(16, 32))
def test_the_lines_to_sign_on_never_stand_alone(classes: int) -> None:
    pdf = render(replace(quota_table(classes), steps=()))
    last = drawn(pdf, page_count(pdf) - 1)
    assert any(line.startswith("合计") for line in last)
    assert any("制表人" in line for line in last)
    assert sum(line[0].isdigit() for line in last) >= 2


def test_too_few_ordinary_seats_are_not_called_enough() -> None:
    paper = quota_table(3)
    rows = tuple(replace(row, ordinary=0) for row in paper.rows)
    assert "2×10＜" in text_of(render(replace(paper, rows=rows)))
    rows = tuple(replace(row, ordinary=4) for row in paper.rows)
    assert "14×10≥17×6" in text_of(render(replace(paper, rows=rows)))


def test_lifted_classes_are_told_apart() -> None:
    paper = quota_table(3)
    steps = (replace(paper.steps[0], lifted=True), *paper.steps[1:])
    text = text_of(render(replace(paper, steps=steps))).replace("\r\n", "")
    assert "其中1个班级先各得1名，其余2个班级" in text


def test_without_organisations_there_is_one_sum() -> None:
    text = text_of(render(replace(quota_table(3), organisations=())))
    assert "小计" not in text
    assert "不占班级名额" not in text
