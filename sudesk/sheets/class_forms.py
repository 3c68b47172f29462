"""The form that a class fills in after its meeting: a sheet with its students, to be read back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sudesk.sheets.tables import clean, put_text, saved, sheet_name

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

YES = "是"
FORMS = ("无记名投票", "举手表决")
# Row and column of each thing that is asked above the list, counted from 1, and its label.
MEETING_ROW, FIGURES_ROW, HEAD_ROW = 2, 3, 5
HEADS = ("学号", "姓名", "当选", "得票", "职务", "是否骨干")
_WIDTHS = (20, 14, 8, 10, 22, 12)
_HINT = (
    "请填写黄色的格子：开会日期、应到、实到、表决方式；当选的同学在“当选”栏选“是”，填写得票。"
    "“职务”写现任学生干部职务，“是否骨干”指是否学生会骨干。学号、姓名请不要改动。"
)
_TO_FILL = "FFFCF4E2"


@dataclass(frozen=True, slots=True)
class ClassForm:
    """One class: its name, how many delegates it elects, its students by (number, name)."""

    class_name: str
    seats: int
    students: tuple[tuple[str, str], ...]


def class_forms(title: str, forms: Sequence[ClassForm]) -> bytes:
    """Return an .xlsx file with a sheet for each class, its students filled in."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for number, form in enumerate(forms, 1):
        sheet = book.create_sheet(sheet_name(form.class_name, number, book.sheetnames))
        _write(sheet, title, form)
    return saved(book)


def _write(sheet: "Worksheet", title: str, form: ClassForm) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    centred = Alignment(horizontal="center", vertical="center")
    for column, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    head = put_text(sheet, 1, 1, f"{title}班级选举结果")
    head.font, head.alignment = Font(name="宋体", size=15, bold=True), centred
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(HEADS))
    sheet.row_dimensions[1].height = 30
    _label(sheet, MEETING_ROW, 1, "班级", form.class_name)
    _label(sheet, MEETING_ROW, 3, "应选", form.seats)
    _label(sheet, MEETING_ROW, 5, "开会日期", None, "yyyy-mm-dd")
    _label(sheet, FIGURES_ROW, 1, "应到", None)
    _label(sheet, FIGURES_ROW, 3, "实到", None)
    _label(sheet, FIGURES_ROW, 5, "表决方式", FORMS[0])
    hint = put_text(sheet, FIGURES_ROW + 1, 1, _HINT)
    hint.font = Font(name="宋体", size=9, color="FF726A60")
    hint.alignment = Alignment(wrap_text=True, vertical="center")
    last = FIGURES_ROW + 1
    sheet.merge_cells(start_row=last, start_column=1, end_row=last, end_column=len(HEADS))
    sheet.row_dimensions[last].height = 28
    for column, text in enumerate(HEADS, 1):
        _cell(sheet, HEAD_ROW, column, text, bold=True, fill="FFEFECE7").alignment = centred
    for row, (student_no, name) in enumerate(form.students, HEAD_ROW + 1):
        for column, text in enumerate((student_no, name), 1):
            _cell(sheet, row, column, text)
        for column in range(3, len(HEADS) + 1):
            _cell(sheet, row, column, None, fill=_TO_FILL)
    _rules(sheet, form)
    sheet.freeze_panes = f"C{HEAD_ROW + 1}"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"


def _rules(sheet: "Worksheet", form: ClassForm) -> None:
    """Let only what can be be typed: lists to choose from, whole numbers, days."""
    from openpyxl.worksheet.datavalidation import DataValidation

    size = len(form.students)
    first, last = HEAD_ROW + 1, HEAD_ROW + max(size, 1)
    numbers = {"type": "whole", "operator": "between", "formula1": "0", "formula2": str(size)}
    rules: tuple[tuple[dict[str, Any], tuple[str, ...], str], ...] = (
        ({"type": "list", "formula1": f'"{YES}"'}, (f"C{first}:C{last}",), "请选择“是”，或空着。"),
        ({"type": "list", "formula1": '"是,否"'}, (f"F{first}:F{last}",), "请选择是或否。"),
        ({"type": "list", "formula1": f'"{",".join(FORMS)}"'}, ("F3",), "请从列表中选择。"),
        (numbers, (f"D{first}:D{last}", "B3", "D3"), f"请填写0至{size}的整数。"),
        (
            {"type": "date", "operator": "greaterThan", "formula1": "36526"},
            ("F2",),
            "请填写日期，例如2026-12-01。",
        ),
    )
    for values, places, error in rules:
        rule = DataValidation(allow_blank=True, **values)
        rule.error, rule.errorTitle, rule.showErrorMessage = error, "填写有误", True
        sheet.add_data_validation(rule)
        for place in places:
            rule.add(place)


def _label(
    sheet: "Worksheet", row: int, column: int, text: str, value: str | int | None, code: str = ""
) -> None:
    """Put a label and the cell to the right of it, which is to be filled where it is empty."""
    from openpyxl.styles import Alignment

    _cell(sheet, row, column, text, bold=True, fill="FFEFECE7").alignment = Alignment(
        horizontal="right", vertical="center"
    )
    asked = value is None or value in FORMS
    cell = _cell(sheet, row, column + 1, value, fill=_TO_FILL if asked else "")
    if code:
        cell.number_format = code
    cell.alignment = Alignment(horizontal="left", vertical="center")


def _cell(
    sheet: "Worksheet",
    row: int,
    column: int,
    value: str | int | None,
    *,
    bold: bool = False,
    fill: str = "",
) -> Any:
    from openpyxl.styles import Border, Font, PatternFill, Side

    if isinstance(value, str):
        cell = put_text(sheet, row, column, clean(value))
    else:
        cell = sheet.cell(row, column, value)
    side = Side(style="thin", color="FFCFC8BE")
    cell.border = Border(left=side, right=side, top=side, bottom=side)
    cell.font = Font(name="宋体", size=11, bold=bold)
    if fill:
        cell.fill = PatternFill("solid", fgColor=fill)
    return cell
