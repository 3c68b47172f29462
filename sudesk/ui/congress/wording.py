"""How the tabs of the congress say rulings and shares."""

from sudesk.rules.law import Ruling
from sudesk.rules.plan import provision
from sudesk.terms import Verdict
from sudesk.ui import words
from sudesk.ui.pieces.gate import GateLook


def gate_of(ruling: Ruling, text: str = "") -> GateLook:
    """Return a ruling as a gate: ``text`` in the pill, its numbers and remedy behind a click."""
    sentence = words.spaced(ruling.sentence)
    numbers = f"{sentence}。" if text else ""
    return GateLook(
        ruling.verdict, text or sentence, ruling.citation, numbers=numbers, remedy=ruling.remedy
    )


def provided(rule: str) -> GateLook:
    """Return what the plan provides as a gate that informs: title in the pill, words behind it."""
    found = provision(rule)
    return GateLook(Verdict.NOTED, words.spaced(found.title), found.citation, rule=found.statement)


def percent(part: int, whole: int) -> str:
    """Return a share with one decimal, rounded half up in integers; a dash where there is none."""
    if whole == 0:
        return "—"
    tenths = (part * 2000 + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%"


def thousandths(numerator: int, denominator: int) -> str:
    """Return a quotient with three decimals, for the eye only: integers decide."""
    value = (numerator * 2000 + denominator) // (2 * denominator)
    return f"{value // 1000}.{value % 1000:03d}"
