"""What a vote by show of hands says, of the presence that was frozen when it was put."""

from dataclasses import dataclass

from sudesk.rules.clauses import Topic, citation
from sudesk.rules.election_rules import Share, Terms
from sudesk.rules.law import Ruling
from sudesk.rules.meeting import RULE
from sudesk.terms import MotionKind, Verdict

# What is amended by the wording of a motion; lists and rules are changed before they are put.
AMENDABLE = (MotionKind.REPORT, MotionKind.CHARTER, MotionKind.RESOLUTION, MotionKind.OTHER)
# Of these a congress has one: once it is adopted, only a later motion of the kind replaces it.
SINGLE = (
    MotionKind.AGENDA,
    MotionKind.CREDENTIALS,
    MotionKind.RULES,
    MotionKind.OFFICIALS,
    MotionKind.PRESIDIUM,
    MotionKind.REPORT,
    MotionKind.CHARTER,
)


@dataclass(frozen=True, slots=True)
class Hands:
    """The hands that were counted, in the order in which they are asked for."""

    approve: int
    oppose: int
    abstain: int

    @property
    def shown(self) -> int:
        """How many showed a hand at all."""
        return self.approve + self.oppose + self.abstain


def topic_of(kind: MotionKind) -> Topic:
    """Return the clause that a kind of motion is decided by."""
    return Topic.CHARTER if kind is MotionKind.CHARTER else Topic.PROCEDURE


def share_of(kind: MotionKind, terms: Terms) -> Share:
    """Return how large a part of those present a kind of motion needs."""
    return terms.charter if kind is MotionKind.CHARTER else terms.procedure


def counted(present: int, hands: Hands, topic: Topic) -> Ruling:
    """Say whether so many hands can have been shown by those present."""
    if min(hands.approve, hands.oppose, hands.abstain) < 0:
        return _blocked(topic, "票数不能小于0", "请重新清点。")
    if hands.shown > present:
        sentence = f"同意、反对、弃权共{hands.shown}票，比实到{present}人多{hands.shown - present}"
        return _blocked(topic, sentence, "请重新清点。")
    rest = present - hands.shown
    sentence = f"同意{hands.approve}票，反对{hands.oppose}票，弃权{hands.abstain}票"
    left = f"，未表决{rest}人" if rest else ""
    return Ruling(RULE, citation(topic), Verdict.ALLOWED, sentence + left)


def carried(share: Share, present: int, approve: int, topic: Topic) -> Ruling:
    """Say whether a motion is adopted: 实到82人，过半数须42票以上，同意80票，通过."""
    needed = share.needed(present)
    sentence = f"实到{present}人，{share.words}须{needed}票以上，同意{approve}票"
    if present > 0 and approve >= needed:
        return Ruling(RULE, citation(topic), Verdict.ALLOWED, f"{sentence}，通过")
    short = max(needed - approve, 0)
    return _blocked(topic, f"{sentence}，差{short}票，没有通过", "请修改后提出新的议案。")


def officials_adopted(adopted: bool, same: bool) -> Ruling:
    """Say whether the scrutineers and tellers are those whom the congress adopted."""
    topic = Topic.OFFICIALS
    if not adopted:
        remedy = "请在“议案”中把名单交大会表决。"
        return _blocked(topic, "监票人、计票人名单还没有经大会表决通过", remedy)
    if not same:
        remedy = "请提出新的议案，把现在的名单交大会表决。"
        return _blocked(topic, "监票人、计票人名单和大会通过的不一致", remedy)
    sentence = "监票人、计票人名单已经大会表决通过"
    return Ruling(RULE, citation(topic), Verdict.ALLOWED, sentence)


def _blocked(topic: Topic, sentence: str, remedy: str) -> Ruling:
    return Ruling(RULE, citation(topic), Verdict.BLOCKED, sentence, remedy)
