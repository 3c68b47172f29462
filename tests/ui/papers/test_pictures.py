"""Pictures that are kept, and those that go."""

from PySide6.QtGui import QImage

from sudesk.ui.papers.pictures import ROOM, Pictures


def test_pictures_leave_when_the_room_is_full() -> None:
    kept = Pictures()
    large = QImage(8192, ROOM // 8192 // 2, QImage.Format.Format_Grayscale8)
    keys = [("a", number, 1) for number in range(3)]
    kept.keep(keys[0], large)
    kept.keep(keys[1], large)
    assert kept.find(keys[0]) is not None
    kept.keep(keys[2], large)
    assert [kept.find(key) is not None for key in keys] == [True, False, True]
