from datetime import date

import pytest

from sudesk.papers.closing import Signer, sealed, signature_row, signatures, unsealed
from sudesk.papers.pen import MM
from sudesk.papers.sheet import SLOT

DAY = date(2026, 6, 18)


def test_the_block_of_seals_has_room_for_the_whole_seal() -> None:
    assert sealed(("智造与管理系学生会", "智造与管理系团总支"), DAY).height == pytest.approx(
        126.4, abs=0.1
    )


def test_an_issuer_too_long_for_its_place_takes_a_second_line() -> None:
    short = sealed(("系" * 13, "系" * 13), DAY)
    long = sealed(("系" * 14, "系" * 13), DAY)
    assert long.height - short.height == pytest.approx(SLOT)
    assert sealed(("系" * 14,), DAY).height == short.height


def test_an_unsealed_issuer_takes_two_lines_under_a_blank() -> None:
    assert 2 * SLOT < unsealed("代表资格审查组", DAY).height < 3 * SLOT


def test_more_than_four_names_take_another_row() -> None:
    four = signatures((Signer("监票人", ("张三",) * 4),))
    five = signatures((Signer("监票人", ("张三",) * 5),))
    assert five.height - four.height == pytest.approx(11.5 * MM)


def test_a_row_without_a_date_is_lower() -> None:
    signers = (Signer("会务"), Signer("核对人"))
    assert signature_row(signers, dated=False).height < signature_row(signers).height
