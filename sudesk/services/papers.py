"""Every paper of a congress: which there are, why one cannot be printed yet, and its facts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

from sqlalchemy.orm import Session

from sudesk.errors import SudeskError
from sudesk.papers.base import Paper
from sudesk.papers.wordings import reworded
from sudesk.services import (
    archive_papers,
    attendance_papers,
    ballot_papers,
    blank_forms,
    candidate_papers,
    congresses,
    count_papers,
    credentials_papers,
    delegate_papers,
    hall_papers,
    notice_papers,
    quota_papers,
    reply_papers,
    report_papers,
    request_papers,
    resolution_papers,
    result_papers,
    rules_papers,
    wordings,
    year_papers,
)
from sudesk.services.slots import Offer, Slot, Source

SOURCES: tuple[Source, ...] = (
    request_papers.offers,
    reply_papers.offers,
    quota_papers.offers,
    delegate_papers.offers,
    credentials_papers.offers,
    candidate_papers.offers,
    notice_papers.offers,
    rules_papers.offers,
    hall_papers.offers,
    resolution_papers.offers,
    attendance_papers.offers,
    ballot_papers.offers,
    count_papers.offers,
    result_papers.offers,
    report_papers.offers,
    year_papers.offers,
    blank_forms.offers,
)


def slots(session: Session, congress_id: int) -> tuple[Slot, ...]:
    """Return every paper of a congress in order of number, ready or not."""
    return tuple(offer.slot for offer in offers(session, congress_id))


def compose(session: Session, congress_id: int, key: str) -> Paper:
    """Return the facts of one paper; raises SudeskError, saying which fact is missing and where."""
    return composed(session, congress_id, (key,))[key]


def composed(session: Session, congress_id: int, keys: Sequence[str]) -> dict[str, Paper]:
    """Return the facts of several papers at once, in the order of their keys."""
    return dict(each(session, congress_id, keys))


def each(session: Session, congress_id: int, keys: Iterable[str]) -> Iterator[tuple[str, Paper]]:
    """Yield the facts of several papers one by one, each gathered when its turn comes."""
    found = {offer.slot.key: offer for offer in offers(session, congress_id)}
    for key in keys:
        yield key, _gather(found.get(key), key)


def _gather(offer: Offer | None, key: str) -> Paper:
    if offer is None:
        raise SudeskError(f"本次大会没有“{key}”这种文书。")
    if offer.slot.missing:
        raise SudeskError(f"{offer.slot.title}还不能打印。", f"{offer.slot.missing}。")
    return offer.gather()


def offers(session: Session, congress_id: int) -> tuple[Offer, ...]:
    """Return every paper with the way to its facts, in order of number."""
    congress = congresses.view(session, congress_id)
    found = [offer for source in SOURCES for offer in source(session, congress)]
    own = wordings.own(session)
    # The catalogue tells of all the others: each is gathered once, whoever asks for it.
    worded = [replace(offer, gather=cache(partial(_reworded, offer, own))) for offer in found]
    told = _told_apart(sorted(worded, key=lambda offer: offer.slot.number))
    catalogue = archive_papers.offer(session, congress, lambda: told)
    return tuple(sorted((*told, catalogue), key=lambda offer: offer.slot.number))


def _reworded(offer: Offer, own: Mapping[str, str]) -> Paper:
    return reworded(offer.gather(), own)


def _told_apart(offers: list[Offer]) -> tuple[Offer, ...]:
    """Number papers of one title, as where a post is voted on in two elections."""
    seen: Counter[str] = Counter()
    result = []
    for offer in offers:
        slot = offer.slot
        seen[slot.title] += 1
        times = seen[slot.title]
        if times > 1:
            offer = replace(offer, slot=replace(slot, title=f"{slot.title} {times}"))
        result.append(offer)
    return tuple(result)
