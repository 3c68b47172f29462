"""The demo's road to its candidates: the call, nominations, review, approvals, the notices."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sudesk.rules.election_rules import DEFAULTS, CountingWay
from sudesk.services import (
    candidates,
    demo_delegates,
    departments,
    election_rules,
    elections,
    imagination,
    notices,
    objections,
    officials,
    replies,
    reviews,
    stages,
)
from sudesk.services.demo_play import Play
from sudesk.services.replies import Reply
from sudesk.terms import NoticeKind, Role, Ruled

PLACE = "系办公楼公告栏"
FIRST_SENT_ON, FIRST_REPLY_ON = date(2026, 11, 17), date(2026, 11, 19)
CALLED_ON = date(2026, 11, 30)
DELEGATES_UP_ON = date(2026, 12, 2)
OBJECTED_ON, ANSWERED_ON = date(2026, 12, 3), date(2026, 12, 4)
NOMINATED_ON, CONSENTED_ON, REVIEWED_ON = date(2026, 12, 3), date(2026, 12, 4), date(2026, 12, 7)
CANDIDATES_UP_ON, CANDIDATES_DOWN_ON = date(2026, 12, 11), date(2026, 12, 16)
PROPOSALS_ON, SECOND_SENT_ON = date(2026, 12, 14), date(2026, 12, 15)
SECOND_REPLY_ON = date(2026, 12, 17)

MOST = 4  # who stand; one more than there are seats
WATCHERS: tuple[Role, ...] = (
    Role.CHIEF_SCRUTINEER,
    Role.SCRUTINEER,
    Role.SCRUTINEER,
    Role.TELLER,
    Role.TELLER,
)


def ask_first(play: Play) -> None:
    """Send the first request to the Party organisation, and note its reply."""
    play.day(FIRST_SENT_ON)
    play.do(stages.mark_done, play.congress, "preparing", FIRST_SENT_ON, "送系党总支")
    _answer(play, Reply(replies.FIRST, "会计党〔2026〕12号", FIRST_REPLY_ON, "", True))


def ask_second(play: Play) -> None:
    """Close the proposals, send the second request, take the list down, and note the reply."""
    play.day(PROPOSALS_ON)
    play.do(stages.mark_done, play.congress, "proposals", PROPOSALS_ON)
    play.day(SECOND_SENT_ON)
    play.do(stages.mark_done, play.congress, "second_request", SECOND_SENT_ON, "送系党总支")
    take_down(play, CANDIDATES_DOWN_ON)
    _answer(play, Reply(replies.SECOND, "会计党〔2026〕15号", SECOND_REPLY_ON, "", True))


def _answer(play: Play, reply: Reply) -> None:
    names = play.ask(departments.founded).names
    play.day(reply.replied_on, 10)
    terms = "同意召开大会，请按程序做好筹备工作。"
    if reply.request == replies.SECOND:
        terms = "同意大会议程和候选人名单。"
    said = Reply(reply.request, reply.number, reply.replied_on, names.party, True, terms)
    play.do(replies.register, play.congress, said)
    play.say(f"批复：{replies.REQUESTS[reply.request]}，{said.words}")


def _watching(people: int) -> tuple[Role, ...]:
    """Return who watches and counts; few people leave no second teller beside two who stand."""
    return WATCHERS if people >= len(WATCHERS) + 2 else WATCHERS[:-1]


def call(play: Play) -> None:
    """Call the election, one seat fewer than there will be candidates, and ask for names."""
    play.day(CALLED_ON)
    people = len(demo_delegates.due(play))
    number = min(MOST, people - len(_watching(people)))
    play.election = play.do(elections.call, play.congress, elections.PRESIDIUM, number - 1)
    post(play, NoticeKind.CALL, CALLED_ON)


def announce_delegates(play: Play) -> None:
    """Put the delegates up in public; somebody objects, without ground."""
    notice = post(play, NoticeKind.DELEGATES, DELEGATES_UP_ON)
    play.day(OBJECTED_ON)
    matter = "反映有一个班的班会到会人数不足三分之二。"
    objection = play.do(objections.object_to, notice, OBJECTED_ON, matter)
    play.day(ANSWERED_ON)
    handling = "核对班会签到表，到会人数超过三分之二，选举有效，已当面答复。"
    play.do(
        objections.settle,
        objection,
        Ruled.DISMISSED,
        handling,
        "资格审查组",
        ANSWERED_ON,
    )


def nominate(play: Play) -> None:
    """Nominate, review and approve those who stand; name those who watch and count."""
    take_down(play, CONSENTED_ON)
    play.day(CONSENTED_ON, 16)
    voters = demo_delegates.due(play)
    people = demo_delegates.here_first(play, voters)
    watching = _watching(len(people))
    if watching != WATCHERS:
        alone = replace(DEFAULTS, counting=CountingWay.ONE_TELLER, tellers=1)
        play.do(election_rules.save_draft, play.congress, alone)
    standing = people[: min(MOST, len(people) - len(watching))]
    majors = imagination.majors(voters)
    stands = [
        play.do(
            candidates.nominate,
            play.election,
            entry.id,
            imagination.study(play.luck, majors[entry.major]),
            imagination.nomination(play.luck, entry, NOMINATED_ON, CONSENTED_ON),
        )
        for entry in standing
    ]
    _review(play, stands)
    for entry, role in zip(people[len(standing) :], watching, strict=False):
        play.do(officials.appoint, play.congress, entry.id, role)
    names = "、".join(entry.name for entry in standing)
    play.say(f"选举：{elections.PRESIDIUM}，应选{len(standing) - 1}名，候选人{names}")


def _review(play: Play, stands: Sequence[int]) -> None:
    """Judge the five qualities, then let class, League and Party agree in turn (rule B2)."""
    play.day(REVIEWED_ON)
    for candidate in stands:
        found = imagination.findings(play.luck)
        play.do(reviews.judge, [candidate], found, imagination.JUDGE, REVIEWED_ON)
    play.do(reviews.find_fit, stands, imagination.JUDGE, REVIEWED_ON)
    for approver, said in imagination.opinions(REVIEWED_ON):
        play.day(said.on, 16)
        play.do(reviews.approve, stands, approver, said)


def announce_candidates(play: Play) -> None:
    """Take down what has run out, and put the candidates up in public."""
    take_down(play, CANDIDATES_UP_ON)
    post(play, NoticeKind.CANDIDATES, CANDIDATES_UP_ON)


def take_down(play: Play, on: date) -> None:
    """Take down whatever has hung its days by then."""
    play.day(on)
    for notice in play.ask(notices.notices, play.congress):
        if notice.taken_down_on is None and notice.until_on < on:
            play.do(notices.take_down, notice.id, on)


def post(play: Play, kind: NoticeKind, first: date, election: int | None = None) -> int:
    """Put a list up for as many working days as the rules of the congress ask; returns its id.

    Lists of an election are those of the presidium's where none is named.
    """
    play.day(first)
    if kind is not NoticeKind.DELEGATES:
        election = election or play.election
    draft = play.ask(notices.draft, play.congress, kind, first, election_id=election)
    notice = play.do(
        notices.put_up,
        play.congress,
        kind,
        first,
        draft.until_on,
        PLACE,
        play.ask(departments.founded).reached,
        election_id=election,
    )
    found = play.ask(notices.view, notice)
    listed = "" if kind is NoticeKind.CALL else f"，{len(found.listing)}人"
    play.say(
        f"公示：{found.title}，{found.from_on.month}月{found.from_on.day}日至"
        f"{found.until_on.month}月{found.until_on.day}日，{found.worked}个工作日{listed}"
    )
    return notice
