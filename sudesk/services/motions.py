"""The motions of a congress: numbered, amended, withdrawn; once decided they never change.

What a motion is put to the vote for is written here; how it is put and decided stands in
:mod:`sudesk.services.hand_votes`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from types import MappingProxyType

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.hall import Motion
from sudesk.models.journal import record
from sudesk.models.tables import Congress
from sudesk.rules import motions as rules
from sudesk.rules.election_rules import Share
from sudesk.rules.law import Ruling
from sudesk.rules.motions import Hands
from sudesk.services import adopted, charter, presidium
from sudesk.services.officials import officials
from sudesk.terms import CongressKind, MotionKind, Role

# What each kind is called where nobody gave it another title.
TITLES: Mapping[MotionKind, str] = MappingProxyType(
    {
        MotionKind.AGENDA: "大会议程",
        MotionKind.CREDENTIALS: "代表资格审查报告",
        MotionKind.RULES: "选举办法",
        MotionKind.OFFICIALS: "监票人、计票人名单",
        MotionKind.PRESIDIUM: "大会主席团名单",
        MotionKind.REPORT: "学生会工作报告",
        MotionKind.CHARTER: "学生会章程修订案",
        MotionKind.RESOLUTION: "",
        MotionKind.AMENDMENT: "",
        MotionKind.OTHER: "",
    }
)
USUAL = tuple(kind for kind, title in TITLES.items() if title)
_LISTED = (MotionKind.OFFICIALS, MotionKind.PRESIDIUM)


class MotionState(Enum):
    """How far a motion is."""

    WAITING = "待表决"
    AT_VOTE = "表决中"
    ADOPTED = "通过"
    REJECTED = "没有通过"
    WITHDRAWN = "已撤回"

    @property
    def decided(self) -> bool:
        """Whether the hall has spoken."""
        return self in (MotionState.ADOPTED, MotionState.REJECTED)


@dataclass(frozen=True, slots=True)
class MotionText:
    """What a mover writes: an empty title becomes that of the kind."""

    title: str = ""
    text: str = ""
    mover: str = ""


@dataclass(frozen=True, slots=True)
class MotionView:
    """One motion; figures and share are None until it is put, ``hands`` until it is decided.

    ``amends`` is the number of the motion that it amends, or replaces where both are of one kind.
    """

    id: int
    number: int
    kind: MotionKind
    title: str
    text: str
    mover: str
    amends_id: int | None
    amends: int | None
    agenda_item_id: int | None
    sitting_id: int | None
    state: MotionState
    put_at: datetime | None
    due: int | None
    present: int | None
    share: Share | None
    hands: Hands | None
    decided_at: datetime | None
    withdrawn_because: str

    @property
    def label(self) -> str:
        """What it is called aloud."""
        return f"第{self.number}号议案"

    @property
    def needed(self) -> int | None:
        """How many must agree, None until it is put."""
        if self.share is None or self.present is None:
            return None
        return self.share.needed(self.present)

    @property
    def sentence(self) -> str:
        """What the vote says with its numbers, empty until it is decided."""
        return "" if self.hands is None else self.ruling(self.hands).sentence

    def counted(self, hands: Hands) -> Ruling:
        """Say whether so many hands can be, of the presence that was frozen."""
        assert self.present is not None  # only what is put is counted
        return rules.counted(self.present, hands, rules.topic_of(self.kind))

    def ruling(self, hands: Hands) -> Ruling:
        """Say whether so many hands adopt it, of the presence that was frozen."""
        assert self.share is not None and self.present is not None
        return rules.carried(self.share, self.present, hands.approve, rules.topic_of(self.kind))


def motions(session: Session, congress_id: int) -> tuple[MotionView, ...]:
    """Return every motion by its number."""
    rows = session.scalars(
        select(Motion).where(Motion.congress_id == congress_id).order_by(Motion.number)
    )
    return tuple(_view(session, row) for row in rows)


def view(session: Session, motion_id: int) -> MotionView:
    """Return one motion."""
    return _view(session, session.get_one(Motion, motion_id))


def propose(
    session: Session,
    congress_id: int,
    kind: MotionKind,
    wording: MotionText | None = None,
    amends_id: int | None = None,
    agenda_item_id: int | None = None,
) -> int:
    """Enter a motion under the next number; returns its id.

    An amendment names what it amends. Where the congress has adopted one of the kind already, the
    new motion names the old one and replaces it once it is adopted itself.
    """
    said = wording or MotionText()
    title = said.title.strip() or TITLES[kind]
    if kind is MotionKind.AMENDMENT:
        title = title or _amendment_title(session, amends_id)
    if not title:
        raise SudeskError("还没有填写议案标题。", "", "请补填。")
    if kind is MotionKind.CREDENTIALS and not _has_delegates(session, congress_id):
        raise Refused("全体学生大会没有代表资格审查报告。")
    if kind in rules.SINGLE:
        amends_id = _replaced(session, congress_id, kind)
    number = session.scalar(
        select(func.max(Motion.number)).where(Motion.congress_id == congress_id)
    )
    row = Motion(
        congress_id=congress_id,
        number=(number or 0) + 1,
        kind=kind,
        title=title,
        text=said.text.strip(),
        mover=said.mover.strip() or None,
        amends_id=amends_id,
        agenda_item_id=agenda_item_id,
    )
    session.add(row)
    session.flush()
    record(
        session,
        "motion.propose",
        congress=congress_id,
        motion=row.id,
        kind=kind.value,
        number=row.number,
    )
    return row.id


def propose_usual(session: Session, congress_id: int) -> tuple[int, ...]:
    """Enter the motions of every congress that are not there yet; returns their ids.

    The charter is left out where it is not amended this year.
    """
    there = {one.kind for one in motions(session, congress_id) if not one.withdrawn_because}
    return tuple(
        propose(session, congress_id, kind)
        for kind in usual(session, congress_id)
        if kind not in there
    )


def usual(session: Session, congress_id: int) -> tuple[MotionKind, ...]:
    """Return the kinds of motion that a congress usually votes on, in their order."""
    left_out: set[MotionKind] = set()
    if not _has_delegates(session, congress_id):
        left_out.add(MotionKind.CREDENTIALS)
    if charter.stays(session, congress_id) is not None:
        left_out.add(MotionKind.CHARTER)
    return tuple(kind for kind in USUAL if kind not in left_out)


def change(session: Session, motion_id: int, wording: MotionText) -> MotionText:
    """Write a motion anew while it waits; returns what it was, so that it can be undone."""
    row = waiting(session, motion_id)
    before = MotionText(row.title, row.text, row.mover or "")
    row.title = wording.title.strip() or TITLES[row.kind] or row.title
    row.text, row.mover = wording.text.strip(), wording.mover.strip() or None
    record(session, "motion.change", congress=row.congress_id, motion=motion_id)
    return before


def withdraw(session: Session, motion_id: int, because: str) -> None:
    """Withdraw a motion that waits, with the reason; its number stays taken."""
    row = waiting(session, motion_id)
    if not because.strip():
        raise SudeskError("还没有填写撤回的理由。", "", "请补填。")
    row.withdrawn_because = because.strip()
    record(session, "motion.withdraw", congress=row.congress_id, motion=motion_id)


def restore(session: Session, motion_id: int) -> None:
    """Undo a withdrawal: the motion waits for its vote again."""
    row = session.get_one(Motion, motion_id)
    if row.withdrawn_because is None:
        raise Refused(f"第{row.number}号议案没有撤回。")
    if row.kind in rules.SINGLE:
        _replaced(session, row.congress_id, row.kind)
    row.withdrawn_because = None
    record(session, "motion.restore", congress=row.congress_id, motion=motion_id)


def drop(session: Session, motion_id: int) -> None:
    """Take a motion back that was entered by mistake, as the last one and never put."""
    row = waiting(session, motion_id)
    last = session.scalar(
        select(func.max(Motion.number)).where(Motion.congress_id == row.congress_id)
    )
    if row.number != last:
        raise Refused(
            f"第{row.number}号议案之后还有议案，编号不能空缺。", "", "请改为“撤回”，写明理由。"
        )
    session.delete(row)
    session.flush()
    record(session, "motion.drop", congress=row.congress_id, motion=motion_id)


def waiting(session: Session, motion_id: int) -> Motion:
    """Return the row of a motion that waits for its vote; raises Refused for any other."""
    row = session.get_one(Motion, motion_id)
    state = state_of(row)
    if state.decided:
        raise Refused(
            f"第{row.number}号议案已经表决，不能再改。", "", "有误的，请提出新的议案重新表决。"
        )
    if state is MotionState.AT_VOTE:
        raise Refused(f"第{row.number}号议案正在表决，不能修改。", "", "请先撤回表决。")
    if state is MotionState.WITHDRAWN:
        raise Refused(f"第{row.number}号议案已经撤回。", "", "请先恢复，或提出新的议案。")
    return row


def state_of(row: Motion) -> MotionState:
    """Return how far a motion is."""
    if row.withdrawn_because is not None:
        return MotionState.WITHDRAWN
    if row.decided_at is not None:
        return MotionState.ADOPTED if row.adopted else MotionState.REJECTED
    return MotionState.WAITING if row.put_at is None else MotionState.AT_VOTE


def text_of(session: Session, row: Motion) -> str:
    """Return what is voted on: a list as it stands now until it is put, else what was written."""
    if row.kind not in _LISTED or row.put_at is not None:
        return row.text
    return listed(session, row.congress_id, row.kind)


def listed(session: Session, congress_id: int, kind: MotionKind) -> str:
    """Return the names that a list of officials or of the presidium holds now."""
    if kind is MotionKind.PRESIDIUM:
        return presidium.words_of(presidium.presidium(session, congress_id))
    rows = officials(session, congress_id).rows
    parts = []
    for role in Role:
        names = [f"{one.entry.name}（{one.entry.class_name}）" for one in rows if one.role is role]
        if names:
            parts.append(f"{role.label}：{'、'.join(names)}")
    return "；".join(parts)


def _replaced(session: Session, congress_id: int, kind: MotionKind) -> int | None:
    """Return the adopted motion that a new one of its kind replaces, and refuse a second draft."""
    for one in motions(session, congress_id):
        if one.kind is kind and one.state in (MotionState.WAITING, MotionState.AT_VOTE):
            raise Refused(
                f"{kind.label}已有{one.label}，还没有表决。", "", "请先表决或撤回原来的议案。"
            )
    before = adopted.adopted(session, congress_id, kind)
    return None if before is None else before.id


def _amendment_title(session: Session, amends_id: int | None) -> str:
    """Name an amendment after what it amends; raises Refused where that cannot be amended."""
    if amends_id is None:
        raise SudeskError("还没有选定修正哪一项议案。", "", "请先选定议案。")
    main = waiting(session, amends_id)
    if main.kind not in rules.AMENDABLE:
        raise Refused(f"{main.kind.label}不用修正案。", "", "请直接修改后再表决。")
    return f"对第{main.number}号议案的修正案"


def _has_delegates(session: Session, congress_id: int) -> bool:
    return session.get_one(Congress, congress_id).kind is CongressKind.DELEGATES


def _view(session: Session, row: Motion) -> MotionView:
    amends = None if row.amends_id is None else session.get_one(Motion, row.amends_id)
    hands = None
    if row.approve is not None and row.oppose is not None and row.abstain is not None:
        hands = Hands(row.approve, row.oppose, row.abstain)
    return MotionView(
        row.id,
        row.number,
        row.kind,
        row.title,
        text_of(session, row),
        row.mover or "",
        row.amends_id,
        None if amends is None else amends.number,
        row.agenda_item_id,
        row.sitting_id,
        state_of(row),
        row.put_at,
        row.due,
        row.present,
        _share(row),
        hands,
        row.decided_at,
        row.withdrawn_because or "",
    )


def _share(row: Motion) -> Share | None:
    if row.majority is None:
        return None
    part, whole = row.majority["over"]
    return Share(part, whole, row.majority["inclusive"])
