"""Paper 19: clause by clause, marked, its head repeated on every page."""

from dataclasses import replace
from datetime import date

import pypdfium2

from papers.reading import text_of
from papers.samples import CONGRESS
from sudesk.papers.charter_comparison import CharterComparison, ComparedClause
from sudesk.papers.printing import page_count, render

CLAUSES = (
    ComparedClause("第四条", "大会每两年召开一次。", "大会每年召开一次。", "改革方案二.3"),
    ComparedClause("第六条", "主席可以设助理。", "", "改革方案二.4"),
    ComparedClause("第七条", "", "干部每年接受考核：\n（一）政治素质；\n（二）道德品质。", ""),
)
PAPER = CharterComparison(CONGRESS, "智造与管理系学生会", None, CLAUSES, False)


def text(paper: CharterComparison) -> str:
    return text_of(render(paper)).replace("\r\n", "")


def shaded(paper: CharterComparison) -> int:
    """How many dots of the shade of deleted words the first page shows."""
    document = pypdfium2.PdfDocument(render(paper))
    try:
        picture = document[0].render(scale=1, grayscale=True).to_pil()
    finally:
        document.close()
    return sum(200 <= dot <= 216 for dot in picture.tobytes())


def test_every_clause_stands_before_and_after_with_its_reason() -> None:
    told = text(PAPER)
    for words in (
        "智造与管理系学生会章程修订对照表",
        "（草案，提请智造与管理系第五次学生代表大会审议）",
        "原条文",
        "大会每两年召开一次。",
        "大会每年召开一次。",
        "改革方案二.3",
        "（删去）",
        "（新增）",
        "（二）道德品质。",
        "没有列出的条文不变。",
    ):
        assert words in told


def test_once_adopted_it_says_when() -> None:
    adopted = replace(PAPER, adopted_on=date(2026, 6, 12), renumbered=True)
    told = text(adopted)
    assert "（2026年6月12日智造与管理系第五次学生代表大会通过）" in told
    assert "草案" not in told
    assert "序号相应调整" in told


def test_what_is_deleted_is_shaded_and_nothing_else() -> None:
    same = replace(PAPER, clauses=(ComparedClause("第一条", "甲乙丙", "甲乙丙丁", ""),))
    gone = replace(PAPER, clauses=(ComparedClause("第一条", "甲乙丙丁", "甲乙丙", ""),))
    assert shaded(gone) > shaded(same) + 60


def test_a_long_clause_goes_on_overleaf_under_the_head() -> None:
    long = ComparedClause("第八条", "旧的话。" * 400, "新的话。" * 400, "理由")
    paper = replace(PAPER, clauses=(*CLAUSES, long))
    pdf = render(paper)
    pages = page_count(pdf)
    assert pages >= 3
    assert text_of(pdf).count("修订后条文") == pages
    assert text(paper).count("旧") == 400


def test_blanks_at_the_end_of_a_line_do_not_move_the_shade() -> None:
    old = "甲 乙 " * 60 + "删去的话"
    paper = replace(PAPER, clauses=(ComparedClause("第一条", old, "甲 乙 " * 60, ""),))
    assert shaded(paper) > 100
