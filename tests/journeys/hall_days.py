"""A day in the hall, step by step, by the keys of the operator's page, pictures looked at.

With RENEW_PICTURES set the pictures are kept anew; look at each that git calls changed.
"""

import os
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from sudesk.services import hall_screen
from sudesk.services.scenes import Kind, Scene, Welcome
from sudesk.ui.congress.operator.page import OperatorPage
from sudesk.ui.hall.screen import hall_screen_of
from tests.journeys.days import the_congress
from tests.journeys.hands import Secretary
from tests.ui.hall.references import SHARE, difference, painted

FOLDER = Path(__file__).with_name("pictures")
RENEW = bool(os.environ.get("RENEW_PICTURES"))
CONTROL = Qt.KeyboardModifier.ControlModifier
DIGITS = dict(zip(Kind, range(Qt.Key.Key_1, Qt.Key.Key_9 + 1), strict=True))
DAY = "2026年12月18日 14:00"  # whatever day of the year these tests run on


def page_of(who: Secretary) -> OperatorPage:
    """The operator's page, which is in front."""
    page = who.page
    assert isinstance(page, OperatorPage), page
    return page


def tap(who: Secretary, *keys: Qt.Key | Qt.KeyboardModifier) -> None:
    """Press a key of the page; a button that is pressed by it is released a moment later."""
    assert who.front.isVisible()
    who.key(*keys)
    who.qtbot.wait(130)


def begin(who: Secretary, title: str) -> None:
    """Begin the item that comes next."""
    who.sees(f"下一项：{title}")
    tap(who, Qt.Key.Key_F2)
    who.sees(f"正在进行：{title}")


def end(who: Secretary, following: str) -> None:
    """End the item that runs; the next is offered."""
    tap(who, Qt.Key.Key_F2)
    who.sees(f"下一项：{following}" if following else "各项都已完成")


def pass_through(who: Secretary, title: str, following: str) -> None:
    """Begin and end an item."""
    begin(who, title)
    end(who, following)


def show(who: Secretary, kind: Kind, picture: str = "") -> Scene:
    """Choose a scene and show it; what hangs in the hall is compared with a kept picture."""
    tap(who, Qt.Key(DIGITS[kind]), CONTROL)
    tap(who, Qt.Key.Key_F7)
    hall = page_of(who).hall
    who.qtbot.waitUntil(lambda: hall.state.look.text == "正在放映")
    return hangs(who, kind, picture)


def hangs(who: Secretary, kind: Kind, picture: str = "") -> Scene:
    """Look at what hangs: the window paints that scene, and it looks as it did."""
    desk = who.window.desk
    window = hall_screen_of(desk).window
    scene, page, black = window.picture
    assert window.isVisible()
    assert not black
    assert scene.kind is kind
    found, _ = desk.ask(hall_screen.hanging, the_congress(who).id)
    assert scene == found
    seen = window.grab().toImage()
    assert difference(seen, painted(scene, seen.size(), page)) == 0
    if picture:
        told = replace(scene, when=DAY) if isinstance(scene, Welcome) else scene
        kept = FOLDER / f"{picture}.png"
        if RENEW:
            FOLDER.mkdir(exist_ok=True)
            flat = painted(told).convertToFormat(QImage.Format.Format_RGB888)
            assert flat.save(str(kept), "PNG", 0)
        assert difference(painted(told), QImage(str(kept))) <= SHARE, kept.name
    return scene


def vote(who: Secretary, title: str) -> None:
    """Go from the item to its motion, count the hands of everybody, come back into the hall."""
    page = page_of(who)
    assert page.door is not None
    present = page.door.roll.present
    who.press("去表决")
    who.press("付表决")
    for figure in (present, 0, 0):
        who.enter(str(figure))
    who.enter()
    who.sees("通过后")
    who.enter()
    who.press("返回会场")
    who.sees(f"正在进行：{title}")
