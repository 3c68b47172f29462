import pytest

from sudesk.errors import SudeskError
from sudesk.rules.review import Study
from sudesk.services import candidates, elections, papers, reviews
from tests.reviewing import JUDGED


def slots(hall):
    found = hall.ask(papers.slots, hall.congress)
    return [(one.key, one.title, one.missing) for one in found if one.number == 7]


def test_there_is_a_form_paper_for_each_election(hall):
    hall.convene()
    assert slots(hall) == [("7", "候选人登记表", "还没有设立选举")]
    hall.call()
    hall.do(elections.call, hall.congress, "主席", 1)
    assert slots(hall) == [
        ("7-1", "候选人登记表 学生会主席团", ""),
        ("7-2", "候选人登记表 主席", "还没有提名候选人"),
    ]
    with pytest.raises(SudeskError, match="还没有提名候选人"):
        hall.ask(papers.compose, hall.congress, "7-2")


def test_the_forms_hold_what_is_known_of_those_who_stand(hall):
    hall.convene().call(standing=3)
    first, second, third = hall.ask(elections.view, hall.election).candidates
    hall.do(reviews.record_study, first.id, Study(freshman=True))
    hall.do(candidates.withdraw, third.id, "本人提出", JUDGED)
    fresh, plain = hall.ask(papers.compose, hall.congress, "7-1").forms
    assert (fresh.rank, fresh.fails) == ("新生第一学期，尚无排名", "")
    assert (plain.rank, plain.fails) == ("第2名，共40人", "0门")
    assert (plain.name, plain.stands_for) == (second.entry.name, "学生会主席团")
    assert (plain.nominated_on, plain.posts) == ("2026年12月4日", "班长")


def test_an_order_of_ones_own_is_printed_with_its_reason(hall):
    hall.convene().call()
    ids = [one.id for one in hall.ask(elections.view, hall.election).candidates]
    hall.do(elections.reorder, hall.election, ids[::-1], "王书记", "抽签")
    hall.prepare()
    assert hall.ask(papers.compose, hall.congress, "12-1").order == "排列次序：抽签"


def test_a_long_reason_does_not_overrun_the_ballot(hall):
    hall.convene().call()
    ids = [one.id for one in hall.ask(elections.view, hall.election).candidates]
    hall.do(elections.reorder, hall.election, ids[::-1], "王书记", "按报名先后" * 5)
    hall.prepare()
    assert hall.ask(papers.compose, hall.congress, "12-1").order == "按大会确定的次序排列"


def test_ballots_say_that_they_follow_the_strokes(hall):
    hall.convene().call().prepare()
    assert hall.ask(papers.compose, hall.congress, "12-1").order == "按姓氏笔画为序"
