from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from papers.reading import fonts_of, lines_of, said
from papers.samples import ASSEMBLY, opening_request, second_request
from sudesk.papers.base import Paper
from sudesk.papers.printing import page_count, render


def lines(paper: Paper) -> list[str]:
    pdf = render(paper)
    return [
        said(line)
        for page in range(page_count(pdf))
        for at, line in lines_of(pdf, page).items()
        if at < 268
    ]


def words(paper: Paper) -> str:
    return "".join(lines(paper))


def in_order(text: str, parts: Sequence[str]) -> bool:
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


def test_the_first_request_asks_for_one_matter_in_its_order() -> None:
    text = words(opening_request())
    assert in_order(
        text,
        (
            "关于召开智造与管理系",
            "智造与管理系党总支：",
            "根据《学生会组织改革方案》",
            "上一次大会已于2025年6月6日召开",
            "一、时间和地点",
            "拟于2026年6月5日（星期五）14时在图书馆报告厅召开。",
            "二、主要任务",
            "选举产生新一届学生会主席团（3名）",
            "征求同学对学校工作的意见和建议。",
            "三、参加人员",
            "在册学生412人",
            "代表名额共88名",
            "四、候选人的产生",
            "本专业前30%以内",
            "妥否，请批示。",
            "1.筹备工作日程安排",
            "2.代表名额分配表",
            "2026年5月6日",
            "（联系人：王老师，联系电话：0000-88880205）",
            "附件1",
        ),
    )


def test_the_schedule_lies_on_a_page_of_its_own() -> None:
    pdf = render(opening_request())
    last = [said(line) for line in lines_of(pdf, page_count(pdf) - 1).values()]
    assert last[:2] == ["附件1", "筹备工作日程安排"]
    assert any("2026年5月20日至22日" in line for line in last)
    assert any("正式大会" in line and "大会主席团" in line for line in last)


def test_what_is_not_known_yet_is_left_out() -> None:
    open_hour = replace(opening_request().appointed, hour="")
    text = words(opening_request(last_held=None, seats=None, posts=(), appointed=open_hour))
    assert "上一次大会" not in text
    assert "代表名额按各班人数分配" in text
    assert "选举产生新一届学生会主席团；" in text
    assert "（星期五）在图书馆报告厅" in text


def test_an_assembly_asks_for_everybody() -> None:
    text = words(opening_request(congress=ASSEMBLY, headcount=180))
    assert "拟召开全体学生大会，在册学生均应出席" in text
    assert "代表名额" not in text.replace("代表名额分配表", "")


def test_the_second_request_reports_what_was_prepared() -> None:
    text = words(second_request())
    assert in_order(
        text,
        (
            "关于正式召开智造与管理系",
            "经智造与管理系党总支2026年5月8日批复同意",
            "共选出代表88名，代表资格审查已经完成。",
            "代表名单于2026年5月20日至22日公示3个工作日，没有收到异议。",
            "应选1名，候选人2名（按姓氏笔画为序）：王一（机电2401班）、李雨桐",
            "拟于2026年6月5日（星期五）13时30分在图书馆报告厅召开。",
            "妥否，请批示。",
            "1.代表名册",
            "（联系电话：0000-88880205）",
        ),
    )


def test_the_second_request_claims_no_more_than_was_done() -> None:
    slate = replace(second_request().slates[0], notice=None)
    bare = second_request(
        reply="", reviewed=False, delegates_notice=None, slates=(slate, slate), attached=()
    )
    text = words(bare)
    assert "批复" not in text and "资格审查" not in text and "公示" not in text
    assert "附件" not in text
    assert "1.学生会主席团应选1名" in text and "2.学生会主席团应选1名" in text


def test_an_assembly_has_no_delegates_to_report() -> None:
    text = words(second_request(congress=ASSEMBLY, delegates=None, delegates_notice=None))
    assert "召开全体学生大会，应到名单已经核对" in text
    assert "选出代表" not in text


@pytest.mark.parametrize("paper", [opening_request(), second_request()])
def test_every_font_is_embedded(paper: Paper) -> None:
    named, embedded = fonts_of(render(paper))
    assert named == embedded != set()


def test_another_day_is_another_paper() -> None:
    assert render(opening_request()) == render(opening_request())
    assert render(opening_request()) != render(opening_request(signed_on=date(2026, 5, 7)))


def test_seats_that_no_class_gives_are_told_apart() -> None:
    paper = opening_request(seats=88, outside=(("会计协会代表", 2), ("当然代表", 6)))
    text = words(paper)
    assert "其中班级代表80名由班级学生大会选举产生，另有会计协会代表2名、当然代表6名" in text
