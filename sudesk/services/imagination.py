"""What rosters do not say, invented from a seed for the demo: meetings, ranks, a vote, words."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from sudesk.rules.review import Opinion, Study
from sudesk.rules.voting import Ballot
from sudesk.services.candidates import Nomination
from sudesk.services.class_elections import Pick
from sudesk.services.congresses import Entry
from sudesk.services.reviews import USUAL, Finding
from sudesk.services.rounds import RoundView
from sudesk.terms import Approver, Mark, NoteKind, Presence, Quality

MOST_ROUNDS = 3  # after so many the demo leaves a seat vacant
_SHARE_PRESENT = 94  # of a hundred who are due
JUDGE = "辅导员 陆文舟"
_ASKED = {Approver.CLASS: "班长", Approver.LEAGUE: "书记 何安", Approver.PARTY: "书记 江临"}
_SERVED = (
    ("班长", "任班长一年，组织班级学习小组，班级获评先进集体。"),
    ("团支部书记", "任团支部书记一年，组织主题团日活动六次，参加志愿服务六十小时。"),
    ("学习委员", "任学习委员一年，组织专业技能竞赛集训，获校级二等奖学金。"),
    ("学生会部门干事", "参与筹办迎新和运动会，负责场地与志愿者安排。"),
)
# About a quarter of the delegates serve the union already.
_POSTS = ("", "", "", "", "", "", "", "学生会干事", "学生会干事", "学生会副部长")
FLOOR = (
    (NoteKind.OPINION, "建议期末考试周把图书馆自习室的开放时间延长到22时30分"),
    (NoteKind.PROPOSAL, "关于在实训楼一层增设饮水机的提案，附议2人"),
    (NoteKind.QUESTION, "综合测评中的志愿服务时长从什么时候开始统计"),
    (NoteKind.OPINION, "希望学生会活动尽量不安排在技能证书考试前一周"),
)


def majors(people: Sequence[Entry]) -> Counter[str]:
    """Return how many of these study each major."""
    return Counter(entry.major for entry in people)


def study(source: Random, peers: int) -> Study:
    """Return studies that meet the condition of rule B2 in a major of at least ten."""
    total = max(10, peers * 3)
    return Study(source.randint(1, total * 3 // 10), total, "2025—2026学年", 0)


def gathered(source: Random, size: int) -> int:
    """Return how many of a class came to its meeting, always more than two thirds."""
    return size - source.randint(0, size // 8)


def elected(source: Random, entry_ids: Sequence[int], present: int) -> list[Pick]:
    """Return whom a class elected, more than half of those present for each; some serve already."""
    least = present // 2 + 1
    return [
        Pick(entry_id, source.randint(least, present), post, bool(post))
        for entry_id in entry_ids
        for post in [source.choice(_POSTS)]
    ]


def nomination(source: Random, entry: Entry, on: date, consented_on: date) -> Nomination:
    """Return how somebody was nominated by the own class, with consent, posts and deeds."""
    posts, deeds = source.choice(_SERVED)
    return Nomination(entry.class_name, on, consented_on, posts, deeds)


def findings(source: Random) -> dict[Quality, Finding]:
    """Return what the counsellor found of the five qualities, all of them met."""
    agreed = source.randint(38, 46)
    found = {quality: Finding(True, words) for quality, words in USUAL.items()}
    words = f"班级民主测评：同意{agreed}/46，实到46人"
    return found | {Quality.SUPPORT: Finding(True, words)}


def opinions(after: date) -> list[tuple[Approver, Opinion]]:
    """Return what class, League and Party said, each a day after the one before."""
    return [
        (approver, Opinion(True, name, after + timedelta(days=place), "同意"))
        for place, (approver, name) in enumerate(_ASKED.items())
    ]


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
    # A single seat has one whom most people want, so that the hall need not vote all day.
    step = 12 if view.seats > 1 else 60
    leaning = {name: 85 - step * place for place, name in enumerate(view.names)}
    return [_ballot(source, view, leaning) for _ in range(collected(issued))]


def collected(issued: int) -> int:
    """Return how many papers come back of so many."""
    return issued - (issued > 30)


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
