"""One program at a time on one department file; a second one is told who has it."""

import contextlib
import getpass
import json
import os
import socket
import sys
from pathlib import Path
from typing import BinaryIO

from sudesk.errors import SudeskError

if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: BinaryIO) -> bool:
        # A byte far behind the text, so that the text stays readable to the others.
        file.seek(1 << 20)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


class FileLock:
    """A lock of the operating system on ``<file>.lock``; it dies with the program.

    Raises SudeskError, naming computer and user, where another program holds it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(path.name + ".lock")
        self._file = self._acquire(path)
        holder = {"computer": socket.gethostname(), "user": _user(), "process": os.getpid()}
        try:
            self._file.seek(0)
            self._file.truncate()
            self._file.write(json.dumps(holder, ensure_ascii=False).encode())
            self._file.flush()
        except OSError:  # a full disk: who cannot say who has it does not keep it
            self.release()
            raise

    def _acquire(self, path: Path) -> BinaryIO:
        while True:
            file = self._path.open("a+b")
            if not _try_lock(file):
                file.close()
                raise SudeskError(
                    f"没能打开“{path.name}”。",
                    f"{self._holder()}正在用它。",
                    "请对方关闭后再打开。",
                )
            # The last holder may have removed the file between our opening and our locking it.
            with contextlib.suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(file.fileno()), self._path.stat()):
                    return file
            file.close()

    def _holder(self) -> str:
        try:
            holder = json.loads(self._path.read_text(encoding="utf-8"))
            return f"另一个窗口或另一台电脑（{holder['computer']}，{holder['user']}）"
        except (OSError, ValueError, KeyError):
            return "另一个窗口或另一台电脑"

    def release(self) -> None:
        """Give the file free and leave nothing beside it."""
        if sys.platform == "win32":  # an open file cannot be removed there
            with contextlib.suppress(OSError):
                self._file.close()
            with contextlib.suppress(OSError):
                self._path.unlink()
        else:
            with contextlib.suppress(OSError):
                self._path.unlink()
            with contextlib.suppress(OSError):  # what a full disk did not take is lost
                self._file.close()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "未知用户"
