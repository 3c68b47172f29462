"""The files that were read, sheet by sheet, as a card: tabs, what was recognised, the preview."""

from collections.abc import Sequence, Set

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sudesk.sheets.reading import Place, SheetView
from sudesk.ui import theme
from sudesk.ui.pieces.card import Card, Line
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.text import Text
from sudesk.ui.roster.file_tabs import FileTabs, Strip
from sudesk.ui.roster.preview import SheetPreview
from sudesk.ui.roster.preview_columns import title_of
from sudesk.ui.tokens import CAPTION, CARD_PADDING, TABLE, Tone

SURE = 0.9
DOUBTFUL = 0.6


class SheetsCard(Card):
    """All sheets behind tabs; ``row_asked`` tells the place of a row that is clicked."""

    row_asked = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._views: dict[str, list[SheetView]] = {}
        self._shown: SheetView | None = None
        self._waiting: Set[Place] = frozenset()
        self._refused: Set[str] = frozenset()
        self.files = FileTabs()
        self.files.chosen.connect(self._open_file)
        self.preview = SheetPreview()
        self.preview.row_asked.connect(self.row_asked)
        self._choice: Segmented | None = None
        self._choice_room = QHBoxLayout()
        self._source = Text("", TABLE, "ink_2")
        self._surety = Chip("")
        self._note = Text("", CAPTION, "ink_3")
        self._lay_out()

    def show_sheets(
        self, views: Sequence[SheetView], waiting: Set[Place], refused: Set[str]
    ) -> None:
        """Show other sheets; ``refused`` are the files with rows that cannot be taken."""
        self._waiting = waiting
        self._views = {}
        for view in views:
            self._views.setdefault(view.file, []).append(view)
        self._shown = None
        self._refused = refused
        self.files.show_files(list(self._views))
        self._mark_files()

    def settle(self, waiting: Set[Place]) -> None:
        """Take over which rows still wait."""
        self._waiting = waiting
        self.preview.settle(waiting)
        self._mark_files()

    def show_place(self, place: Place) -> None:
        """Open the sheet of a place and choose its row."""
        view = next((v for v in self._views.get(place.file, []) if v.sheet == place.sheet), None)
        if view is None:
            return
        self.files.choose(place.file)
        self._show(view)
        self.preview.show_place(place)

    def _mark_files(self) -> None:
        """Mark the files in which somebody has to look, what is refused before what waits."""
        waiting = {place.file: "warn" for place in self._waiting}
        self.files.mark(waiting | dict.fromkeys(self._refused, "bad"))

    def _lay_out(self) -> None:
        edge = CARD_PADDING - 4
        tabs = QHBoxLayout()
        tabs.setContentsMargins(edge, 8, edge, 0)
        strip = Strip(self.files)
        self.files.opened.connect(strip.follow)
        tabs.addWidget(strip)
        line = QHBoxLayout()
        line.setContentsMargins(edge, 8, edge, 8)
        line.setSpacing(10)
        line.addLayout(self._choice_room)
        line.addWidget(self._source, 1)
        line.addWidget(self._surety)
        self.body.addLayout(tabs)
        self.add(Line())
        self.body.addLayout(line)
        self.add(Line())
        self.body.addWidget(self.preview, 1)
        self.preview.setMinimumHeight(theme.px(220))
        self.set_foot(self._note, stretch_after=1)

    def _open_file(self, file: str) -> None:
        views = self._views.get(file, [])
        if self._shown not in views and views:
            self._offer(views)
            self._show(views[0])

    def _offer(self, views: Sequence[SheetView]) -> None:
        """Offer the sheets of a file where there are several."""
        while (item := self._choice_room.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._choice = None
        if len(views) > 1:
            self._choice = Segmented([(view.sheet, view) for view in views])
            self._choice.chosen.connect(self._show)
            self._choice_room.addWidget(Strip(self._choice))

    def _show(self, view: SheetView) -> None:
        if view is self._shown:
            return
        self._shown = view
        if self._choice is not None and self._choice.meaning is not view:
            self._choice.choose(view)
        self._source.say(_recognised(view))
        self._surety.show_look(_surety(view))
        self._note.say(_left_out(view))
        self.preview.show_sheet(view, self._waiting)


def _recognised(view: SheetView) -> str:
    rows = "、".join(str(row) for row in view.header_rows[:2])
    header = f"表头在第 {rows} 行" if rows else "没有表头，按内容推断"
    return "；".join(part for part in (header, view.class_source) if part)


def _surety(view: SheetView) -> ChipLook:
    if view.confidence >= SURE:
        return ChipLook("把握高", Tone.OK, "check")
    if view.confidence > DOUBTFUL:
        return ChipLook("把握一般", Tone.WARN, "triangle-alert")
    return ChipLook("把握低，请核对", Tone.BAD, "triangle-alert")


def _left_out(view: SheetView) -> str:
    titles = [
        title for column in view.columns if not column.role.imported and (title := title_of(column))
    ]
    if not titles:
        return "各列都要导入，没有跳过的列"
    named = "、".join(dict.fromkeys(titles[:4])) + ("等" if len(titles) > 4 else "")
    return f"{named} 只显示位置，不读取、不保存"
