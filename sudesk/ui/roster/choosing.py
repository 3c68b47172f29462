"""The first step of the import: which files, and how far they are read."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.progress import Progress
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.roster.dropping import ask_files, ask_folder
from sudesk.ui.tokens import BODY, CAPTION, PAGE, RADIUS_CARD, TABLE

MIDDLE = Qt.AlignmentFlag.AlignHCenter

_COLUMNS = (
    Column[Path]("文件", lambda path: path.name, strong=True),
    Column[Path]("所在文件夹", lambda path: str(path.parent), ink=lambda _: "ink_2"),
)


class DropArea(QWidget):
    """A dashed place for files, with the buttons that choose them; ``chosen`` tells the paths."""

    chosen = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered = False
        self.files_button = Button(
            "选择文件", self._ask_files, kind=Kind.PRIMARY, icon="file-spreadsheet", key="Ctrl+O"
        )
        self.folder_button = Button("选择文件夹", self._ask_folder, icon="folder-open")
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        buttons.addWidget(self.files_button)
        buttons.addWidget(self.folder_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(IconMark("upload", "accent_text", size=30), 0, MIDDLE)
        column.addWidget(Text("把各班的表格拖进来", PAGE, align=MIDDLE))
        words = "可以放很多个文件，也可以放整个文件夹。Excel、WPS 和 .csv 都能读，原文件不动。"
        column.addWidget(Text(words, BODY, "ink_2", wrap=True, align=MIDDLE))
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def hover(self, over: bool) -> None:
        """Show that files are over the page and may be let go."""
        self._hovered = over
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dashed frame."""
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        with QPainter(self) as painter:
            fill = theme.colour("accent_tint" if self._hovered else "surface")
            brush.frame(painter, box, RADIUS_CARD, fill)
            edge = theme.colour("accent_text" if self._hovered else "edge")
            pen = QPen(edge, 1.5, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([5, 4])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, RADIUS_CARD, RADIUS_CARD)

    def _ask_files(self) -> None:
        self.chosen.emit(ask_files(self))

    def _ask_folder(self) -> None:
        self.chosen.emit(ask_folder(self))


class _Files(Table[Path]):
    """The files chosen so far; Delete takes the selected ones out."""

    def __init__(self, remove: Button) -> None:
        super().__init__(_COLUMNS, key=str, several=True, sortable=False)
        self._remove = remove
        self.selected.connect(lambda rows: remove.setEnabled(bool(rows)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take out by Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self._remove.click()
            return
        super().keyPressEvent(event)


class Choosing(QWidget):
    """Files and folders to be read; ``changed`` tells which were added or taken out.

    While they are read there is a progress to see, and ``stopped`` tells that it shall end.
    """

    added = Signal(object)
    removed = Signal(object)
    stopped = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.area = DropArea()
        self.area.chosen.connect(self.added)
        self.remove_button = Button("移除所选", self._remove, icon="trash-2", small=True)
        self.files = _Files(self.remove_button)
        self.progress = Progress("行")
        self.progress.stopped.connect(self.stopped)
        self._reading = Card()
        self._reading.add(self.progress)
        note = "读的时候可以随时停止，停止后名册不变。"
        self._reading.add(Text(note, CAPTION, "ink_3"))
        self._reading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._count = Text("", TABLE, "ink_2")
        self._listed = Card("要读取的文件", self._count, self.remove_button, flush=True)
        self._listed.add(self.files)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._reading)
        column.addWidget(self.area, 2)
        column.addWidget(self._listed, 3)
        self.show_paths([])
        self.end()

    def show_paths(self, paths: Sequence[Path]) -> None:
        """Show what is chosen; the dashed place is smaller once there is something."""
        self.files.set_rows(paths)
        self._count.say(f"共 {len(paths)} 项")
        self.remove_button.setEnabled(bool(self.files.selection()))
        self._listed.setVisible(bool(paths))
        self.area.files_button.kind = Kind.DEFAULT if paths else Kind.PRIMARY
        self.area.files_button.rename("添加文件" if paths else "选择文件")
        self.area.folder_button.rename("添加文件夹" if paths else "选择文件夹")

    def begin(self) -> None:
        """Show that the files are being read."""
        self.progress.begin("正在打开文件")
        self._reading.show()
        self.area.hide()
        self.remove_button.hide()

    def end(self) -> None:
        """Show that nothing is being read."""
        self._reading.hide()
        self.area.show()
        self.remove_button.show()

    def _remove(self) -> None:
        self.removed.emit(self.files.selection())
