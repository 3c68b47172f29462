"""How the state of a paper is said: its chip, what stands at the right, and its time of need."""

from sudesk.services.print_log import Filed
from sudesk.services.slots import Slot
from sudesk.terms import PaperState
from sudesk.ui import words
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.tokens import Tone

BEFORE, DAY, AFTER, BLANK = "会前", "大会当天", "会后", "空白表"
TIMES = (BEFORE, DAY, AFTER, BLANK)

# When each paper, by its number, is needed; blank forms stand apart.
_NEEDED = {
    BEFORE: (1, 2, 3, 4, 5, 6, 7, 8, 9, 17, 32, 33),
    DAY: (10, 11, 12, 13, 14, 15, 19),
    AFTER: (16, 18, 27, 28, 29, 31),
}
_TIME_OF = {number: time for time, numbers in _NEEDED.items() for number in numbers}
_NOTICE = 8

_CHIPS = {
    PaperState.READY: (Tone.NEUTRAL, ""),
    PaperState.PRINTED: (Tone.INFO, "printer"),
    PaperState.SIGNED: (Tone.OK, "badge-check"),
    PaperState.STALE: (Tone.WARN, "triangle-alert"),
}


def time_of(paper: Filed) -> str:
    """Return when a paper is needed; the notice of results hangs after the congress."""
    slot: Slot = paper.slot
    if slot.blank:
        return BLANK
    if slot.number == _NOTICE and "结果" in slot.title:
        return AFTER
    return _TIME_OF.get(slot.number, BLANK)


def chip_of(paper: Filed) -> ChipLook:
    """Return the chip that says how far a paper is, or why it cannot be printed."""
    if paper.state is PaperState.MISSING:
        return ChipLook(paper.slot.missing, Tone.BAD, "lock")
    if paper.state is PaperState.SIGNED and paper.moved:
        return ChipLook("签回后有变", Tone.WARN, "triangle-alert")
    return ChipLook(paper.state.label, *_CHIPS[paper.state])


def written_of(paper: Filed) -> str:
    """Return what is kept of a paper, in few words."""
    if paper.scans:
        return f"扫描件 {len(paper.scans)} 个"
    if paper.last is not None:
        return f"{words.month_day(paper.last.printed_at.date())} {paper.last.copies} 份"
    return ""
