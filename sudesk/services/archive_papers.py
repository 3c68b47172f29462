"""The catalogue of the archive (归档目录): every paper that is there, with what became of it."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.models.printed import Scan
from sudesk.papers.base import Paper
from sudesk.papers.catalogue import Catalogue, Filed
from sudesk.services import departments
from sudesk.services.congresses import CongressView
from sudesk.services.slots import Offer, Slot, named

# Where papers keep their own day, the day of signing before that of the event.
_DAYS = ["signed_on", "day", "listed_on", "counted_on", "held_on", "first"]
_BACK, _OPEN = "已签回", "—"


def offer(session: Session, congress: CongressView, others: Callable[[], Sequence[Offer]]) -> Offer:
    """Return paper 31 of everything that the others are; blank forms are no part of it."""
    slot = Slot(
        str(Catalogue.number), Catalogue.number, Catalogue.name, Catalogue.name, "", "papers",
        tabled=True,
    )  # fmt: skip
    return Offer(slot, partial(_catalogue, session, congress, others))


def _catalogue(
    session: Session, congress: CongressView, others: Callable[[], Sequence[Offer]]
) -> Catalogue:
    back = set(session.scalars(select(Scan.paper).where(Scan.congress_id == congress.id)))
    ready = [one for one in others() if one.slot.ready and not one.slot.blank]
    filed = tuple(_filed(one, back) for one in ready)
    return Catalogue(
        congress=named(session, congress),
        union=departments.founded(session).names.union,
        day=max((one.day for one in filed if one.day), default=congress.held_on),
        papers=filed,
    )


def _filed(offer: Offer, back: set[str]) -> Filed:
    from sudesk.papers.printing import fingerprint, pages_of

    paper, key = offer.gather(), offer.slot.key
    state = _BACK if key in back else _OPEN
    return Filed(offer.slot.title, dated(paper), pages_of(paper), state, fingerprint(paper))


def dated(paper: Paper) -> date | None:
    """Return the day that a paper bears, None where it bears none."""
    days = (getattr(paper, name, None) for name in _DAYS)
    return next((day for day in days if isinstance(day, date)), None)
