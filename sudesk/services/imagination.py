"""What rosters do not say, invented from a seed for the demo: ranks, presences, a vote."""

from collections import Counter
from collections.abc import Sequence
from random import Random

from sudesk.rules.voting import Ballot
from sudesk.services.congresses import Entry
from sudesk.rules.review import Study
from sudesk.services.rounds import RoundView
from sudesk.terms import Mark, Presence

MOST_ROUNDS = 3  # after so many the demo leaves a seat vacant
_SHARE_PRESENT = 94  # of a hundred who are due


def majors(people: Sequence[Entry]) -> Counter[str]:
    """Return how many of these study each major."""
    return Counter(entry.major for entry in people)


def study(source: Random, peers: int) -> Study:
    """Return studies that meet the condition of rule B2 in a major of at least ten."""
    total = max(10, peers * 3)
    return Study(source.randint(1, total * 3 // 10), total, "2025—2026学年", 0)


def presences(source: Random, number: int) -> list[Presence]:
    """Return where so many people are: nearly all present, the quorum always met."""
    present = max(-(-number * _SHARE_PRESENT // 100), min(number, 6))
    away = number - present
    on_leave = away * 2 // 3
    places = (
        [Presence.PRESENT] * present
        + [Presence.ON_LEAVE] * on_leave
        + [Presence.ABSENT] * (away - on_leave)
    )
    source.shuffle(places)
    return places


def ballots(source: Random, view: RoundView, issued: int) -> list[Ballot]:
    """Return the ballots of an imaginary vote; in a large hall one paper does not come back."""
    collected = issued - (issued > 30)
    leaning = {name: 85 - 12 * place for place, name in enumerate(view.names)}
    return [_ballot(source, view, leaning) for _ in range(collected)]


def _ballot(source: Random, view: RoundView, leaning: dict[str, int]) -> Ballot:
    luck = source.randrange(100)
    if luck == 0:
        return Ballot({}, (), "字迹无法辨认")
    if luck == 1:
        return Ballot(dict.fromkeys(view.names, Mark.APPROVE))
    marks: dict[str, Mark] = {}
    for name in source.sample(view.names, len(view.names)):
        approved = sum(mark is Mark.APPROVE for mark in marks.values())
        throw = source.randrange(100)
        if throw < leaning[name] and approved < view.seats:
            marks[name] = Mark.APPROVE
        elif throw >= 92:
            marks[name] = Mark.OPPOSE
    approved = sum(mark is Mark.APPROVE for mark in marks.values())
    write_ins = ("何书墨",) if luck < 4 and approved < view.seats else ()
    return Ballot(marks, write_ins)
