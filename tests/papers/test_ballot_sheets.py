import pytest

from papers.reading import lines_of, said, text_of
from papers.samples import ballot_paper
from sudesk.errors import SudeskError
from sudesk.papers.printing import page_count, render


@pytest.mark.parametrize(
    ("per_sheet", "ballots", "pages"),
    [(1, None, 1), (2, None, 1), (4, None, 1), (2, 5, 3), (4, 9, 3), (1, 3, 3)],
)
def test_ballots_are_placed_so_many_on_a_sheet(
    per_sheet: int, ballots: int | None, pages: int
) -> None:
    pdf = render(ballot_paper(per_sheet=per_sheet, ballots=ballots))
    assert page_count(pdf) == pages
    assert text_of(pdf).count("填写说明") == (ballots or per_sheet)


def test_a_sheet_of_two_stands_as_measured() -> None:
    lines = lines_of(render(ballot_paper()), 0)
    words = {said(line): at for at, line in lines.items()}
    assert words["智造与管理系第五次学生代表大会"] in (20.0, 168.5)
    assert words["学生会主席团选票"] in (29.5, 178.0)
    assert words["应选3名，候选人8名，按姓氏笔画为序"] in (38.0, 186.5)


@pytest.mark.parametrize("per_sheet", [1, 2, 4])
def test_names_of_the_bmp_read_whole_and_none_loses_a_character(per_sheet: int) -> None:
    names = ("张喆", "欧阳若溪", "陈𬭎", "阿依努尔·艾合买提")
    text = text_of(render(ballot_paper(per_sheet=per_sheet, candidates=names, ballots=1)))
    assert "张喆" in text
    assert "欧阳若溪" in text
    assert "阿依努尔·艾合买提" in text
    assert "𬭎" in text


def test_thirty_candidates_and_fifteen_seats_fit_a_sheet_of_one() -> None:
    names = tuple(
        f"欧阳若{char}" for char in "溪木林森山川河海江湖天地日月星风雨雪云雷电花草竹石松柏兰梅菊"
    )
    paper = ballot_paper(per_sheet=1, candidates=names, seats=15)
    pdf = render(paper)
    assert all(name in text_of(pdf) for name in names)
    assert max(lines_of(pdf, 0)) < 287


@pytest.mark.parametrize("per_sheet", [2, 4])
def test_too_many_columns_are_refused_with_what_to_do(per_sheet: int) -> None:
    paper = ballot_paper(per_sheet=per_sheet, candidates=("张三",) * 30, seats=15)
    with pytest.raises(SudeskError, match=r"30名候选人和15个另选栏.*印1张选票"):
        render(paper)


def test_the_next_smaller_cut_that_holds_the_columns_is_named() -> None:
    with pytest.raises(SudeskError, match="印2张选票"):
        render(ballot_paper(per_sheet=4, candidates=("张三",) * 12))


def test_more_columns_than_any_sheet_holds_are_refused() -> None:
    with pytest.raises(SudeskError, match="分次选举"):
        render(ballot_paper(per_sheet=1, candidates=("张三",) * 60, seats=15))


def test_a_name_beyond_any_ballot_is_refused_by_name() -> None:
    with pytest.raises(SudeskError, match="放不下“艾艾艾"):
        render(ballot_paper(candidates=("艾" * 200, "王五")))


def test_many_ballots_share_one_form() -> None:
    two, many = render(ballot_paper(ballots=2)), render(ballot_paper(ballots=200))
    assert (len(many) - len(two)) / 99 < 800
