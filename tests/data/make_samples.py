"""Makes the two sample departments of resources/sample; everybody in them is invented.

``python -m tests.data.make_samples`` writes them anew, the same bytes every time.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import xlwt
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from sudesk import paths
from tests.data.sample_people import ASSEMBLY, DELEGATES, Registrar, Student

COLLEGE = "云湖职业技术学院"
WRITTEN = datetime(2026, 9, 21, 9, 0)
WIDTHS = {"序号": 6, "性别": 6, "民族": 6, "宿舍": 10, "年级": 10, "专业": 20, "身份证号": 22}
Row = Sequence[str | int | None]


def make_delegates(folder: Path) -> None:
    """Write the larger sample: ten workbooks, 462 students, a handful of faulty rows."""
    registrar = Registrar(20260921, DELEGATES.values())
    roll = {name: registrar.students(group) for name, group in DELEGATES.items()}
    write_plain(folder / "会计2401班.xlsx", [*roll["会计2401班"], roll["会计2401班"][18]])
    write_register(folder / "会计2402班学生花名册.xlsx", roll["会计2402班"])
    write_status(folder / "财管2401班.xls", roll["财管2401班"], {19: "休学", 36: "应征入伍"})
    write_contacts(folder / "会计2501班.csv", nameless(roll["会计2501班"], 41), "gb18030")
    write_sheets(
        folder / "2025级（会计2502班、审计2501班）.xlsx", [roll["会计2502班"], roll["审计2501班"]]
    )
    write_export(folder / "会计2601班.xlsx", mistyped(roll["会计2601班"]))
    late = roll["会计2602班"][-3:]
    write_contacts(folder / "会计2602班.csv", roll["会计2602班"][:-2], "utf-8-sig")
    write_plain(folder / "会计2602班补报.xlsx", late)
    write_collected(folder / "大数据会计2601班信息采集表.xlsx", roll["大数据会计2601班"])
    write_old_register(folder / "税务2601班.xls", roll["税务2601班"])


def make_assembly(folder: Path) -> None:
    """Write the smaller sample: five workbooks, 180 students, one of them without a number."""
    registrar = Registrar(20260922, ASSEMBLY.values())
    roll = {name: registrar.students(group) for name, group in ASSEMBLY.items()}
    write_plain(folder / "会计2401班.xlsx", roll["会计2401班"])
    write_contacts(folder / "会计2501班.csv", roll["会计2501班"], "gb18030")
    write_status(folder / "财管2501班.xls", roll["财管2501班"], {25: "休学"})
    write_register(folder / "会计2601班学生花名册.xlsx", roll["会计2601班"])
    last = roll["财管2601班"]
    write_plain(folder / "财管2601班.xlsx", [*last[:-1], replace(last[-1], student_no="")])


def nameless(students: list[Student], place: int) -> list[Student]:
    """Return the students, the one at this place without a name."""
    return [replace(one, name="") if n == place else one for n, one in enumerate(students, 1)]


def mistyped(students: list[Student]) -> list[Student]:
    """Return the class of the registrar's export with its three famous mistakes.

    Place 4 has lost its last digits to the spreadsheet, 8 bears the number of 7, 10 has none.
    """
    seventh = students[6].student_no
    wrong = {4: "2.02601E+11", 8: seventh, 10: ""}
    return [
        replace(one, student_no=wrong.get(n, one.student_no)) for n, one in enumerate(students, 1)
    ]


def write_plain(path: Path, students: list[Student]) -> None:
    """Header in the first row, numbers as text."""
    header = ("学号", "姓名", "性别", "班级", "专业", "政治面貌")
    rows = [(s.student_no, s.name, s.gender, s.class_name, s.major, s.political) for s in students]
    write_xlsx(path, {"Sheet1": [header, *rows]})


def write_register(path: Path, students: list[Student]) -> None:
    """Two rows of titles, numbers as numbers, columns nobody needs, a footer."""
    name = students[0].class_name
    header = (
        "序号",
        "学号",
        "姓名",
        "性别",
        "民族",
        "政治面貌",
        "身份证号",
        "手机号",
        "宿舍",
        "班级",
    )
    rows = [
        (
            n,
            s.number,
            s.name,
            s.gender,
            "汉族",
            s.political,
            "0" * 18,
            s.phone,
            s.room,
            s.class_name,
        )
        for n, s in enumerate(students, 1)
    ]
    about = f"辅导员：陆文舟　　人数：{len(students)}　　2026年9月"
    footer = (f"合计：{len(students)} 人",)
    sheet = [(f"{COLLEGE}{name}学生花名册",), (about,), header, *rows, footer]
    write_xlsx(path, {name: sheet}, titles=2)


def write_export(path: Path, students: list[Student]) -> None:
    """The registrar's export: a title, numbers as text, identity and telephone columns."""
    header = ("序号", "学号", "姓名", "性别", "班级", "专业", "政治面貌", "身份证号", "联系电话")
    rows = [
        (n, s.student_no, s.name, s.gender, s.class_name, s.major, s.political, "0" * 18, s.phone)
        for n, s in enumerate(students, 1)
    ]
    title = ("会计系2026级学生名册（教务处2026年9月导出）",)
    write_xlsx(path, {"2026级": [title, header, *rows]}, titles=1)


def write_collected(path: Path, students: list[Student]) -> None:
    """A monitor's form: the class stands in the title only, every third number is text."""
    header = ("姓名", "性别", "学号", "手机号", "宿舍", "政治面貌", "备注")
    rows = [
        (s.name, s.gender, s.number if n % 3 else s.student_no, s.phone, s.room, s.political, None)
        for n, s in enumerate(students, 1)
    ]
    title = (f"{students[0].class_name}学生信息采集表",)
    write_xlsx(path, {"Sheet1": [title, header, *rows]}, titles=1)


def write_sheets(path: Path, classes: list[list[Student]]) -> None:
    """A sheet for each class, named and titled after it, and one that was left empty."""
    header = ("学号", "姓名", "性别", "年级", "专业", "政治面貌")
    sheets: dict[str, list[Row]] = {}
    for students in classes:
        name = students[0].class_name
        rows = [
            (s.student_no, s.name, s.gender, f"{s.student_no[:4]}级", s.major, s.political)
            for s in students
        ]
        sheets[name] = [(f"{name}学生名单",), header, *rows]
    write_xlsx(path, {**sheets, "Sheet3": []}, titles=1)


def write_status(path: Path, students: list[Student], statuses: dict[int, str]) -> None:
    """An old workbook with numbers as numbers; ``statuses`` by place, everybody else 在籍."""
    header = ("班级名称", "学号", "姓名", "性别", "专业名称", "学籍状态")
    rows = [
        (s.class_name, s.number, s.name, s.gender, s.major, statuses.get(n, "在籍"))
        for n, s in enumerate(students, 1)
    ]
    write_xls(path, students[0].class_name, [header, *rows])


def write_old_register(path: Path, students: list[Student]) -> None:
    """An old workbook with a title and numbers as text."""
    header = ("院系", "行政班级", "学号", "学生姓名", "性别")
    rows = [("会计系", s.class_name, s.student_no, s.name, s.gender) for s in students]
    write_xls(path, "Sheet1", [(f"{students[0].class_name}学生名单",), header, *rows])


def write_contacts(path: Path, students: list[Student], encoding: str) -> None:
    """Comma-separated text with telephone and room."""
    header = ("学号", "姓名", "性别", "班级", "联系电话", "宿舍号")
    rows = [(s.student_no, s.name, s.gender, s.class_name, s.phone, s.room) for s in students]
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    path.write_bytes(text.getvalue().encode(encoding))


def write_xls(path: Path, sheet: str, rows: Iterable[Row]) -> None:
    """Write a workbook of Excel 97."""
    workbook = xlwt.Workbook(encoding="utf-8")
    table = workbook.add_sheet(sheet)
    whole = xlwt.easyxf(num_format_str="0")
    for y, row in enumerate(rows):
        for x, value in enumerate(row):
            table.write(y, x, value, whole)
    for x, width in enumerate((16, 20, 14, 8, 20, 12)):
        table.col(x).width = width * 256
    workbook.save(str(path))


def write_xlsx(path: Path, sheets: dict[str, list[Row]], titles: int = 0) -> None:
    """Write a workbook whose first ``titles`` rows stand merged over the table."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        table = workbook.create_sheet(name)
        for row in rows:
            table.append(row)
        if rows:
            dress(table, titles)
    save_alike(workbook, path)


def dress(table: openpyxl.worksheet.worksheet.Worksheet, titles: int) -> None:
    """Make the table look as people make theirs look."""
    for n in range(1, titles + 1):
        table.merge_cells(start_row=n, end_row=n, start_column=1, end_column=table.max_column)
        table.cell(n, 1).alignment = Alignment(horizontal="center", vertical="center")
        table.row_dimensions[n].height = 26 if n == 1 else 18
        table.cell(n, 1).font = Font(name="宋体", size=15 if n == 1 else 11, bold=n == 1)
    header = table[titles + 1]
    for cell in header:
        cell.font = Font(name="宋体", size=11, bold=True)
        cell.fill = PatternFill("solid", fgColor="EFECE7")
        table.column_dimensions[get_column_letter(cell.column)].width = WIDTHS.get(cell.value, 14)
    for row in table.iter_rows(min_row=titles + 2):
        for cell in row:
            cell.font = Font(name="宋体", size=11)
            cell.number_format = "0" if isinstance(cell.value, int) else "@"
    table.freeze_panes = table.cell(titles + 2, 1)


def save_alike(workbook: openpyxl.Workbook, path: Path) -> None:
    """Save so that no clock and no compressor leaves a trace: stored members, one date."""
    workbook.properties.created = WRITTEN
    buffer = io.BytesIO()
    workbook.save(buffer)
    with zipfile.ZipFile(buffer) as written, zipfile.ZipFile(path, "w") as alike:
        for name in written.namelist():
            member = written.read(name)
            if name == "docProps/core.xml":
                stamp = WRITTEN.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                member = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, member)
            alike.writestr(zipfile.ZipInfo(name, WRITTEN.timetuple()[:6]), member)


def make_samples(folder: Path) -> None:
    """Write both samples under a folder, in ``delegates`` and ``assembly``."""
    for name, make in (("delegates", make_delegates), ("assembly", make_assembly)):
        (folder / name).mkdir(parents=True, exist_ok=True)
        make(folder / name)


if __name__ == "__main__":
    make_samples(paths.resources() / "sample")
