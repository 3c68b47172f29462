from dataclasses import replace

from papers.reading import text_of
from papers.samples import credentials_report
from sudesk.papers.credentials_report import Kind
from sudesk.papers.printing import render


def text(**changes: object) -> str:
    return text_of(render(credentials_report(**changes))).replace("\r\n", "")


def test_it_says_how_they_were_elected_and_who_they_are() -> None:
    said = text()
    for words in (
        "全系在册学生1243人，分布在30个班级",
        "应选代表92人，其中班级代表84人，系学生会代表8人，现有代表92人",
        "各班级召开班会选举产生代表，20个班采用无记名投票、10个班采用举手表决",
        "到会人数达到应到人数三分之二的有29个班",
        "代表得票均超过到会人数的半数",
        "男生51人，占51/92（55.4%）",
        "各年级、各班级均有代表",
        "92名代表的产生符合规定程序",
        "审查组成员：张喆、陈𬭎",
    ):
        assert words in said


def test_nothing_is_said_of_meetings_that_are_not_recorded() -> None:
    lines = credentials_report().classes
    blank = tuple(
        replace(line, held_on=None, due=None, present=None, form="", enough=None) for line in lines
    )
    said = text(classes=blank, over_half=False)
    assert "召开班会" not in said
    assert "半数" not in said
    part = text(classes=(*lines[:2], *blank[2:]), over_half=False)
    assert "2个班级（共30个）召开班会选举产生代表" in part


def test_open_points_stand_with_the_reason() -> None:
    said = text(open_points=("代表登记表还没有交回的2名",), because="已核对原件")
    assert "尚待补齐：代表登记表还没有交回的2名" in said
    assert "审查组对此的说明：已核对原件" in said
    assert "尚待补齐" not in text()


def test_what_hardly_anybody_filled_in_is_not_counted() -> None:
    kinds = (Kind("民族", (), "名册中登记的只有10人，未作统计"), credentials_report().kinds[0])
    said = text(kinds=kinds)
    assert "（一）民族。名册中登记的只有10人，未作统计。" in said
    assert "0/" not in said.replace("10/", "")


def test_the_composition_is_drawn_on_a_page_of_its_own() -> None:
    said = text()
    assert "附件：1. 各班选举代表情况" in said
    assert "2. 代表构成情况图" in said
    drawn = said[said.rindex("代表构成情况图") :]
    assert "51/92（55.4%）" in drawn
    assert "45/92（48.9%）" in drawn
