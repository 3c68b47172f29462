"""What the operator has of the hall screen: its picture in small, and the buttons of the scenes."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from sudesk.services.hall_choices import Offer
from sudesk.services.scenes import Blank, Kind, Scene
from sudesk.ui import brush, theme
from sudesk.ui.hall.painting import pages, paint
from sudesk.ui.icons import paint_icon
from sudesk.ui.pieces.button import ENTER_KEYS
from sudesk.ui.tokens import BUTTON, ICON_CHIP, RADIUS_CONTROL, TypeStyle

FACE = TypeStyle(13, 19, 500)
FACE_HEIGHT = 29
COLUMNS = 3


class HallPreview(QWidget):
    """The scene chosen, painted as the hall paints it; ``stale`` draws the red border."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene: Scene = Blank()
        self._turn = 0
        self.stale = self.black = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(200)

    @property
    def scene(self) -> Scene:
        """What is painted."""
        return self._scene

    def show_scene(self, scene: Scene, *, stale: bool = False, black: bool = False) -> None:
        """Paint another scene."""
        self._scene, self.stale, self.black = scene, stale, black
        self.setAccessibleName(f"大屏预览：{scene.kind.label}")
        self.update()

    def turn(self, number: int) -> None:
        """Paint the page that so many turns lead to."""
        if number != self._turn:
            self._turn = number
            self.update()

    def heightForWidth(self, width: int) -> int:
        """Return the height of a projector's picture."""
        return round(width * 3 / 4)

    def sizeHint(self) -> QSize:
        """Return the size in which it stands at the right of the operator's page."""
        return QSize(316, 237)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture and its border."""
        width = 3 if self.stale else 1
        colour = theme.colour("accent" if self.stale else "line_strong")
        box = QRectF(self.rect())
        with QPainter(self) as painter:
            page = self._turn % pages(self._scene)
            inner = box.adjusted(width, width, -width, -width)
            paint(painter, inner, self._scene, page, black=self.black)
            brush.frame(painter, box, 0, None, colour, width)


class SceneButton(QPushButton):
    """One kind of scene: chosen, to be chosen, or locked with its reason."""

    def __init__(self, kind: Kind, key: str) -> None:
        super().__init__(kind.label)
        self.kind = kind
        self.reason = ""
        self._key = key
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # A click leaves the keyboard where it is: in the box of the check-in.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.lock("")

    def lock(self, reason: str) -> None:
        """Show the lock and say why, or take it away."""
        self.reason = reason
        self.setAccessibleDescription(reason)
        self.setToolTip(
            f"{self.kind.label}：{reason}"
            if reason
            else f"选“{self.kind.label}”画面（{self._key}）"
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of a word."""
        return QSize(72, theme.px(FACE_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click on Enter as on the space bar."""
        if event.key() in ENTER_KEYS and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Repaint under the mouse."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint face, word and lock."""
        chosen, locked = self.isChecked(), bool(self.reason)
        fill = "accent_tint" if chosen else "sunken" if locked else "surface"
        if not chosen and not locked and self.underMouse():
            fill = "hover"
        ink = theme.colour("accent_text" if chosen else "ink_3" if locked else "ink_2")
        border = theme.colour("accent" if chosen else "line" if locked else "line_strong")
        box = QRectF(self.rect())
        font = theme.font(FACE, 600 if chosen else BUTTON.weight)
        with QPainter(self) as painter:
            width = 2 if chosen else 1
            brush.frame(painter, box, RADIUS_CONTROL, theme.colour(fill), border, width)
            words = brush.width_of(self.text(), font)
            icon = theme.px(ICON_CHIP) + 6 if locked else 0
            x = (box.width() - words - icon) / 2
            if locked:
                size = theme.px(ICON_CHIP)
                paint_icon(painter, "lock", x, (box.height() - size) / 2, ink, size)
            room = QRectF(x + icon, 0, words + 1, box.height())
            brush.words(painter, self.text(), room, font, ink)


class SceneGrid(QWidget):
    """The kinds of scenes in three columns; Ctrl+1 to Ctrl+9 choose as well."""

    def __init__(self, on_choose: Callable[[Kind], object]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        self._on_choose = on_choose
        self.buttons: dict[Kind, SceneButton] = {}
        for number, kind in enumerate(Kind):
            button = SceneButton(kind, f"Ctrl+{number + 1}")
            button.setShortcut(f"Ctrl+{number + 1}")
            button.clicked.connect(self._choose)
            self.buttons[kind] = button
            grid.addWidget(button, *divmod(number, COLUMNS))

    def show_offers(self, offers: tuple[Offer, ...], chosen: Kind) -> None:
        """Show what is chosen and what is locked; words are written when they are chosen."""
        for offer in offers:
            button = self.buttons[offer.kind]
            button.setChecked(offer.kind is chosen)
            button.lock("" if offer.kind is Kind.TEXT else offer.locked)

    def _choose(self) -> None:
        button = self.sender()
        assert isinstance(button, SceneButton)
        self._on_choose(button.kind)
