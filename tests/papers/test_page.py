"""The page of looks/papers, read back from the PDF of every paper to the tenth of a millimetre."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from papers.reading import MM, Seen, faces_of, lines_of, said
from papers.samples import (
    annual_report,
    attendance_book,
    blank_papers,
    cadre_lines,
    count_report,
    cover_letter,
    credentials_report,
    delegate_list,
    every_paper,
    opening_request,
    quota_table,
    result_report,
    second_request,
    work_report,
    year_papers,
)
from sudesk.papers.base import Paper
from sudesk.papers.cadres import CadreFile, CadreNotice
from sudesk.papers.characters import CLOSING, NEVER_FIRST, NEVER_LAST
from sudesk.papers.printing import page_count, render

ABOUT = 0.1
SLOT = 29.5 / MM
FIRST = 41.89
BODY = 15.75
LEFT, RIGHT, TABLES = 28.0, 183.58, 184.0
FOOT = 270.63
BARE = ("选票", "代表证", "列席证、特邀证")
EVERY = [paper for paper in (*every_paper(), *blank_papers()) if paper.name not in BARE]
each_paper = pytest.mark.parametrize("paper", EVERY, ids=lambda paper: paper.name)

# Text from the first page to the page given, before annexes and tables begin.
PROSE = (
    (opening_request(), 2),
    (second_request(), 2),
    (result_report(), 3),
    (credentials_report(), 2),
    (work_report(), 2),
    (annual_report(), 2),
)
each_text = pytest.mark.parametrize(("paper", "pages"), PROSE, ids=lambda one: str(one)[:12])


@cache
def pdf_of(paper: Paper) -> bytes:
    """The PDF of a paper that several tests read."""
    return render(paper)


def lying(pdf: bytes, page: int) -> bool:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        width, height = document.get_page_size(page)
        return bool(width > height)
    finally:
        document.close()


def body_lines(pdf: bytes, page: int) -> list[tuple[float, list[Seen]]]:
    """The lines of a page without its number and fingerprint."""
    return [(at, line) for at, line in lines_of(pdf, page).items() if at < 268]


def pages_of(paper: Paper) -> Iterator[tuple[bytes, int]]:
    pdf = pdf_of(paper)
    for page in range(page_count(pdf)):
        yield pdf, page


@each_paper
def test_number_and_fingerprint_stand_in_their_corners(paper: Paper) -> None:
    for pdf, page in pages_of(paper):
        if lying(pdf, page):
            turned = [
                seen for line in lines_of(pdf, page).values() for seen in line
                if abs(seen.x - (297 - FOOT)) < 0.3 or abs(seen.x - FOOT) < 0.3
                or seen.x < 28
            ]  # fmt: skip
            assert turned
            number = [seen for seen in turned if seen.size > 10]
            digits = "".join(s.char for s in sorted(number, key=lambda s: s.baseline))
            assert digits.replace("—", "") == str(page + 1)
            lowest = max(seen.baseline for seen in number)
            assert (lowest > 150) == (page % 2 == 0)
            continue
        foot = lines_of(pdf, page)[FOOT]
        left, right = foot[0], foot[-1]
        assert left.x == pytest.approx(32.94, abs=ABOUT)
        assert right.right == pytest.approx(179.06, abs=ABOUT)
        number, mark = (right, left) if page % 2 == 0 else (left, right)
        assert (number.char, number.size) == ("—", 14)
        assert mark.size == 6.5
        digits = [seen for seen in foot if seen.size == 14 and seen.char.isdigit()]
        assert "".join(seen.char for seen in digits) == str(page + 1)


@each_paper
def test_nothing_is_drawn_outside_the_type_area(paper: Paper) -> None:
    for pdf, page in pages_of(paper):
        if lying(pdf, page):
            inside = [
                seen for line in lines_of(pdf, page).values() for seen in line if seen.x >= 34.9
            ]
            assert max(seen.right for seen in inside) <= 260 + ABOUT
            assert max(seen.baseline for seen in inside) <= 184
            assert min(seen.baseline for seen in inside) >= 28
            continue
        for at, line in body_lines(pdf, page):
            assert 37 < at <= 262
            assert line[0].x >= LEFT - ABOUT
            hang = line[-1].size / 2 / MM if line[-1].char in CLOSING else 0.0
            assert line[-1].right <= TABLES + hang + ABOUT, said(line)


@each_paper
def test_titles_stand_in_the_middle_of_the_type_area(paper: Paper) -> None:
    found = False
    for pdf, page in pages_of(paper):
        middle = 147.5 if lying(pdf, page) else 106.0
        for line in lines_of(pdf, page).values():
            large = [seen for seen in line if seen.size == 22]
            if large:
                found = True
                assert len(large) >= 4, said(large)
                assert (large[0].x + large[-1].right) / 2 == pytest.approx(middle, abs=0.2)
    assert found


@each_text
def test_text_stands_on_the_grid_of_twenty_two_slots(paper: Paper, pages: int) -> None:
    pdf = pdf_of(paper)
    for page in range(pages):
        slots = []
        for at, line in body_lines(pdf, page):
            if line[0].size != BODY:
                continue
            slot = (at - FIRST) / SLOT
            slots.append(round(slot))
            below_title = page == 0 or slot < 22
            assert below_title
            if "年" not in said(line) or len(line) > 14:
                # issuers and dates hang half a slot lower than the grid, for the seal
                assert abs(slot - round(slot)) * SLOT < ABOUT or _sealed(line)
        assert max(slots) <= 21


def _sealed(line: list[Seen]) -> bool:
    return line[0].x > 60 or said(line).startswith("（联系")


@each_text
def test_lines_are_justified_and_no_mark_stands_where_it_must_not(paper: Paper, pages: int) -> None:
    pdf = pdf_of(paper)
    full = 0
    for page in range(pages):
        lines = [line for _, line in body_lines(pdf, page) if line[0].size == BODY]
        for line, after in pairwise(lines):
            runs_on = abs(after[0].x - LEFT) < 1.5 and after[0].char not in "学共会"
            if not runs_on or said(after).endswith("：") or line[0].x > 60:
                continue
            full += 1
            last, first = line[-1], after[0]
            assert first.char not in NEVER_FIRST, said(after)
            assert last.char not in NEVER_LAST, said(line)
            hang = BODY / 2 / MM if last.char in CLOSING else 0.0
            assert RIGHT - ABOUT <= last.right <= RIGHT + hang + ABOUT, said(line)
            assert (line[0].x - LEFT) < ABOUT or line[0].x == pytest.approx(39.11, abs=1.5)
    assert full >= 2


@each_text
def test_levels_are_set_in_their_faces_two_characters_in(paper: Paper, pages: int) -> None:
    pdf = pdf_of(paper)
    heads = seconds = 0
    for page in range(pages):
        fonts = {(seen.baseline, seen.x): font for seen, font in faces_of(pdf, page)}
        for _, line in body_lines(pdf, page):
            text, first = said(line), line[0]
            if first.size != BODY:
                continue
            font = fonts[first.baseline, first.x]
            if re.match("[一二三四五六七八九]、", text) and first.x > 35:
                heads += 1
                assert font == "NotoSansSC-Medium"
                assert first.x == pytest.approx(39.11, abs=ABOUT)
            elif re.match("（[一二三四五]）", text):
                seconds += 1
                assert font == "SudeskKai-Regular"
            elif re.match(r"\d+\.", text) and 35 < first.x < 50:
                assert font == "SudeskFangSong-Regular"
                assert first.x == pytest.approx(39.11, abs=ABOUT)
    assert heads >= 2
    assert seconds or paper.number in (1,)


@each_text
def test_those_addressed_stand_flush_left_with_their_colon(paper: Paper, pages: int) -> None:
    lines = body_lines(pdf_of(paper), 0)
    addressed = next(line for _, line in lines if line[0].size == BODY and line[0].x < 30)
    assert addressed[0].x == pytest.approx(LEFT, abs=ABOUT)
    assert said(addressed).endswith("：")


SEALED = (
    opening_request(), second_request(), result_report(), cover_letter(), annual_report(),
    next(paper for paper in year_papers() if isinstance(paper, CadreNotice)),
)  # fmt: skip


@pytest.mark.parametrize("paper", SEALED, ids=lambda paper: paper.name)
def test_the_date_leaves_room_for_the_seal(paper: Paper) -> None:
    pdf = pdf_of(paper)
    for page in range(page_count(pdf)):
        lines = body_lines(pdf, page)
        for place, (at, line) in enumerate(lines):
            if not re.fullmatch(r"2026年\d+月\d+日", said(line)) or line[0].x < 60:
                continue
            assert line[-1].right == pytest.approx(161.35, abs=ABOUT)
            names_at, names = lines[place - 1]
            assert at - names_at == pytest.approx(SLOT, abs=ABOUT)
            centre = (line[0].x + line[-1].right) / 2
            half = next(
                (i for i, seen in enumerate(names) if i and seen.x - names[i - 1].right > 2), 0
            )
            last = names[half:]
            assert (last[0].x + last[-1].right) / 2 == pytest.approx(centre, abs=0.2)
            above, _ = lines[place - 2]
            assert names_at - above == pytest.approx(2.5 * SLOT, abs=0.3)
            seal_top = (names_at + at) / 2 - 42 / 2
            assert seal_top > above  # the seal covers no word
            assert (names_at + at) / 2 + 42 / 2 < 264
            return
    raise AssertionError("no date over which a seal could stand")


REPEATED = (
    (quota_table(60), ("序号年级", "序号班级")), (delegate_list(90), "序号代表团"),
    (credentials_report(), "序号班级"), (year_papers()[-1], "序号文书"),
    (attendance_book(100), "序号姓名"), (count_report(lines=count_report().lines * 5), "序号姓名"),
    (CadreFile("系学生会", "系团总支", cadre_lines() * 5), "序号姓名"),
)  # fmt: skip


@pytest.mark.parametrize(("paper", "head"), REPEATED, ids=lambda one: str(one)[:10])
def test_the_heads_of_a_table_stand_on_every_page_of_it(
    paper: Paper, head: str | tuple[str, ...]
) -> None:
    pdf = render(paper)
    pages = page_count(pdf)
    assert pages >= 2
    headed = sum(
        any(_close(said(line)).startswith(head) for line in lines_of(pdf, page).values())
        for page in range(pages)
    )
    assert headed >= pages - (3 if paper.number == 6 else 1 if paper.number == 5 else 0)


def _close(text: str) -> str:
    return re.sub(r"\s|　", "", text)


def growing(count: int) -> Iterator[tuple[Paper, str]]:
    """Papers with so many rows over the lines that are signed."""
    yield quota_table(count), "制表人"
    yield replace(delegate_list(count), others=()), "代表资格审查组："
    yield CadreFile("系学生会", "系团总支", (cadre_lines() * 6)[:count]), "填表人"
    yield count_report(lines=(count_report().lines * 5)[:count]), "总监票人"


@pytest.mark.parametrize("count", range(8, 41, 2))
def test_lines_to_sign_on_are_never_alone_on_a_page(count: int) -> None:
    for paper, signer in growing(count):
        pdf = render(paper)
        for page in range(page_count(pdf)):
            lines = list(lines_of(pdf, page).values())
            signed = next((i for i, one in enumerate(lines) if signer in said(one)), None)
            if signed is not None:
                assert signed >= 2, (paper.name, count)  # two lines of text, or two rows
                break
        else:
            raise AssertionError(paper.name)
