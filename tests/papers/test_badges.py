import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.reading import characters_of, lines_of, said, text_of
from papers.samples import RARE, attendee_badges, delegate_badges
from sudesk.papers.badges import EACH, _bars
from sudesk.papers.printing import page_count, render


def test_eight_cards_lie_on_a_sheet() -> None:
    assert [page_count(render(delegate_badges(n))) for n in (1, 8, 9, 17)] == [1, 1, 2, 3]
    assert EACH == 8


@pytest.mark.parametrize("name", RARE)
def test_names_are_read_back_to_the_letter(name: str) -> None:
    assert name in text_of(render(delegate_badges(8)))


def test_only_a_card_printed_again_says_so() -> None:
    assert text_of(render(delegate_badges(8))).count("补发") == 1
    badges = tuple(replace(one, reissued=False) for one in delegate_badges(8).badges)
    assert "补发" not in text_of(render(replace(delegate_badges(), badges=badges)))


def test_name_number_delegation_and_class_stand_on_each() -> None:
    text = text_of(render(delegate_badges(8)))
    assert text.count("第一代表团") == text.count("机电一体化2402班") == 8
    assert re.findall(r"1-0\d", text) == [f"1-0{n}" for n in range(1, 9)]


def test_names_are_the_largest_and_stay_within_their_card() -> None:
    for badge in (RARE[6], "阿" * 20):
        paper = replace(
            delegate_badges(1), badges=(replace(delegate_badges(1).badges[0], name=badge),)
        )
        places = [one for one in characters_of(render(paper), 0) if not one.char.isspace()]
        assert all(one.x >= 15 and one.right <= 105.5 for one in places)
    sizes = [one.size for one in characters_of(render(delegate_badges(1)), 0)]
    assert max(sizes) == 28


def test_who_has_no_vote_has_no_number_and_no_code() -> None:
    pdf = render(attendee_badges())
    text = text_of(pdf)
    for word in ("列席证", "特邀证", "电商系学生会", "办公室副主任", "欧阳若溪"):
        assert word in text
    lines = [said(line) for line in lines_of(pdf, 0).values()]
    assert any("电商系学生会" in line for line in lines)


@given(st.text("0123456789ABCDEFabcdef-", min_size=3, max_size=20))
def test_a_code_is_a_code_128(code: str) -> None:
    bars = list(_bars(code))
    assert [is_bar for is_bar, _ in bars] == [place % 2 == 0 for place in range(len(bars))]
    widths = [width for _, width in bars]
    assert widths[-7:] == [2, 3, 3, 1, 1, 1, 2]  # the stop sign
    signs = [widths[i : i + 6] for i in range(0, len(widths) - 7, 6)]
    assert all(sum(sign) == 11 for sign in signs)


def test_a_code_too_long_for_its_card_is_left_out() -> None:
    badge = replace(delegate_badges(1).badges[0], code="ABCDEFGHIJabcdefghij" * 2)
    plain = replace(badge, code="A1")
    long, short = (render(replace(delegate_badges(1), badges=(one,))) for one in (badge, plain))
    assert len(long) < len(short)
