"""Files that are dropped onto a page, and the dialogs that choose files and targets."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from sudesk.paths import documents
from sudesk.services.intake import ENDINGS


class DropTarget(QObject):
    """Lets files and folders be dropped onto a widget; ``dropped`` tells their paths.

    ``hovered`` tells whether something droppable is over the widget now.
    """

    dropped = Signal(object)
    hovered = Signal(bool)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drags of files, and only these."""
        if isinstance(event, QDragEnterEvent):
            if paths_of(event):
                event.acceptProposedAction()
                self.hovered.emit(True)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.hovered.emit(False)
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.hovered.emit(False)
            event.acceptProposedAction()
            self.dropped.emit(paths_of(event))
            return True
        return super().eventFilter(watched, event)


def paths_of(event: QDropEvent) -> list[Path]:
    """Return the files and folders that are dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def ask_files(parent: QWidget, title: str = "选择名册文件") -> list[Path]:
    """Let the user choose any number of tables."""
    endings = " ".join(f"*{ending}" for ending in sorted(ENDINGS))
    names, _ = QFileDialog.getOpenFileNames(
        parent, title, str(documents()), f"表格文件 ({endings});;所有文件 (*)"
    )
    return [Path(name) for name in names]


def ask_folder(parent: QWidget) -> list[Path]:
    """Let the user choose a folder of roster files."""
    name = QFileDialog.getExistingDirectory(parent, "选择放名册的文件夹", str(documents()))
    return [Path(name)] if name else []


def ask_target(parent: QWidget, title: str, name: str) -> Path | None:
    """Let the user say where a table is to be saved; None if it is not to be."""
    chosen, _ = QFileDialog.getSaveFileName(
        parent, title, str(documents() / name), "Excel 工作簿 (*.xlsx)"
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
