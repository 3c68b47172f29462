import pytest

from papers.samples import FIGURES, HALF, LINES, ORDER
from sudesk.papers.base import BallotFigures, Threshold
from sudesk.papers.findings import conclusion, measure, outcome_word, passed, reached, void_words
from sudesk.terms import NextStep, Outcome

PLURALITY = Threshold("赞成票多者当选", 1)


def conclude(
    elected: tuple[str, ...] = (),
    tied: tuple[str, ...] = (),
    vacant: int = 0,
    step: NextStep = NextStep.NONE,
    valid: bool = True,
    figures: BallotFigures = FIGURES,
) -> str:
    words = conclusion(valid, figures, 3, elected, tied, vacant, step, ORDER)
    return words.replace("\u2060", "")


def test_the_line_is_stated_with_its_numbers() -> None:
    assert measure(HALF) == "赞成票须超过实到代表的半数。实到88人，过半数须45票以上"
    assert measure(PLURALITY) == "赞成票多者当选"
    counted = Threshold("赞成票须超过有效票的半数", 44, "有效票", 86, "过半数")
    assert "有效票86张" in measure(counted)


def test_all_elected() -> None:
    assert conclude(("张三", "李四", "王五")) == (
        "收回选票不多于发出选票，选举有效。应选3名，张三、李四、王五（按姓氏笔画为序）当选，共3名。"
    )


def test_one_elected_needs_no_order() -> None:
    words = conclude(("张三",), vacant=2, step=NextStep.SECOND_BALLOT)
    assert "应选3名，张三当选。尚缺2名，须另行选举。" in words


def test_a_tie_waits_for_people() -> None:
    words = conclude(("张三", "李四"), ("王五", "赵六"), 1, NextStep.RE_BALLOT)
    assert "王五、赵六得票相等，人数多于余下的名额。" in words
    assert words.endswith("尚缺1名，须就得票相等的人再次投票。")


def test_a_vacancy_stays() -> None:
    assert conclude(vacant=3).endswith("没有人当选。尚缺3名，名额空缺。")


def test_an_invalid_election_elects_nobody() -> None:
    figures = BallotFigures(92, 88, 4, 89, 87, 2)
    words = conclude(valid=False, figures=figures, step=NextStep.REPEAT)
    assert words == "收回选票89张，多于发出选票88张，选举无效，没有人当选，须重新投票。"


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_has_a_short_word(outcome: Outcome) -> None:
    for threshold in (HALF, PLURALITY):
        assert 1 <= len(outcome_word(outcome, threshold)) <= 6


@pytest.mark.parametrize(
    ("passing", "words"),
    [
        ("过半数", "过半数"),
        ("超过三分之二", "超过三分之二"),
        ("三分之二以上", "达到三分之二以上"),
        ("", "当选"),
    ],
)
def test_passing_the_line_is_a_deed_in_good_chinese(passing: str, words: str) -> None:
    assert reached(Threshold("", 1, passing=passing)) == words


def test_who_passed() -> None:
    assert [line.name for line in LINES if passed(line)] == ["张喆", "林知远", "陈𬭎"]


def test_reasons_of_void_ballots() -> None:
    assert void_words(()) == ""
    assert void_words((("字迹无法辨认", 2),)) == "（字迹无法辨认）"
    assert void_words((("没有盖章", 1), ("多选", 2))) == "（没有盖章1张、多选2张）"
