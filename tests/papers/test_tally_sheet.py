from itertools import pairwise

import pytest

from papers.reading import lines_of, said, text_of
from papers.samples import RARE, tally_sheet
from sudesk.papers.printing import page_count, render


def test_eight_candidates_fill_one_sheet_within_the_type_area() -> None:
    pdf = render(tally_sheet())
    assert page_count(pdf) == 1
    lines = lines_of(pdf, 0)
    lowest = max(at for at in lines if at < 269)
    assert said(lines[lowest]) == "唱票人：计票人：监票人："
    assert lowest < 262


def test_the_boxes_stand_where_the_sheet_has_them() -> None:
    lines = lines_of(render(tally_sheet()), 0)
    head = next(line for line in lines.values() if said(line).startswith("5101520"))
    boxes: dict[int, str] = {}
    for seen in head:
        box = int((seen.x - 28 - 37) / 10.4)
        boxes[box] = boxes.get(box, "") + seen.char
    assert [boxes[i] for i in range(10)] == [str(5 * i) for i in range(1, 11)]
    kinds = [at for at, line in lines.items() if said(line).endswith(("赞成", "反对", "弃权"))]
    assert len(kinds) == 24
    steps = {round(after - before, 1) for before, after in pairwise(kinds)}
    assert steps == {5.9}


@pytest.mark.parametrize("count", [1, 8, 9, 16, 17])
def test_every_name_stands_once_and_write_ins_on_the_last_sheet(count: int) -> None:
    names = tuple(f"{RARE[i % 4][0]}{chr(ord('一') + i)}明" for i in range(count))
    pdf = render(tally_sheet(candidates=names))
    text = text_of(pdf)
    assert all(text.count(name) == 1 for name in names)
    assert text.count("另选") == 4
    assert text.count("唱票人") == page_count(pdf)


def test_a_sheet_for_each_bundle_with_its_number() -> None:
    pdf = render(tally_sheet(bundles=3, size=20))
    assert page_count(pdf) == 3
    assert "第2捆（共3捆）" in text_of(pdf)
    assert "至多20张" in text_of(pdf)


def test_no_write_ins_no_rows_for_them() -> None:
    assert "另选" not in text_of(render(tally_sheet(free_rows=0)))
