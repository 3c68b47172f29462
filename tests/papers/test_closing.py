from datetime import date

import pytest

from papers.reading import Seen, lines_of, said
from sudesk.papers.closing import SEAL, Signer, sealed, signature_row, signatures, unsealed
from sudesk.papers.pen import MM, Pen
from sudesk.papers.sheet import A4, SLOT, Strip

DAY = date(2026, 6, 18)


def drawn(strip: Strip) -> dict[str, tuple[float, float]]:
    """Where each line of a block starts and ends when it stands at the left of the type area."""
    pen = Pen("试")
    pen.begin(*A4)
    assert strip.draw is not None
    strip.draw(pen, 28 * MM, 100 * MM)
    pen.end()
    lines = lines_of(pen.close(), 0).values()
    return {said(line): (line[0].x, line[-1].right) for line in lines}


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


def test_an_unsealed_issuer_and_its_date_stand_as_measured() -> None:
    lines = drawn(unsealed("代表资格审查组", DAY.replace(day=12)))
    assert lines["代表资格审查组"][0] == pytest.approx(125.23, abs=0.1)
    assert lines["2026年6月12日"] == pytest.approx((136.35, 172.46), abs=0.1)


def test_a_long_unsealed_issuer_ends_two_characters_from_the_right() -> None:
    lines = drawn(unsealed("系" * 12, DAY))
    assert lines["系" * 12][1] == pytest.approx(172.46, abs=0.1)
    assert lines["2026年6月18日"][0] - lines["系" * 12][0] == pytest.approx(11.11, abs=0.1)


def test_one_issuer_stands_centred_over_the_date() -> None:
    lines = drawn(sealed(("智造与管理系学生会",), DAY))
    start, end = lines["智造与管理系学生会"]
    assert (start + end) / 2 == pytest.approx(143.29, abs=0.1)
    assert lines["2026年6月18日"][1] == pytest.approx(161.35, abs=0.1)


def test_long_names_beside_each_other_stay_within_the_measure() -> None:
    lines = drawn(sealed(("系" * 13, "会" * 13), DAY))
    start, end = lines["系" * 13 + "会" * 13]
    assert start >= 28
    assert end <= 183.6


def test_a_name_too_long_for_its_line_stays_under_it() -> None:
    lines = drawn(signatures((Signer("监票人", ("阿依努尔·艾合买提·买买提明",) * 4),)))
    assert any(line.startswith("阿依努尔") for line in lines)
    assert max(end for _, end in lines.values()) <= 184.1


def test_a_seal_presses_on_issuer_and_date() -> None:
    pen = Pen("试")
    pen.begin(*A4)
    block = sealed(("智造与管理系学生会", "智造与管理系团总支"), DAY)
    assert block.draw is not None
    block.draw(pen, 28 * MM, 100 * MM)
    pen.end()
    pdf = pen.close()
    lines = {said(line): line for line in lines_of(pdf, 0).values()}
    (left, right) = pen.seals
    assert [page for page, _, _ in pen.seals] == [0, 0]
    assert right[1] - left[1] >= SEAL
    date_line = next(line for words, line in lines.items() if "2026年6月18日" in words)
    _, x, y = right
    issuers, day = (next(iter(line)).baseline for line in (_first(lines), date_line))
    assert issuers < y / MM + 2 < day + 4  # between issuer and date
    assert date_line[0].x < x / MM < date_line[-1].right


def _first(lines: dict[str, list[Seen]]) -> list[Seen]:
    return next(line for words, line in lines.items() if "学生会" in words)
