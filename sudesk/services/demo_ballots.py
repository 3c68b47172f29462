"""The demo's ballots: prepared, issued, collected, entered, sealed; and the rounds after."""

from collections.abc import Sequence
from dataclasses import replace

from sudesk.rules.election_rules import CountingWay
from sudesk.rules.voting import Ballot
from sudesk.services import (
    comparing,
    counting,
    doubts,
    entering,
    further_elections,
    imagination,
    officials,
    rounds,
    seals,
    zero_reports,
)
from sudesk.services.agenda import Item
from sudesk.services.demo_play import Play
from sudesk.services.rounds import Papers, RoundView
from sudesk.terms import NextStep, Role, RoundState

SPARE = 5  # papers printed beyond those present


def prepare(play: Play) -> None:
    """Fix the ballot of the first round on the eve."""
    play.do(rounds.prepare, play.election)


def issue(play: Play, _item: Item) -> None:
    """Open the vote and hand the papers out; all but one come back."""
    _issue(play, _present_round(play, play.election))


def count(play: Play, _item: Item) -> None:
    """Count round after round until nobody is to be elected any more, then for the chair."""
    _count_all(play, play.election)
    if chair := _call_for_the_chair(play):
        _issue(play, play.do(rounds.prepare, chair))
        _count_all(play, chair)


def _count_all(play: Play, election: int) -> None:
    while _count(play, round_id := _present_round(play, election)):
        _issue(play, play.do(counting.next_round, round_id))


def _call_for_the_chair(play: Play) -> int | None:
    """Call the chair's election among those elected, where the rules have it and two can stand."""
    if play.ask(further_elections.among_gate, play.election).blocks:
        return None
    if len(play.ask(further_elections.winners, play.election).names) < 2:
        return None
    return play.do(further_elections.call_among, play.election)


def _present_round(play: Play, election: int) -> int:
    return play.ask(rounds.rounds, election)[-1].id


def _issue(play: Play, round_id: int) -> None:
    play.do(rounds.open_voting, round_id)
    issued = play.ask(rounds.view, round_id).present or 0
    printed = issued + SPARE
    collected = imagination.collected(issued)
    play.do(rounds.record_papers, round_id, Papers(printed, issued, SPARE, collected))


def _read(play: Play, view: RoundView, tellers: int, papers: Sequence[Ballot]) -> None:
    """Let the tellers read every bundle; on one ballot the second passes a mark over."""
    slip = play.luck.randrange(len(papers)) if papers else 0
    for start in range(0, len(papers), zero_reports.BUNDLE):
        bundle = start // zero_reports.BUNDLE + 1
        part = papers[start : start + zero_reports.BUNDLE]
        for teller in range(1, tellers + 1):
            for place, ballot in enumerate(part, start):
                misread = teller == 2 and place == slip
                play.do(
                    entering.enter,
                    view.id,
                    teller,
                    bundle,
                    replace(ballot, marks=dict(list(ballot.marks.items())[1:]))
                    if misread
                    else ballot,
                )
            play.do(entering.finish, view.id, teller, bundle)
    _settle(play, view)


def _settle(play: Play, view: RoundView) -> None:
    """Let a scrutineer decide where the tellers differ: the first read the paper aright."""
    by = play.ask(officials.officials, play.congress).names(Role.SCRUTINEER)[0]
    for one in play.ask(comparing.differences, view.id):
        ground = doubts.GROUNDS[1]
        play.do(comparing.decide, view.id, one.bundle, one.place, one.first, ground, by)
        play.do(comparing.settle, view.id, one.bundle)


def _count(play: Play, round_id: int) -> bool:
    """Enter and seal one round; returns whether another is to be opened."""
    view = play.ask(rounds.view, round_id)
    assert view.state is RoundState.COUNTING  # its papers came back
    watchers = play.ask(officials.officials, play.congress)
    chief = watchers.names(Role.CHIEF_SCRUTINEER)[0]
    tellers = watchers.names(Role.TELLER)
    counting_now = tellers[: 1 if view.terms.counting is CountingWay.ONE_TELLER else 2]
    play.do(zero_reports.confirm, round_id, chief, counting_now)
    _read(play, view, len(counting_now), imagination.ballots(play.luck, view, view.present or 0))
    play.do(counting.seal, round_id, chief, tellers)
    play.do(seals.announce, round_id)
    snapshot = play.ask(counting.sealed, round_id)
    result = snapshot["result"]
    figures = result["figures"]
    elected = "、".join(result["elected"]) or "无人"
    play.say(
        f"{view.title}：发出{figures['issued']}张，收回{figures['collected']}张，"
        f"有效{figures['valid']}张，无效{figures['void']}张；{snapshot['formula']}；当选：{elected}"
    )
    again = result["next"] != NextStep.NONE.value
    if again and view.number == imagination.MOST_ROUNDS:
        play.say(f"空缺{result['vacant']}席，留待以后选举")
        return False
    return bool(again)
