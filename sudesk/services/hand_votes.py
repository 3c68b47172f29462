"""A motion is put, the hands are counted, it is adopted or not; and what follows from that."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.hall import AgendaItem, HandCount, Motion
from sudesk.models.journal import record
from sudesk.models.store import at
from sudesk.rules import motions as rules
from sudesk.rules.charter import Change
from sudesk.rules.law import Ruling
from sudesk.rules.motions import Hands
from sudesk.services import (
    adopted,
    adoption,
    charter,
    credentials,
    election_rules,
    motions,
    presidium,
    sittings,
)
from sudesk.services.election_rules import Vote
from sudesk.services.motions import MotionState, MotionView
from sudesk.services.officials import officials
from sudesk.terms import Mark, MotionKind, Seat


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands against a vote, why, what to do, and where: a room of the window, a motion."""

    what: str
    why: str
    remedy: str
    room: str = ""
    motion_id: int | None = None


def obstacle(session: Session, motion_id: int) -> Obstacle | None:
    """Return what stands against putting a motion that waits now, None where nothing does.

    The nearest to hand is named first.
    """
    return _obstacle(session, motions.waiting(session, motion_id))


def at_vote(session: Session, congress_id: int) -> MotionView | None:
    """Return the motion on which the hall votes now, None where there is none."""
    found = motions.motions(session, congress_id)
    return next((one for one in found if one.state is MotionState.AT_VOTE), None)


def put(session: Session, motion_id: int) -> MotionView:
    """Put a motion to the vote: presence and majority are frozen for it, and what it says.

    Raises Refused where nobody is gathered, too few are present, another vote is under way, an
    amendment waits, or what it adopts is not ready.
    """
    row = motions.waiting(session, motion_id)
    if (found := _obstacle(session, row)) is not None:
        raise Refused(found.what, found.why, found.remedy)
    sitting = sittings.current(session, row.congress_id)
    assert sitting is not None  # else there was an obstacle
    share = rules.share_of(row.kind, election_rules.terms_of(session, row.congress_id))
    row.text = motions.text_of(session, row)
    row.sitting_id, row.put_at = sitting.sitting_id, at(session)
    row.due, row.present = sitting.due, sitting.present
    row.majority = {"over": [share.part, share.whole], "inclusive": share.inclusive}
    if row.kind is MotionKind.RULES:
        draft = election_rules.view(session, row.congress_id).draft
        row.subject_id = 1 if draft is None else draft.number
    session.flush()
    record(
        session,
        "motion.put",
        congress=row.congress_id,
        motion=motion_id,
        number=row.number,
        entitled=sitting.due,
        present=sitting.present,
    )
    return motions.view(session, motion_id)


def take_back(session: Session, motion_id: int) -> None:
    """Take a motion back from the vote before it is decided; it waits as before."""
    row = _at_vote(session, motion_id)
    row.sitting_id = row.put_at = row.due = row.present = row.majority = row.subject_id = None
    _forget(session, motion_id)
    session.flush()
    record(session, "motion.take_back", congress=row.congress_id, motion=motion_id)


def count(session: Session, motion_id: int, mark: Mark, hands: int) -> None:
    """Keep what one step was counted at, so that an interrupted vote goes on from there.

    A step may be counted again until the motion is decided. Raises Refused for hands that cannot
    be, together with those of the other steps.
    """
    row = _at_vote(session, motion_id)
    known = {**counts(session, motion_id), mark: hands}
    motions.view(session, motion_id).counted(Hands(*(known.get(one, 0) for one in Mark))).enforce()
    session.merge(HandCount(motion_id=motion_id, mark=mark, hands=hands))
    session.flush()
    record(
        session,
        "motion.count",
        congress=row.congress_id,
        motion=motion_id,
        number=row.number,
        mark=mark.value,
        hands=hands,
    )


def counts(session: Session, motion_id: int) -> dict[Mark, int]:
    """Return the steps of a vote under way that were counted, in the order of the steps."""
    rows = session.scalars(select(HandCount).where(HandCount.motion_id == motion_id))
    found = {row.mark: row.hands for row in rows}
    return {mark: found[mark] for mark in Mark if mark in found}


def decide(session: Session, motion_id: int, hands: Hands) -> bool:
    """Record the hands that were counted and what they decide; returns whether it is adopted.

    What the congress adopts is frozen in the same act. Raises Refused for hands that cannot be.
    """
    row = _at_vote(session, motion_id)
    found = motions.view(session, motion_id)
    found.counted(hands).enforce()
    carried = not found.ruling(hands).blocks
    row.approve, row.oppose, row.abstain = hands.approve, hands.oppose, hands.abstain
    row.adopted, row.decided_at = carried, at(session)
    _forget(session, motion_id)
    session.flush()
    if carried and (effect := _EFFECTS.get(row.kind)):
        effect(session, row)
    record(
        session,
        "motion.decide",
        congress=row.congress_id,
        motion=motion_id,
        number=row.number,
        adopted=carried,
        approve=hands.approve,
        oppose=hands.oppose,
        abstain=hands.abstain,
    )
    return carried


def officials_ruling(session: Session, congress_id: int) -> Ruling:
    """Say whether those who watch and count are adopted as they stand now, none a candidate."""
    standing = officials(session, congress_id).ruling
    if standing.blocks:
        return standing
    motion = adopted.adopted(session, congress_id, MotionKind.OFFICIALS)
    now = motions.listed(session, congress_id, MotionKind.OFFICIALS)
    return rules.officials_adopted(motion is not None, motion is not None and motion.text == now)


def _forget(session: Session, motion_id: int) -> None:
    session.execute(delete(HandCount).where(HandCount.motion_id == motion_id))


def _at_vote(session: Session, motion_id: int) -> Motion:
    row = session.get_one(Motion, motion_id)
    state = motions.state_of(row)
    if state.decided:
        raise Refused(
            f"第{row.number}号议案已经表决，不能再改。", "", "有误的，请提出新的议案重新表决。"
        )
    if state is not MotionState.AT_VOTE:
        raise Refused(f"第{row.number}号议案没有付表决。", "", "请先点“付表决”。")
    return row


def _obstacle(session: Session, row: Motion) -> Obstacle | None:
    sitting = sittings.current(session, row.congress_id)
    if sitting is None or sitting.closed_at is not None:
        return Obstacle("还没有开会签到，不能表决。", "", "请先开始签到。", "sitting")
    found = _unready(session, row)
    if found is not None:
        return found
    other = at_vote(session, row.congress_id)
    if other is not None:
        what = f"{other.label}正在表决。"
        remedy = "请先登记它的表决结果，或撤回表决。"
        return Obstacle(what, "", remedy, motion_id=other.id)
    quorum = sitting.quorum
    if quorum.blocks:
        why = f"依据：{quorum.citation}。"
        return Obstacle(f"{quorum.sentence}。", why, quorum.remedy, "sitting")
    return None


def _unready(session: Session, row: Motion) -> Obstacle | None:
    waits = session.scalars(
        select(Motion).where(
            Motion.amends_id == row.id,
            Motion.kind == MotionKind.AMENDMENT,
            Motion.decided_at.is_(None),
            Motion.withdrawn_because.is_(None),
        )
    ).first()
    if waits is not None:
        what = f"第{waits.number}号议案是它的修正案，还没有表决。"
        return Obstacle(what, "", "请先表决修正案。", motion_id=waits.id)
    check = _READY.get(row.kind)
    return None if check is None else check(session, row)


def _agenda_ready(session: Session, row: Motion) -> Obstacle | None:
    item = select(AgendaItem.id).where(
        AgendaItem.congress_id == row.congress_id, AgendaItem.dropped_because.is_(None)
    )
    if session.scalar(item.limit(1)) is None:
        return Obstacle("还没有大会议程。", "", "请先在“议程”中排好。", "agenda")
    return None


def _credentials_ready(session: Session, row: Motion) -> Obstacle | None:
    if credentials.review(session, row.congress_id).settled:
        return None
    remedy = "请先在“代表”中完成资格审查。"
    return Obstacle("代表资格审查还没有签字。", "", remedy, "delegates")


def _rules_ready(session: Session, row: Motion) -> Obstacle | None:
    found = election_rules.view(session, row.congress_id)
    if not found.editable:
        remedy = "要改动的，请先在“选举办法”中点“修订”。"
        return Obstacle("选举办法已经大会表决通过。", "", remedy, "election_rules")
    if found.ballots_out:
        return Obstacle("选票已经发出，选举办法不能再改。", "", "请在下次大会前修改。")
    return None


def _officials_ready(session: Session, row: Motion) -> Obstacle | None:
    ruling = officials(session, row.congress_id).ruling
    if not ruling.blocks:
        return None
    why = f"依据：{ruling.citation}。"
    return Obstacle(f"{ruling.sentence}。", why, ruling.remedy, "officials")


def _presidium_ready(session: Session, row: Motion) -> Obstacle | None:
    if any(one.seat is Seat.CHAIR for one in presidium.presidium(session, row.congress_id)):
        return None
    return Obstacle("大会主席团还没有执行主席。", "", "请先在“大会主席团”中确定。", "presidium")


def _charter_ready(session: Session, row: Motion) -> Obstacle | None:
    if any(one.change is not Change.SAME for one in charter.clauses(session, row.congress_id)):
        return None
    remedy = "请先在“章程”中填写修订的条文。"
    return Obstacle("章程对照表里还没有改动的条文。", "", remedy, "charter")


def _text_ready(_session: Session, row: Motion) -> Obstacle | None:
    return None if row.text else Obstacle("还没有写正文。", "", "请补写正文，再付表决。")


def _amendment_ready(session: Session, row: Motion) -> Obstacle | None:
    assert row.amends_id is not None  # an amendment names what it amends
    main = session.get_one(Motion, row.amends_id)
    if motions.state_of(main) is not MotionState.WAITING:
        state = motions.state_of(main).value
        what = f"第{main.number}号议案{state}，修正案不再表决。"
        return Obstacle(what, "", "请撤回这项修正案。")
    return _text_ready(session, row)


def _adopt_rules(session: Session, row: Motion) -> None:
    assert row.present is not None and row.approve is not None
    assert row.oppose is not None and row.abstain is not None
    vote = Vote(row.present, row.approve, row.oppose, row.abstain)
    adoption.freeze(session, row.congress_id, vote, f"第{row.number}号议案")


def _rewrite(session: Session, row: Motion) -> None:
    """Let an adopted amendment stand in what it amends; a charter's stands in its clauses."""
    assert row.amends_id is not None
    main = session.get_one(Motion, row.amends_id)
    if main.kind is not MotionKind.CHARTER:
        main.text = row.text


_READY: Mapping[MotionKind, Callable[[Session, Motion], Obstacle | None]] = MappingProxyType(
    {
        MotionKind.AGENDA: _agenda_ready,
        MotionKind.CREDENTIALS: _credentials_ready,
        MotionKind.RULES: _rules_ready,
        MotionKind.OFFICIALS: _officials_ready,
        MotionKind.PRESIDIUM: _presidium_ready,
        MotionKind.CHARTER: _charter_ready,
        MotionKind.RESOLUTION: _text_ready,
        MotionKind.AMENDMENT: _amendment_ready,
    }
)
_EFFECTS: Mapping[MotionKind, Callable[[Session, Motion], None]] = MappingProxyType(
    {MotionKind.RULES: _adopt_rules, MotionKind.AMENDMENT: _rewrite}
)
