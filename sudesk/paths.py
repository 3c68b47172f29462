"""Where files are: the program's own resources and the user's data folder."""

import os
import sys
from pathlib import Path

import platformdirs


def resources() -> Path:
    """Return the folder of fonts, icons and samples, beside the package or inside the bundle."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    return Path(__file__).resolve().parent.parent / "resources"


def user_data() -> Path:
    """Return the user's own folder for logs and settings, made if it is not there."""
    folder = Path(platformdirs.user_data_dir("sudesk", appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def font_folders() -> tuple[Path, ...]:
    """Return where this PC keeps its fonts: those for everybody, then the user's own."""
    windows = os.environ.get("WINDIR")
    own = os.environ.get("LOCALAPPDATA")
    folders = [Path(windows) / "Fonts"] if windows else []
    folders += [Path(own) / "Microsoft" / "Windows" / "Fonts"] if own else []
    return tuple(folders)


def documents() -> Path:
    """Return the folder where a new department file is offered to lie."""
    return Path(platformdirs.user_documents_dir())
