"""Papers as prints: made once, drawn in grey, saved whole, refused plainly."""

import pytest
from pypdfium2 import PdfDocument

from sudesk.errors import Stopped
from sudesk.services import congresses, papers, prints
from tests.services.conftest import opened


def silent(what, done, total):
    """Report to nobody."""


@pytest.fixture
def session(sealed_file, tmp_path):
    with opened(sealed_file, tmp_path) as store, store.reading() as session:
        yield session


@pytest.fixture
def congress(session):
    return congresses.needed(session).id


def slot_of(session, congress, number):
    return next(slot for slot in papers.slots(session, congress) if slot.number == number)


def test_a_print_tells_the_sizes_of_its_pages(session, congress):
    made = prints.make(session, silent, congress, "16", 2, {})
    document = PdfDocument(made.pdf)
    assert len(made.sizes) == len(document)
    document.close()
    assert {(round(width), round(height)) for width, height in made.sizes} == {(595, 842)}


def test_papers_printed_together_begin_on_sheets_of_their_own(session, congress):
    keys = ("15-1", "11", "16")
    alone = [len(prints.make(session, silent, congress, key, 1, {}).sizes) for key in keys]
    whole = prints.together(session, silent, congress, keys)
    blanks = sum(number % 2 for number in alone[:-1])
    assert blanks and len(whole.sizes) == sum(alone) + blanks
    document = PdfDocument(whole.pdf)
    place = 0
    for number in alone[:-1]:
        place += number
        if place % 2:
            assert not document[place].get_textpage().get_text_range()
            place += 1
    assert "选举结果的报告" in document[place].get_textpage().get_text_range().replace("\r\n", "")
    document.close()


def test_printing_together_stops_at_a_report(session, congress):
    def stop(what, done, total):
        raise Stopped

    with pytest.raises(Stopped):
        prints.together(session, stop, congress, ("16",))


def test_what_is_known_is_not_made_again(session, congress):
    made = prints.make(session, silent, congress, "16", 2, {})
    again = prints.make(session, silent, congress, "16", 2, {made.fingerprint: made})
    assert again is made


def test_a_ballot_is_one_full_sheet_cut_as_wished(session, congress):
    key = slot_of(session, congress, 12).key
    two, four = (prints.make(session, silent, congress, key, each, {}) for each in (2, 4))
    assert len(two.sizes) == len(four.sizes) == 1
    assert two.fingerprint != four.fingerprint


def test_a_page_is_drawn_dark_on_white(session, congress):
    made = prints.make(session, silent, congress, "16", 2, {})
    drawn = prints.picture(session, silent, made.pdf, 0, 1.0)
    assert (drawn.width, drawn.height) == (596, 842)
    assert len(drawn.pixels) == drawn.stride * drawn.height
    assert max(drawn.pixels) == 255
    assert min(drawn.pixels) < 64


def test_a_stopped_job_ends_before_the_press_and_leaves_it_free(session, congress):
    def stop(what, done, total):
        raise Stopped

    with pytest.raises(Stopped):
        prints.make(session, stop, congress, "16", 2, {})
    with pytest.raises(Stopped):
        prints.picture(session, stop, b"", 0, 1.0)
    assert not prints.PRESS.locked()


def test_every_paper_called_a_table_is_one(session, congress, tmp_path):
    called = [slot for slot in papers.slots(session, congress) if slot.number in prints.TABLED]
    assert called
    for slot in called:
        target = tmp_path / prints.table_name(slot)
        assert prints.save_table(session, silent, congress, slot, target) == target
        assert target.read_bytes().startswith(b"PK")


def test_every_paper_that_is_ready_is_saved(session, congress, tmp_path):
    paths = prints.save_all(session, silent, congress, tmp_path / "文书")
    assert [path.name for path in paths] == [
        slot.file_name for slot in papers.slots(session, congress) if slot.ready and not slot.blank
    ]
    assert all(path.read_bytes().startswith(b"%PDF") for path in paths)


def test_everybody_due_may_need_a_ballot(session, congress):
    assert prints.ballots_needed(session, congress) == congresses.needed(session).headcount
