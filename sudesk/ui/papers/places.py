"""Where papers go as files: the dialogs that ask, and the reader outside the program."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from sudesk.errors import SudeskError

KINDS = {".pdf": "PDF 文件", ".xlsx": "Excel 工作簿", ".zip": "上报包", ".json": "计票文件"}


def ask_target(parent: QWidget, title: str, suggested: Path) -> Path | None:
    """Let the user say where a file is to be saved; None if it is not to be."""
    ending = suggested.suffix
    chosen, _ = QFileDialog.getSaveFileName(
        parent, title, str(suggested), f"{KINDS[ending]} (*{ending})"
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ending else path.with_name(f"{path.name}{ending}")


def ask_folder(parent: QWidget, title: str, suggested: Path) -> Path | None:
    """Let the user choose a folder; None if nothing is to be saved."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(suggested))
    return Path(chosen) if chosen else None


def ask_package(parent: QWidget, folder: Path) -> Path | None:
    """Let the user choose a package to check; None if none is to be."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent, "选择要检查的上报包", str(folder), "上报包 (*.zip);;所有文件 (*)"
    )
    return Path(chosen) if chosen else None


def ask_scan(parent: QWidget, title: str, folder: Path) -> Path | None:
    """Let the user choose a scan of a signed copy; None if none is to be attached."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent, title, str(folder), "扫描件 (*.pdf *.jpg *.jpeg *.png);;所有文件 (*)"
    )
    return Path(chosen) if chosen else None


def open_outside(path: Path) -> None:
    """Open a file or a folder with the program that the PC has for it."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise SudeskError(
            f"没能打开“{path.name}”。",
            "这台电脑没有设好打开它的程序。",
            "请先存下来，再拿到别处打开。",
        )
