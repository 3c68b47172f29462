"""The hall screen as the operator runs it: choose, show, hold, release, black it out.

What hangs is kept in the file, a held picture whole, so that after a power cut the same hangs
again. A live scene is kept as its choice with its subject named: a new motion or a new result never
takes the place of the one that hangs. A result hangs only because somebody showed it.
"""

import json
from dataclasses import dataclass

from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.hall import HallState
from sudesk.models.journal import record
from sudesk.models.tables import Round
from sudesk.services import seals
from sudesk.services.hall import scene
from sudesk.services.hall_choices import Choice, Offer, locked, offers, parse_choice, pinned
from sudesk.services.scenes import Blank, Kind, Scene, dump, parse

NOTHING_HANGS = "大屏上还没有画面。"


@dataclass(frozen=True, slots=True)
class Hall:
    """The screen now: what is chosen, what hangs, and whether that is as the file stands.

    ``shown`` is None before anything was shown; ``stale`` says that the held picture no longer
    agrees with the present figures.
    """

    congress_id: int
    chosen: Choice
    preview: Scene
    locked: str
    shown: Choice | None
    hanging: Scene
    held: bool
    black: bool
    stale: bool
    offers: tuple[Offer, ...]

    @property
    def hangs(self) -> bool:
        """Whether what is chosen is what hangs."""
        return self.shown == self.chosen


def view(session: Session, congress_id: int) -> Hall:
    """Return the screen as it is."""
    row = session.get(HallState, congress_id)
    chosen = pinned(session, congress_id, _chosen(row))
    shown, hanging, now = _hanging(session, congress_id, row)
    held = row is not None and row.held
    return Hall(
        congress_id,
        chosen,
        hanging if shown == chosen else scene(session, congress_id, chosen),
        locked(session, congress_id, chosen),
        shown,
        hanging,
        held,
        row is not None and row.black,
        held and hanging != now,
        offers(session, congress_id, chosen.words),
    )


def hanging(session: Session, congress_id: int) -> tuple[Scene | None, bool]:
    """Return what the hall sees, None before anything was shown, and whether it is blacked out."""
    row = session.get(HallState, congress_id)
    shown, picture, _ = _hanging(session, congress_id, row)
    return (None if shown is None else picture), row is not None and row.black


def choose(session: Session, congress_id: int, choice: Choice) -> None:
    """Choose a scene for the preview; the hall does not see it, so the journal has no entry."""
    _row(session, congress_id).chosen = json.dumps(choice.dump(), ensure_ascii=False)


def show(session: Session, congress_id: int) -> None:
    """Hang what is chosen, in place of what hung, held or black; a result is announced by it.

    Raises Refused for a scene that is locked.
    """
    row = _row(session, congress_id)
    choice = pinned(session, congress_id, _chosen(row))
    if reason := locked(session, congress_id, choice):
        raise Refused(f"“{choice.kind.label}”还不能放映。", f"{reason}。", "请先换一个画面。")
    row.chosen = json.dumps(choice.dump(), ensure_ascii=False)
    row.shown, row.held, row.black = {"choice": choice.dump()}, False, False
    record(session, "hall.show", congress=congress_id, scene=str(choice.kind))
    if choice.kind is Kind.RESULT:
        _announce(session, choice.subject)


def hold(session: Session, congress_id: int) -> None:
    """Keep the picture that hangs as it is, while the figures behind it move on."""
    row = _row(session, congress_id)
    shown, picture, _ = _hanging(session, congress_id, row)
    if shown is None:
        raise Refused(NOTHING_HANGS, "", "请先放映一个画面，再定住。")
    if row.held:
        return
    row.shown, row.held = {"choice": shown.dump(), "scene": dump(picture)}, True
    record(session, "hall.hold", congress=congress_id)


def release(session: Session, congress_id: int) -> None:
    """Let the picture follow the figures again."""
    row = _row(session, congress_id)
    if not row.held or row.shown is None:
        return
    row.shown, row.held = {"choice": row.shown["choice"]}, False
    record(session, "hall.release", congress=congress_id)


def black_out(session: Session, congress_id: int) -> None:
    """Show nothing at all; what hangs is kept behind it."""
    row = _row(session, congress_id)
    if not row.black:
        row.black = True
        record(session, "hall.black", congress=congress_id)


def light_up(session: Session, congress_id: int) -> None:
    """Show again what hung before the screen was blacked out."""
    row = _row(session, congress_id)
    if row.black:
        row.black = False
        record(session, "hall.light", congress=congress_id)


def _announce(session: Session, round_id: int) -> None:
    """Note when the hall first saw a result."""
    row = session.get_one(Round, round_id)
    if row.announced_at is None:
        seals.announce(session, round_id)


def _row(session: Session, congress_id: int) -> HallState:
    row = session.get(HallState, congress_id)
    if row is None:
        welcome = json.dumps(Choice(Kind.WELCOME).dump())
        row = HallState(
            congress_id=congress_id, chosen=welcome, shown=None, held=False, black=False
        )
        session.add(row)
    return row


def _chosen(row: HallState | None) -> Choice:
    return Choice(Kind.WELCOME) if row is None else parse_choice(row.chosen)


def _hanging(
    session: Session, congress_id: int, row: HallState | None
) -> tuple[Choice | None, Scene, Scene]:
    """Return what was shown, what hangs, and what would hang if it were not held."""
    if row is None or row.shown is None:
        return None, Blank(), Blank()
    shown = parse_choice(row.shown.get("choice"))
    now = scene(session, congress_id, shown)
    kept = parse(row.shown.get("scene")) if row.held else None
    return shown, kept or now, now
