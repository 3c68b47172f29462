"""How the window says of motions: their states, what adoption brings, what a step asks for."""

from collections.abc import Mapping
from types import MappingProxyType

from sudesk.services.motions import MotionState, MotionView
from sudesk.terms import AgendaTask, Mark, MotionKind
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.tokens import Tone

STATE_CHIP: Mapping[MotionState, ChipLook] = MappingProxyType(
    {
        MotionState.WAITING: ChipLook("待表决", Tone.NEUTRAL, "circle-dashed"),
        MotionState.AT_VOTE: ChipLook("表决中", Tone.ACCENT, "circle-dot"),
        MotionState.ADOPTED: ChipLook("通过", Tone.OK, "circle-check"),
        MotionState.REJECTED: ChipLook("没有通过", Tone.BAD, "x"),
        MotionState.WITHDRAWN: ChipLook("已撤回", Tone.NEUTRAL, "undo-2"),
    }
)

# What follows from adoption, in the words of those who have to keep to it.
FREEZES: Mapping[MotionKind, str] = MappingProxyType(
    {
        MotionKind.AGENDA: "通过后议程不再增减，确需改动的说明理由，印进会议记录。",
        MotionKind.CREDENTIALS: "通过后资格审查的签字和结论不能再改。",
        MotionKind.RULES: "通过后选举办法不能直接修改，投票和计票都按它进行。",
        MotionKind.OFFICIALS: "通过后名单不能再改，监票、计票按这份名单进行。",
        MotionKind.PRESIDIUM: "通过后大会主席团名单不能再改。",
        MotionKind.REPORT: "通过后可以打印关于工作报告的决议。",
        MotionKind.CHARTER: "通过后章程对照表不能再改，可以打印决议和对照表。",
        MotionKind.RESOLUTION: "通过后可以打印决议。",
        MotionKind.AMENDMENT: "通过后，所修正的议案换成修正后的正文。",
        MotionKind.OTHER: "表决结果印进会议记录。",
    }
)

# Which motion an item of the agenda is for.
OF_TASK: Mapping[AgendaTask, MotionKind] = MappingProxyType(
    {
        AgendaTask.PASS_AGENDA: MotionKind.AGENDA,
        AgendaTask.CREDENTIALS: MotionKind.CREDENTIALS,
        AgendaTask.RULES: MotionKind.RULES,
        AgendaTask.OFFICIALS: MotionKind.OFFICIALS,
        AgendaTask.PRESIDIUM: MotionKind.PRESIDIUM,
        AgendaTask.REPORT: MotionKind.REPORT,
        AgendaTask.CHARTER: MotionKind.CHARTER,
        AgendaTask.RESOLUTION: MotionKind.RESOLUTION,
    }
)

# By show of hands people agree (同意); on a ballot they approve (赞成).
STEP: Mapping[Mark, str] = MappingProxyType(
    {Mark.APPROVE: "同意", Mark.OPPOSE: "反对", Mark.ABSTAIN: "弃权"}
)


def said_label(motion: MotionView) -> str:
    """Say which motion it is, as the screen spaces it: 第 3 号议案."""
    return f"第 {motion.number} 号议案"
