"""The only hand that draws: reportlab's canvas in points from the page's top left corner."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from sudesk.papers.faces import font
from sudesk.papers.typesetting import Run

MM = 72 / 25.4

THIN = 0.5
THICK = 0.8


class Pen:
    """Draws on one PDF; pages are as high as they were begun."""

    def __init__(self, title: str) -> None:
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        # reportlab begins every page with this font; Helvetica would stay unembedded in the file
        rl_config.canvas_basefontname = font("SudeskFangSong").fontName
        rl_config.useA85 = 0  # it would make every file a quarter larger
        self._bytes = BytesIO()
        self._canvas: Any = Canvas(self._bytes, invariant=1, pageCompression=1)
        self._canvas.setTitle(title)
        self._canvas.setAuthor("")
        self._canvas.setCreator("sudesk")
        self._canvas.setProducer("sudesk")
        self.pages = 0
        self.seals: list[tuple[int, float, float]] = []  # page from 0, middle from its top left
        self._height = 0.0
        self._codes: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def begin(self, width: float, height: float) -> None:
        """Begin a page of this size."""
        self._canvas.setPageSize((width, height))
        self._height = height

    def end(self) -> None:
        """End the page."""
        self._canvas.showPage()
        self.pages += 1

    def close(self) -> bytes:
        """End the file and return it."""
        self._canvas.save()
        return self._bytes.getvalue()

    def text(self, runs: tuple[Run, ...], x: float, baseline: float, grey: float = 0.0) -> None:
        """Draw runs with their line's start at x and their baseline at this depth."""
        if not runs:
            return
        code = ["BT"]
        if grey:
            code.append(f"{grey:g} g")
        y = self._height - baseline
        for run in runs:
            code.extend(self._run(run, x, y))
        if grey:
            code.append("0 g")
        code.append("ET")
        self._canvas._code.append("\n".join(code))

    def column(
        self, runs: tuple[Run, ...], places: tuple[tuple[float, float], ...], reads: str | None
    ) -> None:
        """Draw single characters at their places, which read together as one word."""
        code = ["BT"]
        if reads is not None:
            code.append(_opening(reads))
        for run, (x, baseline) in zip(runs, places, strict=True):
            code.extend(self._run(run, x, self._height - baseline))
        if reads is not None:
            code.append("EMC")
        code.append("ET")
        self._canvas._code.append("\n".join(code))

    def _run(self, run: Run, x: float, y: float) -> Iterator[str]:
        if run.reads is not None:
            yield _opening(run.reads)
        yield f"1 0 0 1 {x + run.x:.4f} {y:.4f} Tm"
        yield f"{run.space:.5f} Tc {run.scale * 100:.4f} Tz"
        for name, codes in self._coded(run.font, run.text):
            yield f"{name} {run.size:g} Tf ({codes}) Tj"
        if run.reads is not None:
            yield "EMC"

    def _coded(self, font_name: str, text: str) -> list[tuple[str, str]]:
        """Return text in the codes of the font's subsets, each with the subset's name."""
        known = self._codes.get((font_name, text))
        if known is None:
            parsed, document = font(font_name), self._canvas._doc
            known = [
                (parsed.getSubsetInternalName(subset, document), self._canvas._escape(codes))
                for subset, codes in parsed.splitString(text, document)
            ]
            self._codes[font_name, text] = known
        return known

    def seal_room(self, x: float, y: float) -> None:
        """Note where the middle of a seal comes to press; nothing is drawn there."""
        self.seals.append((self.pages, x, y))

    def rule(
        self, x1: float, y1: float, x2: float, y2: float, width: float = THIN, grey: float = 0.0
    ) -> None:
        """Draw a straight rule."""
        y1, y2 = self._height - y1, self._height - y2
        self._canvas._code.append(
            f"{width:g} w {grey:g} G {x1:.3f} {y1:.3f} m {x2:.3f} {y2:.3f} l S"
        )

    def fill(self, x: float, top: float, width: float, height: float, grey: float) -> None:
        """Fill a rectangle, its upper left corner at x and this depth."""
        bottom = self._height - top - height
        self._canvas._code.append(
            f"{grey:g} g {x:.3f} {bottom:.3f} {width:.3f} {height:.3f} re f 0 g"
        )

    def dotted(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draw the light dotted line along which a sheet is cut."""
        self._canvas.setDash(0.5, 2.5)
        self.rule(x1, y1, x2, y2, 0.4, 0.6)
        self._canvas.setDash()

    @contextmanager
    def turned(self) -> Iterator[None]:
        """Draw as on an upright page bound at its left, while the page lies on its side."""
        landscape = self._height
        self._canvas.saveState()
        # x of the upright page runs down the lying one, its y from right to left
        self._canvas.transform(0, -1, 1, 0, 0, landscape)
        self._height = self._canvas._pagesize[0]
        yield
        self._canvas.restoreState()
        self._height = landscape

    @contextmanager
    def form(self, name: str, width: float, height: float) -> Iterator[None]:
        """Record what is drawn once, to be placed as often as wanted."""
        page = self._height
        self._canvas.beginForm(name, 0, 0, width, height)
        self._height = height
        yield
        self._canvas.endForm()
        self._height = page

    def place(self, name: str, x: float, bottom: float) -> None:
        """Place a recorded form with its lower left corner at x and this height over the page's
        lower edge.
        """
        self._canvas.saveState()
        self._canvas.translate(x, bottom)
        self._canvas.doForm(name)
        self._canvas.restoreState()


def _opening(reads: str) -> str:
    """Open a span that reads as these characters, whatever is drawn in it."""
    return f"/Span <</ActualText <FEFF{reads.encode('utf-16-be').hex().upper()}>>> BDC"
