"""Paper 18: the resolution under its title, with the votes that carried it."""

from dataclasses import replace
from datetime import date

from papers.reading import lines_of, said, text_of
from papers.samples import ASSEMBLY, CONGRESS
from sudesk.papers.printing import page_count, render
from sudesk.papers.resolution import Resolution, ShowOfHands

VOTE = ShowOfHands(92, 88, 80, 5, 3, "过半数须45票以上")
RESOLUTION = Resolution(
    CONGRESS,
    "关于学生会工作报告的决议",
    date(2026, 6, 12),
    (
        "智造与管理系第五次学生代表大会听取并审议了工作报告，决定批准这个报告。",
        "大会认为，一年来工作扎实。",
    ),
    VOTE,
)


def text(paper: Resolution) -> str:
    return text_of(render(paper)).replace("\r\n", "")


def test_it_says_what_was_resolved_by_whom_and_with_how_many_votes() -> None:
    told = text(RESOLUTION)
    for words in (
        "关于学生会工作报告的决议",
        "（2026年6月12日智造与管理系第五次学生代表大会通过）",
        "决定批准这个报告。",
        "大会认为，一年来工作扎实。",
        "应到代表92人，实到代表88人。经举手表决，同意80票，反对5票，弃权3票。",
        "实到代表过半数须45票以上，表决通过。",
    ):
        assert words in told
    assert "附件" not in told
    assert "2026年6月12日" in told.split("表决通过。")[1]


def test_an_assembly_has_students_and_an_attachment_is_named() -> None:
    told = text(replace(RESOLUTION, congress=ASSEMBLY, attachment="章程修订对照表"))
    assert "应到学生92人，实到学生88人" in told
    assert "附件：章程修订对照表" in told


def test_the_note_under_the_title_is_centred() -> None:
    pdf = render(RESOLUTION)
    lines = lines_of(pdf, 0)
    note = next(line for line in lines.values() if said(line).startswith("（2026年"))
    left, right = note[0].x - 28, 28 + 156 - note[-1].right
    assert abs(left - right) < 3  # mm; a bracket has half its em blank
    assert note[0].size == 15.75


def test_a_long_note_is_broken_and_a_long_text_runs_over() -> None:
    long = replace(CONGRESS, department="云湖职业技术学院智能制造与现代物流管理工程系（产业学院）")
    paper = replace(RESOLUTION, congress=long, paragraphs=("会议决定，" * 400,))
    assert page_count(render(paper)) > 1
    assert "产业学院）第五次学生代表大会通过）" in text(paper)


def test_people_write_what_they_like() -> None:
    assert "<甲> & 乙" in text(replace(RESOLUTION, paragraphs=("<甲> & 乙",)))
