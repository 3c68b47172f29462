"""What papers 20 to 31 say, filled in and blank."""

import pytest

from papers.reading import lines_of, text_of
from papers.samples import (
    CONGRESS,
    RARE,
    annual_report,
    blank_papers,
    year_papers,
)
from sudesk.papers.accounts import yuan
from sudesk.papers.base import Paper, Tabled
from sudesk.papers.printing import page_count, pages_of, render
from sudesk.papers.self_assessment import SelfAssessment

YEAR, BLANK = year_papers(), blank_papers()


def words(paper: Paper) -> str:
    return "".join(text_of(render(paper)).split())


@pytest.mark.parametrize("paper", BLANK, ids=lambda paper: paper.name)
def test_a_blank_form_is_one_page_with_room_to_write(paper: Paper) -> None:
    text = words(paper)
    assert pages_of(paper) == 1
    assert "None" not in text
    assert not any(name in text for name in RARE)


@pytest.mark.parametrize("paper", [*YEAR, *BLANK], ids=lambda paper: paper.name)
def test_nothing_is_drawn_below_the_type_area(paper: Paper) -> None:
    pdf = render(paper)
    for page in range(page_count(pdf)):
        text = lines_of(pdf, page)
        lying = len([at for at in text if at > 212]) == 0
        assert max(at for at in text if lying or at < 268) < (184.5 if lying else 262)


@pytest.mark.parametrize(
    "paper",
    [paper for paper in (*YEAR, *BLANK) if isinstance(paper, Tabled)],
    ids=lambda paper: paper.name,
)
def test_a_table_for_further_work_has_a_cell_under_every_head(paper: Paper) -> None:
    assert isinstance(paper, Tabled)
    heads, rows = paper.table()
    assert paper.heading
    assert len(set(heads)) == len(heads)
    assert all(len(row) == len(heads) for row in rows)


def test_the_boxes_that_were_chosen_are_filled() -> None:
    form, _, reply = YEAR[:3]
    assert "■教育教学" in words(form)
    assert "■立案" in words(form)
    assert "□不满意" in words(reply)
    assert "■满意" in words(reply)
    assert "■" not in words(BLANK[0])


def test_the_public_list_of_cadres_has_no_rank_and_no_fails() -> None:
    filed, public = (next(p for p in YEAR if p.name == name)
                     for name in ("干部名单备案表", "干部名单公示"))  # fmt: skip
    assert "18/74" in words(filed)
    assert "0门" in words(filed)
    assert "18/74" not in words(public)
    assert "0门" not in words(public)
    assert "0000-88880205" in words(public)


def test_sums_of_money_are_kept_in_fen() -> None:
    assert [yuan(fen) for fen in (0, 5, 128050, -1)] == ["0.00", "0.05", "1280.50", "-0.01"]
    accounts = next(paper for paper in YEAR if paper.number == 30)
    assert isinstance(accounts, Tabled)
    assert [row[5] for row in accounts.table()[1]] == ["5120.00", "3839.50"]
    assert "3839.50" in words(accounts)


def test_the_assessment_says_what_is_not_recorded() -> None:
    assert "请据实填写" in words(next(p for p in BLANK if isinstance(p, SelfAssessment)))
    assert "还没有记录" in words(next(p for p in YEAR if isinstance(p, SelfAssessment)))


def test_the_annual_report_draws_what_it_says() -> None:
    text = words(annual_report())
    assert "应到代表92人，实到88人，到会率88/92（95.7%）；请假3人，缺席1人。" in text
    assert "大会表决通过工作报告、选举办法。" in text
    assert "张喆、陈𬭎、林知远当选为学生会主席团成员" in text
    assert "大会收到提案7件，收集到对学校工作的意见建议2条" in text
    assert "1.希望实训楼晚间延长开放。" in text
    assert "2.食堂增加清真窗口。" in text
    assert "附件：1.学生会工作报告2.大会到会、代表构成和得票情况图" in text
    assert "竖线：当选线45票" in text
    assert "51/92（55.4%）" in text


def test_without_opinions_and_winners_the_report_says_so() -> None:
    text = words(annual_report(opinions=(), winners=(), adopted=(), report=False, proposals=0))
    assert "没有收集到对学校工作的其他意见建议" in text
    assert "本次选举没有人当选" in text
    assert "附件：大会到会" in text
    assert CONGRESS.title in text


def test_the_catalogue_repeats_its_head_and_sums_up() -> None:
    text = words(YEAR[-1])
    assert text.count("序号") == 2
    assert "共35种，630页" in text
    assert text.count("D0AC-8A31-0F5B-77E2") == 35
