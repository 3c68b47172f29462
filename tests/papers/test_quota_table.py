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
    pdf = render(replace(quota_table(classes), parts=()))
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
    (part,) = paper.parts
    steps = (replace(part.steps[0], lifted=True), *part.steps[1:])
    parts = (replace(part, steps=steps),)
    text = text_of(render(replace(paper, parts=parts))).replace("\r\n", "")
    assert "其中1个班级先各得1名，其余2个班级" in text


def test_a_percentage_shows_how_it_was_rounded() -> None:
    paper = quota_table(3)
    (part,) = paper.parts
    rounded = replace(part, students=95, percent="9.3%", exact="8.835", found=9)
    text = text_of(render(replace(paper, parts=(rounded,)))).replace("\r\n", "")
    assert "学生95人的9.3%为8.835名，小数进为整数，共9名。" in text
    whole = replace(part, students=90, percent="10%", exact="9", found=9)
    text = text_of(render(replace(paper, parts=(whole,)))).replace("\r\n", "")
    assert "学生90人的10%为9名，共9名。" in text


def test_each_part_has_its_own_table_in_the_annex() -> None:
    paper = quota_table(6)
    (part,) = paper.parts
    grades = tuple(
        replace(part, steps=part.steps[n : n + 3], grade=f"{2024 + n // 3}级", floored=n == 0)
        for n in (0, 3)
    )
    pdf = render(replace(paper, parts=grades))
    text = text_of(pdf).replace("\r\n", "")
    seats = sum(step.seats for step in part.steps[:3])
    assert f"2024级按比例不足{seats}名，先给这个年级{seats}名。参加分配的班级3个" in text
    assert text.count("余数得名额") == 2
    assert page_count(pdf) == 2


def test_without_organisations_there_is_one_sum() -> None:
    text = text_of(render(replace(quota_table(3), organisations=())))
    assert "小计" not in text
    assert "不占班级名额" not in text


def test_the_method_is_stated_and_another_share_is_compared() -> None:
    text = text_of(render(replace(quota_table(3), ordinary_share=(55, 100), method="每班3名")))
    assert "每班3名；非骨干合计8名（8×100＜17×55）" in text.replace("\r\n", "")
