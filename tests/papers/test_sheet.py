from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sudesk.papers.sheet import BODY, HEIGHT, SLOT, Strip, gap, paginate, tie, tie_end

LINE = Strip(SLOT, tail=SLOT - BODY)


def test_twenty_two_slots_fill_a_page() -> None:
    assert [len(page) for page in paginate([LINE] * 45, HEIGHT)] == [22, 22, 1]


def test_what_has_no_white_tail_stays_within_the_type_area() -> None:
    row = Strip(SLOT)
    assert [len(page) for page in paginate([row] * 22, HEIGHT)] == [21, 1]
    assert 21 * SLOT < HEIGHT < 22 * SLOT


def test_tied_strips_stand_on_one_page() -> None:
    strips = [LINE] * 20 + list(tie([LINE] * 2)) + [Strip(3 * SLOT)]
    first, second = paginate(strips, HEIGHT)
    assert len(first) == 20
    assert len(second) == 3


def test_a_gap_is_left_out_at_a_pages_top() -> None:
    _, second = paginate([*[LINE] * 22, gap(SLOT), LINE], HEIGHT)
    assert second == [LINE]


def test_a_fresh_strip_starts_a_page() -> None:
    pages = paginate([LINE, Strip(SLOT, fresh=True), Strip(SLOT, fresh=True)], HEIGHT)
    assert [len(page) for page in pages] == [1, 1, 1]


def test_a_fresh_strip_starts_a_page_even_after_a_tied_one() -> None:
    assert len(paginate([*tie([LINE]), Strip(SLOT, fresh=True)], HEIGHT)) == 2


def test_a_head_is_repeated_where_a_page_begins() -> None:
    head = Strip(SLOT)
    row = replace(LINE, head=head)
    first, second = paginate([head, *[row] * 30], HEIGHT)
    assert len(first) == 22
    assert second[0] is head
    assert len(second) == 1 + 9


def test_tying_the_end_of_a_table_leaves_what_follows_free() -> None:
    assert [strip.tied for strip in tie_end([LINE] * 4, 3)] == [False, True, True, False]
    assert [strip.tied for strip in tie([LINE] * 4, 3)] == [False, True, True, True]


@given(st.lists(st.tuples(st.floats(1, 900), st.booleans(), st.booleans()), max_size=60))
def test_every_strip_that_is_no_gap_is_drawn_once_in_order(
    made: list[tuple[float, bool, bool]],
) -> None:
    strips = [Strip(height, tied=tied, fresh=fresh) for height, tied, fresh in made]
    pages = paginate(strips, HEIGHT)
    assert [strip for page in pages for strip in page] == strips
    for page in pages:
        assert len(page) <= 1 or sum(strip.height for strip in page) <= HEIGHT + 1
