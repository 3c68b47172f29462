from sudesk.papers.prose import annex, attachments, headed, note, paragraph, salutation, section
from sudesk.papers.sheet import SLOT


def test_paragraphs_fill_slots() -> None:
    strips = paragraph("学" * 54)
    assert [strip.height for strip in strips] == [SLOT, SLOT]
    assert not any(strip.tied for strip in strips)


def test_a_heading_keeps_two_lines_with_it() -> None:
    assert [strip.tied for strip in headed("一、情况", paragraph("学" * 80))] == [
        True,
        True,
        False,
        False,
    ]
    assert [strip.tied for strip in headed("一、情况", paragraph("学"))] == [True, False]


def test_a_section_runs_on_after_its_lead() -> None:
    assert len(section("（一）到会情况。", "学" * 18)) == 1


def test_the_salutation_stays_with_the_text() -> None:
    assert [strip.tied for strip in salutation(("学院学生会", "学院团委"))] == [True]


def test_each_attachment_has_a_line() -> None:
    assert len(attachments(("计票结果报告单",))) == 1
    assert len(attachments(("计票结果报告单", "签到册"))) == 2


def test_notes_are_closer_than_the_grid() -> None:
    assert [strip.height for strip in note("学" * 40)] == [20.0, 20.0]


def test_an_annex_starts_a_page() -> None:
    label, *rest = annex("附表", ("名额分配算式",))
    assert label.fresh
    assert not any(strip.fresh for strip in rest)
