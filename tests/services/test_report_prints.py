import pytest

from sudesk.errors import SudeskError
from sudesk.services import report_prints
from sudesk.services.work_report import Draft
from sudesk.services.writing import silent


def test_a_draft_is_shown_before_it_is_kept(hall):
    hall.convene()
    made = hall.ask(report_prints.preview, silent, hall.congress, Draft(text="一、回顾\n" * 30))
    assert len(made.sizes) == 2
    assert made.pdf.startswith(b"%PDF")


def test_a_character_without_a_font_is_named(hall):
    hall.convene()
    with pytest.raises(SudeskError, match="U\\+1F600"):
        hall.ask(report_prints.preview, silent, hall.congress, Draft(text="干得好😀"))
