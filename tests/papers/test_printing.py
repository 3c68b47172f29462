import re
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papers.reading import fonts_of, text_of, title_of
from papers.samples import (
    RARE,
    attendance_book,
    ballot_paper,
    count_report,
    cover_letter,
    delegate_list,
    every_paper,
    quota_table,
    result_report,
)
from sudesk.errors import SudeskError
from sudesk.papers.attendance_book import AttendanceEntry, AttendanceSection
from sudesk.papers.base import Paper
from sudesk.papers.printing import facts, fingerprint, grouped, page_count, render

PAPERS = every_paper()
NAMES = [paper.name for paper in PAPERS]
each_paper = pytest.mark.parametrize("paper", PAPERS, ids=NAMES)


@each_paper
def test_every_font_is_an_embedded_subset(paper: Paper) -> None:
    named, embedded = fonts_of(render(paper))
    assert named == embedded
    assert all(re.match(r"[A-Z]{6}\+", name) for name in named)


@each_paper
def test_the_same_paper_gives_the_same_bytes(paper: Paper) -> None:
    assert render(paper) == render(paper)


@each_paper
def test_no_replacement_and_no_missing_character_is_read_back(paper: Paper) -> None:
    text = text_of(render(paper))
    assert not set(text) & {"\ufffd", "\x00", "\u2060"}


@each_paper
def test_every_page_but_ballots_and_cards_carries_the_fingerprint(paper: Paper) -> None:
    pdf = render(paper)
    bare = paper.name in ("选票", "代表证", "列席证、特邀证")
    expected = 0 if bare else page_count(pdf)
    assert text_of(pdf).count(f"校验 {fingerprint(paper)}") == expected
    assert text_of(pdf).count("校验 ") == expected


@pytest.mark.parametrize("name", RARE)
def test_names_are_read_back_to_the_letter_from_lists(name: str) -> None:
    assert name in text_of(render(attendance_book()))
    assert name in text_of(render(delegate_list()))


@pytest.mark.parametrize("name", ["张喆", "陈𬭎", "周𠅤", "王䶮", "林知远", "欧阳若溪"])
def test_names_are_read_back_to_the_letter_from_reports(name: str) -> None:
    assert name in text_of(render(count_report()))
    assert name in text_of(render(result_report())).replace("\r\n", "")


def test_names_of_figures_and_marks_are_data() -> None:
    entries = tuple(
        AttendanceEntry(name, "<b>&\n班")
        for name in ("<b>张</b>", "A&B", "\u202e王五", "李\n四", "(括)弧\\", "艾" * 200)
    )
    text = text_of(
        render(replace(attendance_book(), sections=(AttendanceSection("<i>", entries),)))
    )
    for word in ("<b>张</b>", "A&B", "王五", "李 四", "(括)弧\\", "<b>& 班", "<i>"):
        assert word in text
    assert text.count("艾") == 200


NOBODY = AttendanceSection("代表", (AttendanceEntry("王😀", ""),))


@pytest.mark.parametrize(
    "paper",
    [
        replace(attendance_book(), sections=(NOBODY,)),
        ballot_paper(candidates=("王😀",)),
        count_report(elected=("王😀",)),
    ],
    ids=["list", "ballot", "sentence"],
)
def test_a_character_without_a_font_stops_the_paper_and_is_named(paper: Paper) -> None:
    with pytest.raises(SudeskError, match=r"“王😀”中的“😀”（U\+1F600）"):
        render(paper)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_short_papers_are_whole(count: int) -> None:
    for paper in (attendance_book(count), delegate_list(count), quota_table(max(count, 1))):
        assert page_count(render(paper)) >= 1
    assert page_count(render(cover_letter(count))) == 2


def test_the_fingerprint_is_four_groups_and_follows_every_value() -> None:
    report = count_report()
    assert re.fullmatch(r"([0-9A-F]{4}-){3}[0-9A-F]{4}", fingerprint(report))
    assert fingerprint(report) == fingerprint(count_report())
    assert fingerprint(report) != fingerprint(count_report(seats=2))
    prints = {fingerprint(paper) for paper in PAPERS}
    assert len(prints) == len(PAPERS)


def test_digits_are_grouped_as_people_compare_them() -> None:
    assert grouped("d0ac8a31") == "D0AC-8A31"


def test_the_file_is_named_after_its_paper() -> None:
    assert title_of(render(count_report())) == "计票结果报告单"


@settings(max_examples=10, deadline=None)
@given(st.text(max_size=250), st.text("学生，。（）《》“”·a1 <&\n", max_size=250))
def test_whatever_people_type_either_prints_or_is_told_of(wild: str, tame: str) -> None:
    for text in (wild, tame):
        section = AttendanceSection(text, (AttendanceEntry(text, text),) * 3)
        papers: tuple[Paper, ...] = (
            replace(attendance_book(), sections=(section,), place=text, sitting=text),
            ballot_paper(candidates=(text, "王五"), election=text, issuer=text, colour=text),
            count_report(elected=(text,), notes=(text,), tellers=(text,) * 3, election=text),
            result_report(place=text, issuers=(text, text), addressees=(text,), notes=(text,)),
        )
        for paper in papers:
            try:
                assert page_count(render(paper)) >= 1
            except SudeskError as told:
                assert str(told).encode("utf-8")
                assert told.remedy


def test_the_facts_of_a_paper_leave_out_what_changes_by_itself() -> None:
    paper = result_report()
    later = replace(paper, signed_on=paper.signed_on + timedelta(days=1))
    assert fingerprint(later) != fingerprint(paper)
    assert facts(later) == facts(paper) != fingerprint(paper)
    other = replace(paper, place="别处")
    assert facts(other) != facts(paper)
