"""The demo's ballots: prepared, issued, collected, entered, sealed; and the rounds after."""

from sudesk.services import counting, imagination, officials, rounds
from sudesk.services.agenda import Item
from sudesk.services.demo_play import Play
from sudesk.services.rounds import Papers
from sudesk.terms import NextStep, Role, RoundState

SPARE = 5  # papers printed beyond those present


def prepare(play: Play) -> None:
    """Fix the ballot of the first round on the eve."""
    play.do(rounds.prepare, play.election)


def issue(play: Play, _item: Item) -> None:
    """Open the vote and hand the papers out; all but one come back."""
    _issue(play, _present_round(play))


def count(play: Play, _item: Item) -> None:
    """Count round after round until nobody is to be elected any more."""
    while _count(play, round_id := _present_round(play)):
        _issue(play, play.do(counting.next_round, round_id))


def _present_round(play: Play) -> int:
    return play.ask(rounds.rounds, play.election)[-1].id


def _issue(play: Play, round_id: int) -> None:
    play.do(rounds.open_voting, round_id)
    issued = play.ask(rounds.view, round_id).present or 0
    printed = issued + SPARE
    collected = imagination.collected(issued)
    play.do(rounds.record_papers, round_id, Papers(printed, issued, SPARE, collected))


def _count(play: Play, round_id: int) -> bool:
    """Enter and seal one round; returns whether another is to be opened."""
    view = play.ask(rounds.view, round_id)
    assert view.state is RoundState.COUNTING  # its papers came back
    for ballot in imagination.ballots(play.luck, view, view.present or 0):
        play.do(counting.enter, round_id, ballot)
    watchers = play.ask(officials.officials, play.congress)
    chief = watchers.names(Role.CHIEF_SCRUTINEER)[0]
    play.do(counting.seal, round_id, chief, watchers.names(Role.TELLER))
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
