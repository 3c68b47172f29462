import pypdfium2

from papers.reading import lines_of, text_of
from sudesk.papers.faces import Face
from sudesk.papers.pen import MM, Pen
from sudesk.papers.typesetting import phrase, spread


def drawn(*pages: tuple[str, float, float]) -> bytes:
    pen = Pen("试")
    for text, x, y in pages:
        pen.begin(210 * MM, 297 * MM)
        pen.text(phrase(text, Face.BODY, 12).runs, x * MM, y * MM)
        pen.end()
    return pen.close()


def test_text_stands_where_it_was_put() -> None:
    ((at, line),) = lines_of(drawn(("学生会", 28, 41.89)), 0).items()
    assert at == 41.89
    assert round(line[0].x, 2) == 28.0


def test_text_beyond_the_bmp_reads_back() -> None:
    assert "陈𬭎、周𠅤" in text_of(drawn(("陈𬭎、周𠅤", 28, 50)))


def test_marks_of_the_page_language_are_data() -> None:
    assert "(a)\\) Tj" in text_of(drawn(("(a)\\) Tj", 28, 50)))


def test_more_than_two_hundred_characters_take_another_subset_and_lose_none() -> None:
    text = "".join(map(chr, range(0x4E00, 0x4E00 + 300)))
    parts = [text[i : i + 30] for i in range(0, 300, 30)]
    assert text_of(drawn(*((part, 10, 50) for part in parts))).split() == parts


def test_a_spread_name_is_read_without_its_blank() -> None:
    pen = Pen("试")
    pen.begin(210 * MM, 297 * MM)
    pen.text(spread("张喆", Face.BODY, 12).runs, 100, 100)
    pen.text(spread("𠅤明", Face.BODY, 12).runs, 100, 200)
    pen.end()
    assert text_of(pen.close()).split() == ["张喆", "𠅤明"]


def test_a_form_is_placed_as_often_as_wanted() -> None:
    pen = Pen("试")
    pen.begin(210 * MM, 297 * MM)
    with pen.form("f", 210 * MM, 100 * MM):
        pen.text(phrase("选票", Face.BODY, 12).runs, 20 * MM, 30 * MM)
    pen.place("f", 0, 197 * MM)
    pen.place("f", 0, 97 * MM)
    pen.end()
    assert list(lines_of(pen.close(), 0)) == [30.0, 130.0]


def test_rules_are_as_dark_as_told() -> None:
    pen = Pen("试")
    pen.begin(100, 100)
    pen.rule(10, 50, 90, 50, 4)
    pen.rule(10, 80, 90, 80, 4, 0.5)
    pen.dotted(10, 20, 90, 20)
    pen.end()
    document = pypdfium2.PdfDocument(pen.close())
    image = document[0].render(grayscale=True).to_pil()
    document.close()
    assert image.getpixel((50, 50)) < 10
    assert 100 < image.getpixel((50, 80)) < 160
    assert image.getpixel((50, 5)) == 255


def test_turned_drawing_runs_down_the_left_of_a_lying_page() -> None:
    pen = Pen("试")
    pen.begin(297 * MM, 210 * MM)
    with pen.turned():
        pen.text(phrase("学生会", Face.BODY, 12).runs, 50 * MM, 270 * MM)
    pen.end()
    lines = lines_of(pen.close(), 0)
    seen = [seen for line in lines.values() for seen in line]
    assert {round(one.x, 1) for one in seen} == {27.0}
    assert round(seen[0].baseline, 1) == 50.0
