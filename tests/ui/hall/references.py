"""The pictures that scenes are compared with; ``python -m tests.ui.hall.references`` renews them.

Look at every picture that git calls changed before you keep it.
"""

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from sudesk.services.scenes import Scene
from sudesk.ui.hall.painting import paint
from sudesk.ui.theme import Mode, Theme
from tests.ui.hall.sample_scenes import SCENES

FOLDER = Path(__file__).with_name("references")
SMALL = QSize(512, 384)  # half a projector: small files, and every stroke is still there
STEP = 48  # of 255: what another version of the font engine may shade otherwise
SHARE = 0.004  # of all pixels, how many may be beyond that


def painted(scene: Scene, size: QSize = SMALL, page: int = 0) -> QImage:
    """Return a scene as a picture of this size."""
    image = QImage(size, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint(painter, QRectF(0, 0, size.width(), size.height()), scene, page)
    return image


def difference(one: QImage, other: QImage) -> float:
    """Return the share of pixels in which two pictures differ by more than a shade."""
    if one.size() != other.size():
        return 1.0
    format_ = QImage.Format.Format_Grayscale8
    first, second = one.convertToFormat(format_), other.convertToFormat(format_)
    apart = 0
    for y in range(first.height()):
        upper = bytes(first.constScanLine(y))[: first.width()]
        lower = bytes(second.constScanLine(y))[: first.width()]
        apart += sum(abs(a - b) > STEP for a, b in zip(upper, lower, strict=True))
    return apart / (first.width() * first.height())


def main() -> None:
    """Paint every reference anew."""
    app = QApplication.instance() or QApplication(["sudesk"])
    assert isinstance(app, QApplication)
    Theme(app).apply(Mode.LIGHT)
    FOLDER.mkdir(exist_ok=True)
    for name, scene in SCENES.items():
        assert (
            painted(scene)
            .convertToFormat(QImage.Format.Format_RGB888)
            .save(str(FOLDER / f"{name}.png"), "PNG", 0)
        )


if __name__ == "__main__":
    main()
