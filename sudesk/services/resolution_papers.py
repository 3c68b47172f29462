"""What is printed of the congress's resolutions: each of them, and the charter's comparison."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy.orm import Session

from sudesk.papers.charter_comparison import CharterComparison, ComparedClause
from sudesk.papers.resolution import Resolution, ShowOfHands
from sudesk.rules.charter import Change
from sudesk.services import adopted, charter, departments, motions
from sudesk.services.congresses import CongressView
from sudesk.services.motions import MotionState, MotionView
from sudesk.services.slots import Offer, Slot, named, slot_of
from sudesk.terms import MotionKind

PAGE = "motions"
RESOLVED = (MotionKind.REPORT, MotionKind.CHARTER, MotionKind.RESOLUTION)
SINGLE = (MotionKind.REPORT, MotionKind.CHARTER)
_CHANGES = (("修改", Change.CHANGED), ("新增", Change.ADDED), ("删去", Change.DELETED))


def offers(session: Session, congress: CongressView) -> Sequence[Offer]:
    """Return paper 18 for each motion that is or may be resolved on, and paper 19."""
    return (*_resolutions(session, congress), _comparison_offer(session, congress))


def subject_of(motion: MotionView) -> str:
    """Return what a resolution is called: 关于学生会工作报告的决议."""
    name = motion.title.strip()
    if name.endswith("决议"):
        return name
    return f"{name}的决议" if name.startswith("关于") else f"关于{name}的决议"


def _resolutions(session: Session, congress: CongressView) -> tuple[Offer, ...]:
    found = [
        one
        for one in motions.motions(session, congress.id)
        if one.kind in RESOLVED and one.state not in (MotionState.WITHDRAWN, MotionState.REJECTED)
    ]
    for kind in SINGLE:  # a later motion of the kind takes the place of the one before
        of_kind = [one for one in found if one.kind is kind and one.state is MotionState.ADOPTED]
        found = [one for one in found if one not in of_kind[:-1]]
    # Where the report or the charter has a resolution of its own, that one is printed.
    own = {subject_of(one) for one in found if one.kind is MotionKind.RESOLUTION}
    found = [one for one in found if one.kind not in SINGLE or subject_of(one) not in own]
    if not found:
        missing = "还没有提出工作报告、章程或决议的议案"
        return (Offer(slot_of(Resolution, missing, PAGE), _nothing),)
    return tuple(
        Offer(
            Slot(
                f"18-{one.number}",
                Resolution.number,
                Resolution.name,
                subject_of(one),
                "" if one.state is MotionState.ADOPTED else f"{one.label}还没有表决通过",
                PAGE,
            ),
            partial(_resolution, session, congress, one),
        )
        for one in found
    )


def _nothing() -> Resolution:
    raise AssertionError("a paper that is missing is never gathered")


def _resolution(session: Session, congress: CongressView, motion: MotionView) -> Resolution:
    hands, decided = motion.hands, motion.decided_at
    assert hands is not None and decided is not None and motion.share is not None  # adopted
    union = departments.founded(session).names.union
    of_charter = motion.kind is MotionKind.CHARTER
    return Resolution(
        congress=named(session, congress),
        subject=subject_of(motion),
        decided_on=decided.date(),
        paragraphs=(*_lead(session, congress, motion, union), *_lines(motion.text)),
        vote=ShowOfHands(
            due=motion.due or 0,
            present=motion.present or 0,
            approve=hands.approve,
            oppose=hands.oppose,
            abstain=hands.abstain,
            line=f"{motion.share.words}须{motion.needed}票以上",
        ),
        attachment=f"{union}章程修订对照表" if of_charter else "",
    )


def _lead(
    session: Session, congress: CongressView, motion: MotionView, union: str
) -> tuple[str, ...]:
    """Say what was heard and what is decided; a resolution of its own says it in its text."""
    title = named(session, congress).title
    if motion.kind is MotionKind.REPORT:
        return (f"{title}听取并审议了{union}工作报告，决定批准这个报告。",)
    if motion.kind is not MotionKind.CHARTER:
        return ()
    clauses = charter.clauses(session, congress.id)
    counts = [(word, sum(one.change is change for one in clauses)) for word, change in _CHANGES]
    changed = "，".join(f"{word}{n}条" for word, n in counts if n)
    return (
        f"{title}审议了《{union}章程》修订案，决定批准这个修订案。",
        f"本次修订{changed}，内容见附件。修订后的章程自通过之日起施行。",
    )


def _comparison_offer(session: Session, congress: CongressView) -> Offer:
    changed = [
        one for one in charter.clauses(session, congress.id) if one.change is not Change.SAME
    ]
    missing = "" if changed else "章程对照表里还没有改动的条文"
    if not changed and charter.stays(session, congress.id) is not None:
        missing = "章程本年不修订，没有对照表"
    return Offer(slot_of(CharterComparison, missing, PAGE), partial(_comparison, session, congress))


def _comparison(session: Session, congress: CongressView) -> CharterComparison:
    motion = adopted.adopted(session, congress.id, MotionKind.CHARTER)
    clauses = charter.clauses(session, congress.id)
    return CharterComparison(
        congress=named(session, congress),
        union=departments.founded(session).names.union,
        adopted_on=None
        if motion is None or motion.decided_at is None
        else motion.decided_at.date(),
        clauses=tuple(
            ComparedClause(
                one.wording.heading, one.wording.old, one.wording.new, one.wording.reason
            )
            for one in clauses
            if one.change is not Change.SAME
        ),
        renumbered=any(
            one.change is Change.SAME and "改为" in one.wording.heading for one in clauses
        ),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
