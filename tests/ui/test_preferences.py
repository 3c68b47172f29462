"""Preferences are kept, and odd ones are not believed."""

import json
from pathlib import Path

from PySide6.QtCore import QByteArray

from sudesk.ui.preferences import RECENT, Preferences
from sudesk.ui.theme import Mode


def test_they_are_kept(tmp_path: Path) -> None:
    place = tmp_path / "window.json"
    first = Preferences(place)
    first.mode, first.factor, first.geometry = Mode.DARK, 1.15, QByteArray(b"here")
    first.remember(tmp_path / "会计系.sudesk")
    again = Preferences(place)
    assert (again.mode, again.factor) == (Mode.DARK, 1.15)
    assert again.geometry == QByteArray(b"here")
    assert again.recent == [tmp_path / "会计系.sudesk"]


def test_the_first_time_there_are_none(tmp_path: Path) -> None:
    fresh = Preferences(tmp_path / "window.json")
    assert (fresh.mode, fresh.factor, fresh.recent) == (Mode.SYSTEM, 1.0, [])
    assert fresh.geometry.isEmpty()


def test_odd_ones_are_not_believed(tmp_path: Path) -> None:
    place = tmp_path / "window.json"
    odd = {"mode": "purple", "factor": 17, "geometry": "", "recent": "none"}
    place.write_text(json.dumps(odd), encoding="utf-8")
    kept = Preferences(place)
    assert (kept.mode, kept.factor, kept.recent) == (Mode.SYSTEM, 1.0, [])
    assert kept.geometry.isEmpty()


def test_a_damaged_file_means_the_defaults(tmp_path: Path) -> None:
    place = tmp_path / "window.json"
    for damage in (b"{", b"[1]", b"\xff\xfe"):
        place.write_bytes(damage)
        kept = Preferences(place)
        assert (kept.mode, kept.factor, kept.recent) == (Mode.SYSTEM, 1.0, [])
    kept.mode = Mode.DARK
    assert Preferences(place).mode is Mode.DARK


def test_files_are_remembered_the_latest_first(tmp_path: Path) -> None:
    kept = Preferences(tmp_path / "window.json")
    for number in range(RECENT + 2):
        kept.remember(Path(f"/{number}.sudesk"))
    kept.remember(Path("/5.sudesk"))
    assert len(kept.recent) == RECENT
    assert kept.recent[0] == Path("/5.sudesk")
    kept.forget(Path("/5.sudesk"))
    assert Path("/5.sudesk") not in kept.recent
