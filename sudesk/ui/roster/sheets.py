"""The files that were read, sheet by sheet, as a card: tabs, what was recognised, the preview."""

from collections.abc import Collection, Sequence, Set
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sudesk.services.intake import Choices
from sudesk.sheets.reading import Choice, Place, SheetView, Unread
from sudesk.ui import theme
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card, Line
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.text import Text
from sudesk.ui.roster.file_tabs import FileTabs, Strip
from sudesk.ui.roster.preview import SheetPreview
from sudesk.ui.roster.preview_model import Fates
from sudesk.ui.roster.sheet_words import recognised, what_to_do
from sudesk.ui.tokens import CAPTION, CARD_PADDING, TABLE, Tone

SURE = 0.9
DOUBTFUL = 0.6


class SheetsCard(Card):
    """All sheets behind tabs; ``row_asked`` tells the place of a row that is clicked.

    What is settled by hand is told with the sheet: ``role_chosen`` (sheet, column, role),
    ``header_chosen`` (sheet, row), ``header_asked`` (sheet), ``class_asked`` (sheet, its present
    class by hand), ``wanted_chosen`` (sheet, whether to read it), ``reset_asked`` (sheet).
    """

    row_asked = Signal(object)
    role_chosen = Signal(object, int, object)
    header_chosen = Signal(object, int)
    header_asked = Signal(object)
    class_asked = Signal(object, str)
    wanted_chosen = Signal(object, bool)
    reset_asked = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._views: dict[str, list[SheetView]] = {}
        self._shown: SheetView | None = None
        self._fates = Fates()
        self._choices: Choices = MappingProxyType({})
        self._remembered: Collection[str] = ()
        self._refused: Set[str] = frozenset()
        self.files = FileTabs()
        self.files.chosen.connect(self._open_file)
        self.preview = SheetPreview()
        self.preview.row_asked.connect(self.row_asked)
        self.preview.role_chosen.connect(self._tell_role)
        self.preview.header_chosen.connect(self._tell_header)
        self.header_button = Button("改表头", self._ask_header, small=True)
        self.class_button = Button("改班级", self._ask_class, small=True)
        self.reset_button = Button(
            "恢复自动识别", self._ask_reset, kind=Kind.QUIET, icon="undo-2", small=True
        )
        self.wanted_button = Button("", self._tell_wanted, small=True)
        self._choice: Segmented | None = None
        self._choice_room = QHBoxLayout()
        self._source = Text("", TABLE, "ink_2")
        self._surety = Chip("")
        self._note = Text("", CAPTION, "ink_3")
        self._lay_out()

    def show_sheets(
        self,
        views: Sequence[SheetView],
        fates: Fates,
        refused: Set[str],
        choices: Choices,
        remembered: Collection[str],
    ) -> None:
        """Show other sheets, the one that was shown before first if it is still there.

        ``refused`` are the files with rows that cannot be taken; ``choices`` those that the
        reading followed, ``remembered`` the layouts of which some are kept.
        """
        before = self._shown
        self._fates, self._choices, self._remembered = fates, choices, remembered
        self._views = {}
        for view in views:
            self._views.setdefault(view.file, []).append(view)
        self._shown = None
        self._refused = refused
        self.files.show_files(list(self._views))
        self._mark_files()
        if before is not None:
            self._show_sheet(before.file, before.sheet)

    def settle(self, fates: Fates) -> None:
        """Take over which rows still wait, and which were decided against."""
        self._fates = fates
        self.preview.settle(fates)
        self._mark_files()

    def show_place(self, place: Place) -> None:
        """Open the sheet of a place and choose its row."""
        if self._show_sheet(place.file, place.sheet):
            self.preview.show_place(place)

    def _show_sheet(self, file: str, sheet: str) -> bool:
        """Show a sheet by its name; return whether it is there."""
        view = next((each for each in self._views.get(file, []) if each.sheet == sheet), None)
        if view is None:
            return False
        self.files.choose(file)
        self._show(view)
        return True

    def _mark_files(self) -> None:
        """Mark the files in which somebody has to look, what is refused before what waits."""
        waiting = {place.file: "warn" for place in self._fates.waiting}
        nothing = [
            file
            for file, views in self._views.items()
            if all(view.unread is Unread.NO_COLUMNS for view in views)
        ]
        self.files.mark(waiting | dict.fromkeys((*self._refused, *nothing), "bad"))

    def _lay_out(self) -> None:
        edge = CARD_PADDING - 4
        tabs = QHBoxLayout()
        tabs.setContentsMargins(edge, 8, edge, 0)
        tabs.setSpacing(12)
        strip = Strip(self.files)
        self.files.opened.connect(strip.follow)
        tabs.addWidget(strip, 1)
        tabs.addWidget(Text("拖入文件可继续添加", CAPTION, "ink_3"))
        line = QHBoxLayout()
        line.setContentsMargins(edge, 8, edge, 8)
        line.setSpacing(10)
        line.addLayout(self._choice_room)
        line.addWidget(self._source, 1)
        line.addWidget(self._surety)
        line.addWidget(self.reset_button)
        line.addWidget(self.header_button)
        line.addWidget(self.class_button)
        self.body.addLayout(tabs)
        self.add(Line())
        self.body.addLayout(line)
        self.add(Line())
        self.body.addWidget(self.preview, 1)
        self.preview.setMinimumHeight(theme.px(220))
        self.set_foot(self._note, self.wanted_button, stretch_after=1)

    def _open_file(self, file: str) -> None:
        views = self._views.get(file, [])
        if self._shown not in views and views:
            self._offer(views)
            self._show(next((view for view in views if view.unread is None), views[0]))

    def _offer(self, views: Sequence[SheetView]) -> None:
        """Offer the sheets of a file where there are several."""
        while (item := self._choice_room.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._choice = None
        if len(views) > 1:
            self._choice = Segmented([(_tab_of(view), view) for view in views])
            self._choice.chosen.connect(self._show)
            self._choice_room.addWidget(Strip(self._choice))

    def _show(self, view: SheetView) -> None:
        if view is self._shown:
            return
        self._shown = view
        if self._choice is not None and self._choice.meaning is not view:
            self._choice.choose(view)
        choice = self._choices.get((view.file, view.sheet), Choice())
        self._source.say(recognised(view, choice))
        self._surety.show_look(self._surety_of(view, choice))
        self.reset_button.setVisible(choice != Choice() or view.signature in self._remembered)
        self.class_button.setVisible(view.unread is None)
        self.wanted_button.rename("读取这张表" if view.unread is not None else "不读这张表")
        self.wanted_button.setVisible(view.unread in (None, Unread.HIDDEN, Unread.BY_HAND))
        self._note.say(what_to_do(view))
        self.preview.show_sheet(view, self._fates)

    def _surety_of(self, view: SheetView, choice: Choice) -> ChipLook:
        if view.unread is not None:
            return ChipLook("没有读取", Tone.WARN, "triangle-alert")
        if view.signature in self._remembered:
            return ChipLook("沿用设置", Tone.INFO, "save")
        by_hand = choice.roles or choice.header_row is not None
        return ChipLook("手工设置", Tone.INFO, "pencil") if by_hand else _surety(view)

    def _tell_role(self, column: int, role: object) -> None:
        if self._shown is not None:
            self.role_chosen.emit(self._shown, column, role)

    def _tell_header(self, row: int) -> None:
        if self._shown is not None:
            self.header_chosen.emit(self._shown, row)

    def _tell_wanted(self) -> None:
        if self._shown is not None:
            self.wanted_chosen.emit(self._shown, self._shown.unread is not None)

    def _ask_header(self) -> None:
        if self._shown is not None:
            self.header_asked.emit(self._shown)

    def _ask_class(self) -> None:
        if self._shown is not None:
            at = self._shown.file, self._shown.sheet
            self.class_asked.emit(self._shown, self._choices.get(at, Choice()).class_name or "")

    def _ask_reset(self) -> None:
        if self._shown is not None:
            self.reset_asked.emit(self._shown)


def _tab_of(view: SheetView) -> str:
    return view.sheet if view.unread is None else f"{view.sheet}（未读）"


def _surety(view: SheetView) -> ChipLook:
    if view.confidence >= SURE:
        return ChipLook("把握高", Tone.OK, "check")
    if view.confidence > DOUBTFUL:
        return ChipLook("把握一般", Tone.WARN, "triangle-alert")
    return ChipLook("把握低，请核对", Tone.BAD, "triangle-alert")
