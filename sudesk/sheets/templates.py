"""The blank roster that is handed out to class monitors and read back without a question."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sudesk.sheets.tables import put_text, saved

if TYPE_CHECKING:
    from openpyxl import Workbook

_COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("学号*", "必填，完整学号，文本格式", 20),
    ("姓名*", "必填，与学生证一致", 14),
    ("性别", "请选择男或女", 10),
    ("班级*", "必填，如：会计2601班", 20),
    ("专业", "如：大数据与会计", 22),
    ("年级", "如：2026", 10),
    ("学籍状态", "请选择，空着表示在读", 16),
    ("民族", "如：汉族", 12),
    ("政治面貌", "请选择", 16),
    ("备注", "可不填", 20),
)
_CHOICES: dict[str, Sequence[str]] = {
    "性别": ("男", "女"),
    "学籍状态": ("在读", "休学", "保留学籍", "应征入伍", "退学", "转出"),
    "政治面貌": ("共青团员", "中共预备党员", "中共党员", "群众"),
}
_ROWS = 500
_CLASSES = "班级列表"


def roster_template(class_names: Sequence[str] = ()) -> bytes:
    """Return a blank roster as .xlsx: heads, a line of hints, text format, lists to choose from.

    With ``class_names`` the class is chosen from them.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet = book.active
    sheet.title = "名单"
    side = Side(style="thin", color="FFCFC8BE")
    frame = Border(left=side, right=side, top=side, bottom=side)
    for column, (head, hint, width) in enumerate(_COLUMNS, 1):
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = width
        cell = put_text(sheet, 1, column, head)
        cell.font = Font(name="宋体", size=12, bold=True)
        cell.fill = PatternFill("solid", fgColor="FFEFECE7")
        cell.border = frame
        cell.alignment = Alignment(horizontal="center", vertical="center")
        below = put_text(sheet, 2, column, hint)
        below.font = Font(name="宋体", size=9, italic=True, color="FF726A60")
        below.border = frame
        below.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        for row in range(3, _ROWS + 3):
            sheet.cell(row, column).number_format = "@"
        listed = _listed(book, class_names) if head == "班级*" else _inside(head.rstrip("*"))
        if listed:
            rule = DataValidation(type="list", formula1=listed, allow_blank=True)
            rule.error = "请从下拉列表中选择。"
            rule.showErrorMessage = head != "班级*"
            sheet.add_data_validation(rule)
            rule.add(f"{letter}3:{letter}{_ROWS + 2}")
    sheet.row_dimensions[1].height = 26
    sheet.row_dimensions[2].height = 28
    sheet.freeze_panes = "A3"
    return saved(book)


def _inside(head: str) -> str:
    """Return the choices of a column as the list that stands in the rule itself."""
    choices = _CHOICES.get(head, ())
    return f'"{",".join(choices)}"' if choices else ""


def _listed(book: "Workbook", class_names: Sequence[str]) -> str:
    """Return where the classes are listed: on a hidden sheet, for a rule holds 255 characters.

    There a name may have commas and quotation marks too.
    """
    if not class_names:
        return ""
    sheet = book.create_sheet(_CLASSES)
    sheet.sheet_state = "hidden"
    for row, name in enumerate(class_names, 1):
        put_text(sheet, row, 1, name)
    return f"{_CLASSES}!$A$1:$A${len(class_names)}"
