"""How many ballots are needed, on how many sheets."""

from sudesk.errors import SudeskError
from sudesk.ui.papers import PapersPage
from tests.ui.papers_scenes import choose, settle, words_of


def test_ballots_are_told_in_sheets(paper: PapersPage) -> None:
    choose(paper, 12)
    box = paper.side.ballots
    assert box.needed.value() == 30
    assert (box.each, box.sheets) == (2, 15)
    box.per_sheet.choose(1)
    settle(paper.desk)
    assert box.sheets == 30
    box.needed.setValue(31)
    box.per_sheet.choose(2)
    settle(paper.desk)
    assert "A4 纸 16 页，印出 32 张。" in words_of(paper)


def test_ballots_that_do_not_fit_say_what_to_do(paper: PapersPage) -> None:
    choose(paper, 12)
    refused = SudeskError("选票放不下。", "没有这么多地方。", "请改为一张A4纸印2张选票。")
    paper.preview._show_error(refused)
    assert "请改为一张A4纸印2张选票。" in words_of(paper)
    assert not paper.side.print_button.isEnabled()
    assert paper.side.ballots.isVisible()
    paper.side.ballots.per_sheet.choose(1)
    settle(paper.desk)
    assert paper.side.print_button.isEnabled()
