from datetime import datetime

from sudesk.models.printed import Scan
from sudesk.papers.printing import fingerprint, page_count, render
from sudesk.services import papers
from sudesk.terms import ScanKind

NOW = datetime(2026, 12, 20, 9, 0)


def test_the_catalogue_lists_every_paper_that_is_there_with_its_state(sealed):
    with sealed.store.writing() as session:
        common = {"congress_id": sealed.congress, "facts": ""}
        session.add(
            Scan(
                paper="15-1", name="a.pdf", kind=ScanKind.PDF, size=3, sha256="0" * 64,
                attached_at=NOW, content=b"abc", **common,
            )
        )  # fmt: skip
    catalogue = sealed.ask(papers.compose, sealed.congress, "31")
    slots = [
        one
        for one in sealed.ask(papers.slots, sealed.congress)
        if one.ready and not one.blank and one.key != "31"
    ]
    assert [one.title for one in catalogue.papers] == [one.title for one in slots]
    filed = {slot.key: one for slot, one in zip(slots, catalogue.papers, strict=True)}
    assert filed["15-1"].state == "已签回"
    assert filed["16"].state == "—"
    for key in ("11", "16"):
        paper = sealed.ask(papers.compose, sealed.congress, key)
        assert filed[key].pages == page_count(render(paper))
        assert filed[key].fingerprint == fingerprint(paper)
    assert filed["16"].day == sealed.ask(papers.compose, sealed.congress, "16").signed_on


def test_the_catalogue_stands_in_order_and_is_there_before_anything_else(hall):
    hall.convene()
    numbers = [one.number for one in hall.ask(papers.slots, hall.congress)]
    assert numbers == sorted(numbers)
    assert 31 in numbers
    assert hall.ask(papers.compose, hall.congress, "31").papers
