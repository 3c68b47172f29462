"""Any scene on any painter: the hall's window and the operator's preview draw the same."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from sudesk.services.scenes import Kind, Scene
from sudesk.ui.hall.calling import calling_pages, paint_calling
from sudesk.ui.hall.canvas import Canvas
from sudesk.ui.hall.ceremony import (
    agenda_pages,
    paint_agenda,
    paint_blank,
    paint_text,
    paint_welcome,
    text_pages,
)
from sudesk.ui.hall.outcome import paint_result, result_pages
from sudesk.ui.hall.people import candidate_pages, paint_candidates
from sudesk.ui.hall.presence import paint_check_in, paint_motion


def _one(_scene: object) -> int:
    return 1


@dataclass(frozen=True)
class _Painter:
    """How a kind of scene is painted, and how many pages it takes."""

    paint: Callable[[Canvas, Any, int], None]
    pages: Callable[[Any], int] = _one


_PAINTERS = {
    Kind.WELCOME: _Painter(paint_welcome),
    Kind.AGENDA: _Painter(paint_agenda, agenda_pages),
    Kind.CHECK_IN: _Painter(paint_check_in),
    Kind.CANDIDATES: _Painter(paint_candidates, candidate_pages),
    Kind.MOTION: _Painter(paint_motion),
    Kind.TEXT: _Painter(paint_text, text_pages),
    Kind.CALLING: _Painter(paint_calling, calling_pages),
    Kind.RESULT: _Painter(paint_result, result_pages),
    Kind.BLANK: _Painter(paint_blank),
}


def pages(scene: Scene) -> int:
    """Return how many pages a scene takes, turned by the clock."""
    return _PAINTERS[scene.kind].pages(scene)


def paint(
    painter: QPainter, room: QRectF, scene: Scene, page: int = 0, *, black: bool = False
) -> None:
    """Paint a scene into a room of any shape; ``black`` paints the screen that is out."""
    painter.save()
    painter.setClipRect(room)
    if black:
        painter.fillRect(room, Qt.GlobalColor.black)
    else:
        face = _PAINTERS[scene.kind]
        face.paint(Canvas(painter, room), scene, page % face.pages(scene))
    painter.restore()
