import pytest

from papers.reading import text_of
from papers.samples import issue_report
from sudesk.papers.printing import render


def words(**changes: object) -> str:
    return "".join(text_of(render(issue_report(**changes))).split())


def test_the_figures_are_checked_against_each_other() -> None:
    text = words()
    assert "印制92＝发出88＋剩余4；发出88张，不多于实到88人。" in text
    assert "收回的选票等于发出的选票，选举有效。" in text
    assert "封存校验码D0AC-8A31-0F5B-77E2" in text
    assert "韩言明" in text


@pytest.mark.parametrize(
    ("collected", "said"),
    [
        (87, "收回选票87张，未收回1张，收回的选票少于发出的选票，选举有效"),
        (89, "收回选票89张，多于发出选票88张，选举无效，须重新投票"),
    ],
)
def test_what_came_back_decides_whether_the_election_counts(collected: int, said: str) -> None:
    assert said in words(collected=collected)


def test_what_is_not_known_yet_leaves_its_cell_and_says_the_rule() -> None:
    blank = dict.fromkeys(
        ("due", "present", "on_leave", "printed", "issued", "left_over", "collected")
    )
    text = words(**blank, fingerprint="", chief_scrutineer="")
    assert "None" not in text
    assert "印制的选票应等于发出和剩余之和" in text
    assert "多于发出的选票，选举无效" in text
    assert "封存" not in text
