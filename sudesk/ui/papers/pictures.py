"""The pictures of pages that were drawn lately, as many as a bounded room holds."""

from collections import OrderedDict

from PySide6.QtGui import QImage

from sudesk.services.prints import Picture

ROOM = 96 * 1024 * 1024  # bytes

Key = tuple[str, int, int]


class Pictures:
    """Pictures by fingerprint, page and width in pixels; the longest unused go first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, QImage] = OrderedDict()

    def find(self, key: Key) -> QImage | None:
        """Return a picture that is kept."""
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def keep(self, key: Key, picture: QImage) -> None:
        """Keep a picture, and let others go where the room is full."""
        self._kept[key] = picture
        while len(self._kept) > 1 and sum(map(_size, self._kept.values())) > ROOM:
            self._kept.popitem(last=False)


def image_of(picture: Picture) -> QImage:
    """Return a drawn page as Qt's image, with bytes of its own."""
    shades = QImage.Format.Format_Grayscale8
    shown = QImage(picture.pixels, picture.width, picture.height, picture.stride, shades)
    return shown.copy()


def _size(picture: QImage) -> int:
    return picture.sizeInBytes()
