"""What the hall screen can show: each scene built from the file as it stands now."""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from sudesk.models.hall import AgendaItem, Motion
from sudesk.rules import meeting
from sudesk.rules.election_rules import Share
from sudesk.rules.numerals import fraction
from sudesk.rules.voting import Base, fraction_words
from sudesk.services import congresses, counting, departments, elections, rounds, sittings
from sudesk.services.candidates import CandidateView
from sudesk.services.congresses import CongressView
from sudesk.services.hall_choices import Choice, items, locked, pinned
from sudesk.services.rounds import RoundView
from sudesk.services.scenes import (
    Agenda,
    Blank,
    Called,
    Calling,
    Candidates,
    CheckIn,
    Item,
    Kind,
    MotionVote,
    Person,
    Progress,
    Result,
    Scene,
    Welcome,
    Winner,
    Words,
)
from sudesk.terms import NextStep

WRITTEN_IN = "另选他人"
NAMED = 3  # of those tied, as many names as a line has room for


def scene(session: Session, congress_id: int, choice: Choice) -> Scene:
    """Build the scene chosen from the file as it stands; an empty sheet where it is locked."""
    if locked(session, congress_id, choice):
        return Blank()
    choice = pinned(session, congress_id, choice)
    congress = congresses.view(session, congress_id)
    match choice.kind:
        case Kind.WELCOME:
            return _welcome(session, congress)
        case Kind.AGENDA:
            return _agenda(session, congress)
        case Kind.CHECK_IN:
            return _check_in(session, congress)
        case Kind.CANDIDATES:
            return _candidates(session, choice)
        case Kind.MOTION:
            return _motion(session, choice.subject)
        case Kind.TEXT:
            return Words(congress.title, choice.words.strip())
        case Kind.CALLING:
            return _calling(session, choice.subject)
        case Kind.RESULT:
            return _result(session, choice.subject)
        case _:
            return Blank()


def _welcome(session: Session, congress: CongressView) -> Welcome:
    names = departments.founded(session).names
    day = congress.held_on
    when = f"{day.year}年{day.month}月{day.day}日"
    if congress.starts_at is not None:
        when += f" {congress.starts_at:%H:%M}"
    return Welcome(
        names.college,
        names.name,
        congress.title.removeprefix(names.name),
        when,
        congress.venue,
        f"请各位{'代表' if congress.member == '代表' else '同学'}到签到台签到",
    )


def _agenda(session: Session, congress: CongressView) -> Agenda:
    found = items(session, congress.id)
    listed = tuple(Item(one.title, one.speaker or "", str(_progress(one))) for one in found)
    return Agenda(f"{found[0].sitting.label}议程", congress.title, listed)


def _progress(item: AgendaItem) -> Progress:
    if item.ended_at is not None:
        return Progress.DONE
    return Progress.TO_COME if item.begun_at is None else Progress.NOW


def _check_in(session: Session, congress: CongressView) -> CheckIn:
    roll = sittings.turnout(session, congress.id)
    assert roll is not None  # locked before the first sitting
    needed, share = meeting.quorum_of(roll.due, roll.terms), roll.terms.quorum
    part = fraction(share.part, share.whole)
    line = f"法定人数：应到的{part}，须 {needed} 人以上"
    if not share.inclusive:
        line = f"法定人数：超过应到的{part}，须 {needed} 人以上"
    reached = not roll.quorum.blocks
    verdict = "已达到法定人数，可以开会"
    if not reached:
        verdict = f"还差 {max(needed - roll.present, 0)} 人达到法定人数"
    caption = f"已到会{congress.member}"
    return CheckIn(congress.title, caption, roll.present, roll.due, needed, line, verdict, reached)


def _candidates(session: Session, choice: Choice) -> Candidates:
    election = elections.view(session, choice.subject)
    standing = election.candidates
    chosen = [one for one in standing if one.id == choice.person]
    people = tuple(map(_person, chosen or standing))
    return Candidates(election.post, election.seats, election.order, people, bool(chosen))


def _person(candidate: CandidateView) -> Person:
    told = candidate.nomination
    return Person(candidate.ballot_name, candidate.entry.class_name, told.posts, told.deeds)


def _motion(session: Session, motion_id: int) -> MotionVote:
    motion = session.get_one(Motion, motion_id)
    return MotionVote(
        motion.number,
        motion.kind.label,
        motion.title,
        motion.due or 0,
        motion.present or 0,
        motion.approve,
        motion.oppose,
        motion.abstain,
        _majority(motion),
        motion.adopted,
    )


def _majority(motion: Motion) -> str:
    """Return the line that was frozen when the motion was put: 过半数须 42 人以上同意."""
    frozen, present = motion.majority, motion.present
    if frozen is None or present is None:
        return ""
    part, whole = frozen["over"]
    share = Share(part, whole, bool(frozen.get("inclusive")))
    return f"实到 {present} 人，{share.words}须 {share.needed(present)} 人以上同意"


def _calling(session: Session, round_id: int) -> Calling:
    view, tally = rounds.view(session, round_id), counting.called(session, round_id)
    names = [Called(name, tally.lines[name].approve) for name in view.names]
    if written := sum(tally.write_ins.values()):
        names.append(Called(WRITTEN_IN, written))
    collected = view.papers.collected or 0
    return Calling(
        view.title, view.seats, tuple(names), tally.valid + tally.void, collected, _line(view)
    )


def _line(view: RoundView) -> str:
    """Return what a candidate must reach, as far as it is known while votes are called."""
    majority = view.rule.majority
    known = {
        Base.ENTITLED: view.entitled,
        Base.PRESENT: view.present,
        Base.COLLECTED: view.papers.collected,
    }
    if majority.base is Base.NONE:
        return "得票多的当选"
    base = known.get(majority.base)
    if base is None:
        return f"{majority.base.label}票{fraction_words(majority)}当选"
    return f"{fraction_words(majority)}须 {majority.needed(base)} 票以上"


def _result(session: Session, round_id: int) -> Result:
    snapshot = counting.in_force(session, round_id)
    result, view = snapshot["result"], rounds.view(session, round_id)
    order = elections.view(session, view.election_id).order
    classes = dict(zip(view.names, snapshot["classes"], strict=True))
    lines = {line["name"]: line for line in result["lines"]}
    elected = sorted(result["elected"], key=lambda name: _place(view.names, name))
    winners = tuple(Winner(name, classes.get(name, ""), lines[name]["approve"]) for name in elected)
    return Result(
        view.title,
        order,
        winners,
        _others(result),
        _figures(result["figures"]),
        _outcome(snapshot),
        result["valid_election"],
    )


def _place(names: Sequence[str], name: str) -> int:
    """Return where a name stands on the ballot; one written in stands behind."""
    return names.index(name) if name in names else len(names)


def _others(result: dict[str, Any]) -> tuple[Called, ...]:
    """Return who was not elected, by votes; names written in are added up, unless they are tied."""
    rest = [line for line in result["lines"] if line["name"] not in result["elected"]]
    named = [one for one in rest if not one["written_in"] or one["name"] in result["tied"]]
    others = [Called(one["name"], one["approve"]) for one in named]
    written = sum(one["approve"] for one in rest if one not in named)
    others.sort(key=lambda one: -one.votes)
    return (*others, Called(WRITTEN_IN, written)) if written else tuple(others)


def _figures(figures: dict[str, Any]) -> tuple[tuple[str, int], ...]:
    words = {
        "entitled": "应到",
        "present": "实到",
        "issued": "发出",
        "collected": "收回",
        "valid": "有效",
        "void": "无效",
    }
    return tuple((word, figures[key]) for key, word in words.items())


def _spaced(formula: str) -> str:
    """Put the space that the screen has between Chinese and figures, and papers have not."""
    return re.sub(r"(?<=[\u3400-\u9fff])(?=\d)|(?<=\d)(?=[\u3400-\u9fff])", " ", formula)


def _outcome(snapshot: dict[str, Any]) -> str:
    result, figures = snapshot["result"], snapshot["result"]["figures"]
    step = NextStep(result["next"])
    if not result["valid_election"]:
        more = f"收回 {figures['collected']} 张，多于发出 {figures['issued']} 张"
        return f"{more}，{step.label}" if step is NextStep.REPEAT else f"{more}，选举无效"
    said = [_spaced(snapshot["formula"]), "选举有效"]
    if result["tied"]:
        tied = result["tied"]
        who = "、".join(tied) if len(tied) <= NAMED else f"{len(tied)} 人"
        said.append(f"{who}票数相等")
    if step is not NextStep.NONE:
        said.append(step.label)
    elif result["vacant"]:
        said.append(f"空缺 {result['vacant']} 名")
    return "，".join(said)
