import re
import zlib

import pytest

from papers.reading import text_of
from sudesk.papers.charts import Bar, Stack, bars, stacks
from sudesk.papers.pen import MM, Pen
from sudesk.papers.sheet import A4, Flow, Strip


def drawn(strips: tuple[Strip, ...]) -> tuple[str, list[tuple[float, ...]]]:
    """The words of a chart, and its filled rectangles: grey, x, y, width, height."""
    pen = Pen("图")
    Flow(strips).draw(pen, "0000")
    pdf = pen.close()
    rects: list[tuple[float, ...]] = []
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.S):
        try:
            code = zlib.decompress(stream).decode("latin-1")
        except zlib.error:
            continue
        found = re.findall(r"([\d.]+) g ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re f", code)
        rects += [tuple(map(float, rect)) for rect in found]
    return text_of(pdf), rects


def test_a_bar_is_as_long_as_its_share_and_says_it() -> None:
    text, rects = drawn(bars("到会", [Bar("会计2401班", 3, 4), Bar("空班", 0, 0)]))
    tracks = [rect for rect in rects if rect[0] > 0.9]
    filled = [rect for rect in rects if rect[0] < 0.9]
    assert [round(bar[3] / track[3], 3) for bar, track in zip(filled, tracks, strict=True)] == [
        0.75,
        0.0,
    ]
    assert "3/4（75.0%）" in text
    assert "0/0" in text


def test_the_parts_of_a_stack_add_up_and_the_line_is_named() -> None:
    rows = [Stack("张喆", (40, 30, 16)), Stack("陈𬭎", (20, 10, 5))]
    text, rects = drawn(stacks("得票", ("赞成", "反对", "弃权"), rows, 45, "当选线45票"))
    parts = [rect for rect in rects if rect[3] > 4 * MM]
    whole = sum(rect[3] for rect in parts[:3])
    assert whole == pytest.approx(74 * MM, abs=0.1)
    assert parts[0][3] / whole == pytest.approx(40 / 86, abs=0.001)
    assert sum(rect[3] for rect in parts[3:]) / whole == pytest.approx(35 / 86, abs=0.001)
    assert "竖线：当选线45票" in text
    assert "陈𬭎" in text


def test_many_bars_run_over_several_pages() -> None:
    rows = [Bar(f"会计{n:04}班", n, 99) for n in range(80)]
    text, rects = drawn(bars("各班到会", rows))
    assert all(f"会计{n:04}班" in text for n in range(80))
    assert len(rects) == 160
    assert A4[1] - max(y + h for _, _, y, _, h in rects) >= 37 * MM - 1
    assert min(y for _, _, y, _, _ in rects) >= A4[1] - 262 * MM
