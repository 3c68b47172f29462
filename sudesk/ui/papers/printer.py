"""Papers onto the printer: choosing it, and putting pages on its paper at its own resolution."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from sudesk.errors import SudeskError
from sudesk.models.store import Session
from sudesk.services import print_log, prints
from sudesk.services.print_log import Sent
from sudesk.services.prints import Print
from sudesk.ui.desk import Report
from sudesk.ui.papers.pictures import image_of

FINEST = 600  # dots an inch; finer ones cost the spooler gigabytes and show nothing more
WHAT = "没能打印。"


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a printing came to: pages of paper, copies, and the papers that went out whole."""

    sheets: int
    copies: int
    papers: tuple[Sent, ...]


def ask_printer(
    parent: QWidget, title: str, pages: int, *, current: int = 1, copies: int = 1
) -> QPrinter | None:
    """Let the user choose printer, pages and copies; None where nothing shall be printed.

    ``current`` is the page that is looked at, counted from 1. Raises SudeskError where the PC
    has no printer.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise SudeskError(
            WHAT, "这台电脑还没有装打印机。", "请先装好打印机，或者存为 PDF，拿到别处打印。"
        )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setCopyCount(copies)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"打印{title}")
    option = QAbstractPrintDialog.PrintDialogOption
    dialog.setOption(option.PrintToFile, False)
    dialog.setOption(option.PrintPageRange, pages > 1)
    dialog.setOption(option.PrintCurrentPage, pages > 1)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(current, current)
    dialog.setPrintRange(QAbstractPrintDialog.PrintRange.AllPages)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if agreed else None


def deliver(
    session: Session, report: Report, printer: QPrinter, paper: Print, current: int
) -> Delivery:
    """Print as ``put_on_paper`` does, and tell what is to be noted of it."""
    pages = pages_wanted(printer, len(paper.sizes), current)
    sheets = put_on_paper(session, report, printer, paper, current)
    return Delivery(sheets, max(1, printer.copyCount()), print_log.sent(paper, pages))


def put_on_paper(
    _session: Session, report: Report, printer: QPrinter, paper: Print, current: int
) -> int:
    """Print the pages chosen in the dialog, a long job; returns how many pages of paper it took.

    A stopped job is taken back from the printer as far as the printer allows.
    """
    numbers = pages_wanted(printer, len(paper.sizes), current)
    if not printer.supportsMultipleCopies():
        numbers = numbers * printer.copyCount()
    printer.setFullPage(True)
    painter = QPainter()
    try:
        for done, number in enumerate(numbers):
            report("正在送往打印机", done, len(numbers))
            _take_sheet(printer, painter, paper.sizes[number])
            _draw(printer, painter, paper, number)
    except BaseException:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
    if printer.printerState() == QPrinter.PrinterState.Error:
        raise _no_answer(printer)
    return len(numbers) * (printer.copyCount() if printer.supportsMultipleCopies() else 1)


def pages_wanted(printer: QPrinter, total: int, current: int) -> list[int]:
    """Return the pages that were chosen in the dialog, counted from 0."""
    match printer.printRange():
        case QPrinter.PrintRange.CurrentPage:
            return [current - 1]
        case QPrinter.PrintRange.PageRange:
            ranges = printer.pageRanges()
            return [number for number in range(total) if ranges.contains(number + 1)]
        case _:
            return list(range(total))


def _take_sheet(printer: QPrinter, painter: QPainter, size: tuple[float, float]) -> None:
    """Begin a sheet that lies as the page does."""
    width, height = size
    way = QPageLayout.Orientation
    printer.setPageOrientation(way.Landscape if width > height else way.Portrait)
    ready = printer.newPage() if painter.isActive() else painter.begin(printer)
    if not ready:
        raise _no_answer(printer)


def _draw(printer: QPrinter, painter: QPainter, paper: Print, number: int) -> None:
    """Draw a page in its own size, or smaller where the printer's sheet is."""
    dots = min(printer.resolution(), FINEST)
    with prints.PRESS:
        picture = image_of(prints.draw(paper.pdf, number, dots / 72))
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    natural = [side / 72 * printer.resolution() for side in paper.sizes[number]]
    fits = min(1.0, sheet.width() / natural[0], sheet.height() / natural[1])
    width, height = (side * fits for side in natural)
    place = QRectF((sheet.width() - width) / 2, (sheet.height() - height) / 2, width, height)
    painter.drawImage(place, picture, QRectF(picture.rect()))


def _no_answer(printer: QPrinter) -> SudeskError:
    return SudeskError(
        WHAT,
        f"打印机“{printer.printerName()}”没有响应。",
        "请看看它是否开机、有纸，再打印一次。",
    )
