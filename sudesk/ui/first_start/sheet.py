"""The sheet that shows, while typing, how the names will stand on papers."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from sudesk.paths import resources
from sudesk.services.congresses import chinese_number
from sudesk.services.departments import NAME_LABELS, Names
from sudesk.ui import theme
from sudesk.ui.tokens import LIGHT

WIDTH, HEIGHT = 266, 360
MARGIN = 20
BODY, TITLE, SMALL = 13, 16, 11
CENTRE, LEFT, RIGHT = (
    Qt.AlignmentFlag.AlignHCenter,
    Qt.AlignmentFlag.AlignLeft,
    Qt.AlignmentFlag.AlignRight,
)


@dataclass(frozen=True)
class SheetText:
    """What the sheet prints; ``typing`` is the key of the name that is being typed."""

    names: Names
    term_number: int
    today: date
    typing: str = ""


@dataclass(frozen=True)
class _Run:
    """A piece of a line; ``key`` names what it shows, empty for fixed words."""

    text: str
    key: str = ""
    missing: bool = False


class Sheet(QWidget):
    """A small page of paper, white in both themes: a request that bears the names."""

    def __init__(self, text: SheetText) -> None:
        super().__init__()
        self._text = text
        self.setFixedSize(WIDTH, HEIGHT)
        self.setAccessibleName("文书上会这样写")

    @property
    def text(self) -> SheetText:
        """What the sheet prints now."""
        return self._text

    def show_text(self, text: SheetText) -> None:
        """Print something else."""
        self._text = text
        self.update()

    def type_in(self, key: str) -> None:
        """Mark which name is being typed."""
        self.show_text(replace(self._text, typing=key))

    def lines(self) -> tuple[str, ...]:
        """Return the words of the sheet, paragraph by paragraph."""
        return tuple("".join(run.text for run in runs) for runs, *_ in self._paragraphs())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page, then paragraph under paragraph, the copy's line at the foot."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), QColor(LIGHT.surface))
            painter.setPen(QColor(LIGHT.line_strong))
            painter.drawRect(QRectF(0.5, 0.5, WIDTH - 1, HEIGHT - 1))
            *upper, copy = self._paragraphs()
            y = 22.0
            for runs, font, align, pitch, before in upper:
                y = self._paint(painter, runs, font, align, pitch, y + before)
            layout_height = 2 * 17
            y = HEIGHT - 22 - layout_height
            painter.setPen(QColor(LIGHT.ink_3))
            painter.drawLine(QPointF(MARGIN, y - 4.5), QPointF(WIDTH - MARGIN, y - 4.5))
            runs, font, align, pitch, _ = copy
            self._paint(painter, runs, font, align, pitch, y)

    def _paragraphs(self) -> list[tuple[list[_Run], QFont, Qt.AlignmentFlag, int, int]]:
        """Return runs, font, alignment, pitch and room before, in order from top to foot."""
        text, name = self._text, self._name
        ordinal = _Run(chinese_number(text.term_number), "term_number")
        day = f"{text.today.year}年{text.today.month}月{text.today.day}日"
        song, fang, small = theme.song(TITLE), _fang_song(BODY), _fang_song(SMALL)
        return [
            ([name("union"), _Run("关于召开")], song, CENTRE, 25, 0),
            ([_Run("第"), ordinal, _Run("次学生代表大会的请示")], song, CENTRE, 25, 0),
            ([name("party"), _Run("：")], fang, LEFT, 23, 10),
            (
                [
                    _Run("\u3000\u3000按照学院学生会组织改革方案，经研究，拟召开"),
                    name("name"),
                    _Run("第"),
                    ordinal,
                    _Run("次学生代表大会……"),
                ],
                fang,
                LEFT,
                23,
                0,
            ),
            ([name("union")], fang, RIGHT, 23, 18),
            ([name("league")], fang, RIGHT, 23, 0),
            ([_Run(day)], fang, RIGHT, 23, 0),
            (
                [_Run("抄送："), name("college_union"), _Run("、"), name("college_league")],
                small,
                LEFT,
                17,
                0,
            ),
        ]

    def _name(self, key: str) -> _Run:
        value = getattr(self._text.names, key).strip()
        return _Run(value or f"（{NAME_LABELS[key]}）", key, missing=not value)

    def _paint(
        self,
        painter: QPainter,
        runs: list[_Run],
        font: QFont,
        align: Qt.AlignmentFlag,
        pitch: int,
        top: float,
    ) -> float:
        """Paint one paragraph and return where the next one begins."""
        layout = QTextLayout("".join(run.text for run in runs), font)
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(runs))
        layout.beginLayout()
        y = top
        while (line := layout.createLine()).isValid():
            line.setLineWidth(WIDTH - 2 * MARGIN)
            line.setPosition(QPointF(0, y + (pitch - line.height()) / 2))
            y += pitch
        layout.endLayout()
        painter.setPen(QColor(LIGHT.ink))
        layout.draw(painter, QPointF(MARGIN, 0))
        return y

    def _formats(self, runs: list[_Run]) -> list[QTextLayout.FormatRange]:
        formats, start = [], 0
        for run in runs:
            if run.missing or (run.key and run.key == self._text.typing):
                span = QTextLayout.FormatRange()
                span.start, span.length = start, len(run.text)
                look = QTextCharFormat()
                look.setFontUnderline(True)
                look.setUnderlineColor(QColor(LIGHT.accent))
                look.setForeground(QColor(LIGHT.accent if run.missing else LIGHT.ink))
                span.format = look
                formats.append(span)
            start += len(run.text)
        return formats


@lru_cache(maxsize=4)
def _fang_song(pixels: int) -> QFont:
    QFontDatabase.addApplicationFont(str(resources() / "fonts" / "SudeskFangSong.ttf"))
    known = QFontDatabase.families()
    wanted = ("FangSong", "Sudesk FangSong", theme.SONG_FAMILY)
    face = QFont([family for family in wanted if family in known])
    face.setPixelSize(pixels)
    return face
