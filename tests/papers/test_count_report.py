from dataclasses import replace

import pytest

from papers.reading import lines_of, text_of
from papers.samples import FIGURES, LISTED, count_report
from sudesk.papers.base import CountLine
from sudesk.papers.printing import page_count, render
from sudesk.terms import NextStep, Outcome


def words(**changes: object) -> str:
    return text_of(render(count_report(**changes))).replace("\r\n", "")


def test_ten_names_with_their_seal_stand_on_one_page() -> None:
    assert page_count(render(count_report())) == 1
    assert page_count(render(count_report(fingerprint="D0AC-8A31-0F5B-77E2"))) == 1


def test_the_seal_is_named_once_there_is_one() -> None:
    sealed = text_of(render(count_report(fingerprint="D0AC-8A31-0F5B-77E2")))
    assert "封存校验码D0AC-8A31-0F5B-77E2" in "".join(sealed.split())
    assert "封存" not in text_of(render(count_report()))


def test_the_report_of_eight_candidates_fits_one_page() -> None:
    assert page_count(render(count_report())) == 1


def test_line_identities_and_conclusion_are_stated() -> None:
    text = words()
    assert "当选线：赞成票须超过实到代表的半数。实到88人，过半数须45票以上。" in text
    assert "印制92＝发出88＋剩余4；收回88＝有效86＋无效2（所选人数超过应选人数）" in text
    assert "每名候选人三项之和均为86；赞成票共257票，不多于86×3＝258票。" in text
    assert "应选3名，张喆、陈𬭎、林知远（按姓氏笔画为序）当选，共3名。" in text


def test_written_in_names_have_neither_opposers_nor_abstainers() -> None:
    assert "另选何嘉木会计2402班3——3未过半数" in "".join(words().split())


def test_an_invalid_election_decides_nobody() -> None:
    lines = tuple(replace(line, outcome=Outcome.NOT_DECIDED) for line in LISTED)
    text = words(
        lines=lines,
        figures=replace(FIGURES, collected=89, valid=87),
        valid_election=False,
        elected=(),
        next_step=NextStep.REPEAT,
    )
    assert "选举无效，没有人当选，须重新投票。" in text
    assert "未过半数" not in text


def test_decisions_that_passed_a_rule_are_printed() -> None:
    assert "说明：系党总支同意候选人人数不变。" in words(notes=("系党总支同意候选人人数不变",))


def test_names_of_those_who_sign_are_printed_where_known() -> None:
    assert all(name in words() for name in ("韩言明", "马明若", "宋怀舟"))
    unknown = words(chief_scrutineer="", scrutineers=(), tellers=())
    assert "总监票人：" in unknown
    assert "马明若" not in unknown


@pytest.mark.parametrize("count", range(8, 34, 3))
def test_the_lines_to_sign_on_take_the_conclusion_with_them(count: int) -> None:
    line = CountLine("欧阳若溪", "会计2401班", 3, 1, 82, False, Outcome.BELOW_LINE)
    pdf = render(count_report(lines=(line,) * count))
    last = lines_of(pdf, page_count(pdf) - 1).values()
    text = "".join(seen.char for line in last for seen in line)
    assert "总监票人：" in text
    assert "当选，共3名" in text


def test_a_later_round_is_told_apart() -> None:
    assert "学生会主席团选举（就平票者再次投票）" in words(round_name="就平票者再次投票")
