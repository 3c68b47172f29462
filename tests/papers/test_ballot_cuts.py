import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.papers.ballot_cuts import CUTS, Cut

SEAL = 42.0

each_cut = pytest.mark.parametrize(
    "cut", CUTS.values(), ids=lambda cut: f"{cut.width}×{cut.height}"
)


@each_cut
def test_the_table_stands_in_the_middle_of_its_ballot(cut: Cut) -> None:
    assert cut.left + cut.right == cut.width


@each_cut
def test_the_lowest_table_leaves_room_for_the_whole_seal(cut: Cut) -> None:
    x, below = cut.seal
    assert below - SEAL / 2 >= 2.4
    assert cut.lowest + below + SEAL / 2 <= cut.height - 3
    assert x + SEAL / 2 <= cut.width - 6


@each_cut
@given(total=st.integers(1, 60))
def test_bands_hold_every_column_at_no_less_than_its_least_width(cut: Cut, total: int) -> None:
    columns = cut.columns(total)
    if columns is not None:
        assert columns.each * columns.bands >= total
        assert columns.each * (columns.bands - 1) < total
        assert columns.width >= cut.narrowest
        assert cut.top + columns.bands * cut.band <= cut.lowest + 0.01


def test_what_each_cut_holds() -> None:
    most = {n: max(t for t in range(1, 99) if cut.columns(t)) for n, cut in CUTS.items()}
    assert most == {1: 51, 2: 17, 4: 11}
