"""Students brought to paper in many layouts, for reading them back."""

import html
import io
import struct
from dataclasses import dataclass
from typing import Any

import openpyxl
import xlwt

Cell = Any
Rows = list[list[Cell]]


@dataclass(frozen=True)
class Pupil:
    number: str
    name: str
    gender: str
    class_name: str
    major: str


@dataclass(frozen=True)
class Layout:
    """How a roster looks; every combination must read the same."""

    container: str = "xlsx"
    titles: int = 0
    info_row: bool = False
    number_word: str = "学号"
    name_word: str = "姓名"
    class_word: str = "班级"
    class_from: str = "column"  # column, title, section, sheet, merged, filldown
    order: tuple[str, ...] = ("number", "name", "gender", "class", "major")
    serial: bool = False
    surplus: bool = False
    numeric: bool = False
    groups: int = 1
    page: int = 0
    footer: bool = False
    blanks: bool = False
    second_header: bool = False


@dataclass
class Drawn:
    """One sheet: its name, rows, merged ranges, and where each pupil stands (row from 1)."""

    name: str
    rows: Rows
    merges: list[tuple[int, int, int, int]]
    places: dict[str, int]


_WORDS = {"gender": "性别", "major": "专业名称"}


def draw(layout: Layout, pupils: list[Pupil]) -> list[Drawn]:
    """Lay pupils out; one sheet per class where the sheet's name is the class."""
    if layout.class_from in ("sheet", "title"):
        by_class: dict[str, list[Pupil]] = {}
        for pupil in pupils:
            by_class.setdefault(pupil.class_name, []).append(pupil)
        return [
            _sheet(layout, name if layout.class_from == "sheet" else f"表{i}", name, part)
            for i, (name, part) in enumerate(by_class.items(), 1)
        ]
    return [_sheet(layout, "名单", "", pupils)]


def _sheet(layout: Layout, sheet: str, class_name: str, pupils: list[Pupil]) -> Drawn:
    rows: Rows = []
    drawn = Drawn(sheet, rows, [], {})
    keys = [k for k in layout.order if k != "class" or layout.class_from in _IN_COLUMN]
    words = [_word(layout, key) for key in keys]
    if layout.serial:
        words = ["序号", *words]
    if layout.surplus:
        words = [*words, "联系电话", "宿舍号"]
    width = (len(words) + 1) * layout.groups

    def top() -> None:
        if layout.class_from == "title":
            rows.append([f"某某学院2023-2024学年{class_name}学生花名册"])
        for n in range(layout.titles):
            rows.append(["学生情况登记表" if n == 0 else "请各班核对后交回系办公室"])
        if layout.info_row:
            rows.append(["教师姓名", "钱老师", "", "课程名称", "大学语文"])
        rows.append([cell for _ in range(layout.groups) for cell in [*words, ""]])
        if layout.second_header:
            rows.append([""] * width + ["1", "2", "3"])

    top()
    if layout.groups > 1:
        _side_by_side(layout, drawn, pupils, keys)
    else:
        _downwards(layout, drawn, pupils, keys, top)
    if layout.footer:
        rows.append([])
        rows.append([f"共{len(pupils)}人", "", "制表人：赵老师"])
    return drawn


_IN_COLUMN = ("column", "merged", "filldown")


def _word(layout: Layout, key: str) -> str:
    return {
        "number": layout.number_word,
        "name": layout.name_word,
        "class": layout.class_word,
        **_WORDS,
    }[key]


def _cells(layout: Layout, pupil: Pupil, keys: list[str], serial: int) -> list[Cell]:
    number: Cell = int(pupil.number) if layout.numeric else pupil.number
    values = {
        "number": number,
        "name": pupil.name,
        "gender": pupil.gender,
        "class": pupil.class_name,
        "major": pupil.major,
    }
    cells = [values[key] for key in keys]
    if layout.serial:
        cells = [serial, *cells]
    if layout.surplus:
        cells = [*cells, f"138{serial:08d}", f"{serial % 9}#{serial % 500}"]
    return cells


def _downwards(
    layout: Layout, drawn: Drawn, pupils: list[Pupil], keys: list[str], top: Any
) -> None:
    rows = drawn.rows
    last = None
    at = keys.index("class") + layout.serial if "class" in keys else None
    for n, pupil in enumerate(pupils):
        if layout.page and n and n % layout.page == 0:
            rows.append(["", "", f"第{n // layout.page}页"])
            rows.append([])
            top()
            last = None
        if layout.blanks and n and n % 7 == 0:
            rows.append([])
        if layout.class_from == "section" and pupil.class_name != last:
            rows.append([pupil.class_name])
        cells = _cells(layout, pupil, keys, n + 1)
        if at is not None and layout.class_from in ("merged", "filldown"):
            if pupil.class_name == last:
                cells[at] = ""
                if layout.class_from == "merged":
                    first, column, _, _ = drawn.merges[-1]
                    drawn.merges[-1] = (first, column, len(rows), column)
            elif layout.class_from == "merged":
                drawn.merges.append((len(rows), at, len(rows), at))
        last = pupil.class_name
        rows.append(cells)
        drawn.places[pupil.number] = len(rows)


def _side_by_side(layout: Layout, drawn: Drawn, pupils: list[Pupil], keys: list[str]) -> None:
    height = -(-len(pupils) // layout.groups)
    start = len(drawn.rows)
    for n, pupil in enumerate(pupils):
        line = start + n % height
        cells = [*_cells(layout, pupil, keys, n + 1), ""]
        if line == len(drawn.rows):
            drawn.rows.append([])
        drawn.rows[line].extend([""] * (len(cells) * (n // height) - len(drawn.rows[line])))
        drawn.rows[line].extend(cells)
        drawn.places[pupil.number] = line + 1


def places(container: str, sheets: list[Drawn]) -> dict[str, int]:
    """Return everybody's row; the tables of a page stand one below the other."""
    rows: dict[str, int] = {}
    above = 0
    for drawn in sheets:
        rows.update({number: above + row for number, row in drawn.places.items()})
        above += len(drawn.rows) if container.startswith("html") else 0
    return rows


def pack(container: str, sheets: list[Drawn]) -> bytes:
    """Write sheets as a file; text containers hold one sheet only."""
    return _PACKERS[container](sheets)


def _xlsx(sheets: list[Drawn]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for drawn in sheets:
        sheet = book.create_sheet(drawn.name)
        for row, cells in enumerate(drawn.rows, 1):
            for column, cell in enumerate(cells, 1):
                if cell != "":
                    sheet.cell(row, column, cell)
        for first, left, last, right in drawn.merges:
            if (first, left) != (last, right):
                sheet.merge_cells(None, first + 1, left + 1, last + 1, right + 1)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _xls(sheets: list[Drawn]) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    for drawn in sheets:
        sheet = book.add_sheet(drawn.name)
        merged = {(a, b): (a, c, b, d) for a, b, c, d in drawn.merges if (a, b) != (c, d)}
        for row, cells in enumerate(drawn.rows):
            for column, cell in enumerate(cells):
                if (row, column) in merged:
                    first, last, left, right = merged[row, column]
                    sheet.write_merge(first, last, left, right, cell)
                elif cell != "":
                    sheet.write(row, column, cell)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _separated(separator: str, encoding: str, wrap: bool = False) -> Any:
    def write(sheets: list[Drawn]) -> bytes:
        (drawn,) = sheets
        lines = []
        for cells in drawn.rows:
            texts = [str(cell) for cell in cells]
            if wrap:
                texts = [f'="{t}"' if t.isdigit() else t for t in texts]
            lines.append(separator.join(texts))
        return ("\r\n".join(lines) + "\r\n").encode(encoding)

    return write


def _html(encoding: str) -> Any:
    def write(sheets: list[Drawn]) -> bytes:
        parts = ["<html><head><style>td{mso-number-format:'\\@'}</style></head><body>"]
        for drawn in sheets:
            parts.append("<table border=1>")
            spans = {(a, b): c - a + 1 for a, b, c, _ in drawn.merges if c > a}
            covered = {(r, b) for a, b, c, _ in drawn.merges for r in range(a + 1, c + 1)}
            for row, cells in enumerate(drawn.rows):
                parts.append("<tr>")
                for column, cell in enumerate(cells):
                    if (row, column) in covered:
                        continue
                    span = spans.get((row, column))
                    mark = f" rowspan={span}" if span else ""
                    parts.append(f"<td{mark}>{html.escape(str(cell)) or '&nbsp;'}</td>")
                parts.append("</tr>\n")
            parts.append("</table>")
        return "".join(parts).encode(encoding)

    return write


def _spreadsheetml(sheets: list[Drawn]) -> bytes:
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
    ]
    for drawn in sheets:
        parts.append(f'<Worksheet ss:Name="{drawn.name}"><Table>')
        spans = {(a, b): c - a for a, b, c, _ in drawn.merges if c > a}
        for row, cells in enumerate(drawn.rows):
            if not any(cell != "" for cell in cells):
                continue
            parts.append(f'<Row ss:Index="{row + 1}">')
            for column, cell in enumerate(cells):
                if cell == "":
                    continue
                down = spans.get((row, column))
                mark = f' ss:MergeDown="{down}"' if down else ""
                kind = "Number" if isinstance(cell, int) else "String"
                text = html.escape(str(cell))
                parts.append(
                    f'<Cell ss:Index="{column + 1}"{mark}>'
                    f'<Data ss:Type="{kind}">{text}</Data></Cell>'
                )
            parts.append("</Row>")
        parts.append("</Table></Worksheet>")
    parts.append("</Workbook>")
    return "".join(parts).encode()


def _bare_biff(version: int) -> Any:
    def record(kind: int, content: bytes) -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    def write(sheets: list[Drawn]) -> bytes:
        (drawn,) = sheets
        old = version == 2
        out = [
            record(
                0x0009 if old else 0x0809, struct.pack("<HH", 0 if not old else 2, 0x10) + b"\0" * 4
            )
        ]
        for row, cells in enumerate(drawn.rows):
            for column, cell in enumerate(cells):
                if cell == "":
                    continue
                head = struct.pack("<HH", row, column) + (b"\0\0\0" if old else b"\0\0")
                if isinstance(cell, int):
                    out.append(record(0x0003 if old else 0x0203, head + struct.pack("<d", cell)))
                else:
                    raw = str(cell).encode("gb18030")
                    size = struct.pack("<B" if old else "<H", len(raw))
                    out.append(record(0x0004 if old else 0x0204, head + size + raw))
        return b"".join([*out, record(0x000A, b"")])

    return write


_PACKERS: dict[str, Any] = {
    "xlsx": _xlsx,
    "xls": _xls,
    "csv": _separated(",", "utf-8"),
    "csv-bom": _separated(",", "utf-8-sig"),
    "csv-gbk": _separated(",", "gb18030"),
    "csv-wrapped": _separated(",", "gb18030", wrap=True),
    "csv-semicolon": _separated(";", "utf-8"),
    "tsv-utf16": _separated("\t", "utf-16"),
    "tsv-utf16-bare": _separated("\t", "utf-16-le"),
    "html-gbk": _html("gb18030"),
    "html-utf8": _html("utf-8"),
    "html-utf16": _html("utf-16"),
    "spreadsheetml": _spreadsheetml,
    "biff2": _bare_biff(2),
    "biff5": _bare_biff(5),
}
CONTAINERS = tuple(_PACKERS)
ONE_SHEET = tuple(name for name in CONTAINERS if name.startswith(("csv", "tsv", "biff")))
NO_MERGES = ONE_SHEET
