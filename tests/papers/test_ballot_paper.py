import pytest

from papers.reading import text_of
from papers.samples import ballot_paper
from sudesk.papers.printing import render


def words(**changes: object) -> str:
    return text_of(render(ballot_paper(ballots=1, **changes))).replace("\r\n", "")


def test_the_ballot_says_how_many_and_in_which_order() -> None:
    assert "应选3名，候选人8名，按姓氏笔画为序" in words()
    assert "学生会主席团选票" in words()
    assert "浅黄色票" in words()


def test_the_legend_follows_the_marks_of_the_rules() -> None:
    text = words(approve_mark="√", oppose_mark="×")
    assert "同意的，在姓名上方符号栏画“√”；不同意的画“×”；弃权的不画符号。" in text


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("all", "另选他人的，在"),
        ("opposers", "不同意候选人的，可以"),
        ("none", "赞成人数不超过3名"),
    ],
)
def test_the_legend_follows_who_may_write_in(rule: str, said: str) -> None:
    text = words(write_ins=rule)
    assert said in text
    assert ("另选他人" in text) is (rule != "none")


def test_nothing_on_a_ballot_could_tell_it_from_another() -> None:
    text = text_of(render(ballot_paper(ballots=3)))
    first, second, third = text.split("4. 用黑色或蓝色笔填写")[:3]
    assert "校验" not in text
    assert second.count("王䶮") == third.count("王䶮") == first.count("王䶮") == 1


def test_a_rehearsal_says_so_on_every_ballot_and_behind_the_names() -> None:
    trial = text_of(render(ballot_paper(ballots=2, rehearsal=True)))
    assert trial.count("本票仅供演练，投入票箱的无效") == 2
    assert all(trial.count(char) > words().count(char) for char in "演练")
    assert "演" not in words()
