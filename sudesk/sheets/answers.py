"""What reading a roster gives back: people, disputes, problems, counts, and views of the sheets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sudesk.errors import SudeskError
from sudesk.sheets.grids import Value
from sudesk.sheets.values import text_of
from sudesk.terms import Term


class Severity(Term):
    """What becomes of a row with a problem."""

    ERROR = "error", "有误"
    ASK = "ask", "待确认"
    INFO = "info", "提示"


class ProblemKind(Term):
    """Everything that can be wrong or worth a word in a roster."""

    MISSING_ID = "missing_id", "缺学号"
    MISSING_NAME = "missing_name", "缺姓名"
    BAD_ID = "bad_id", "学号可疑"
    ID_PRECISION_LOST = "id_precision_lost", "学号末位丢失"
    ID_NAME_SWAPPED = "id_name_swapped", "学号与姓名填反"
    DUPLICATE_EXACT = "duplicate_exact", "重复的行"
    DUPLICATE_CONFLICT = "duplicate_conflict", "同一学号两个姓名"
    DUPLICATE_CLASS_CONFLICT = "duplicate_class_conflict", "同一人两个班级"
    BAD_GENDER = "bad_gender", "性别不明"
    FULLWIDTH_ID = "fullwidth_id", "学号为全角数字"
    HIDDEN_ROW = "hidden_row", "隐藏的行"
    HIDDEN_SHEET_SKIPPED = "hidden_sheet_skipped", "跳过隐藏的工作表"
    STRIKETHROUGH = "strikethrough", "加了删除线"
    STATUS_NOT_ACTIVE = "status_not_active", "学籍状态待核"
    NO_HEADER = "no_header", "没有表头"
    COUNT_MISMATCH = "count_mismatch", "人数不符"
    FILLDOWN_CLASS = "filldown_class", "班级向下填充"
    MERGED_CLASS = "merged_class", "班级为合并单元格"
    PLACEHOLDER_ROW = "placeholder_row", "示例行"
    TEMPLATE_HINT_ROW = "template_hint_row", "填写说明行"
    UNSURE_RARE_CHAR = "unsure_rare_char", "姓名用字待核"
    ERROR_CELL = "error_cell", "单元格出错"
    FORMULA_UNREAD = "formula_unread", "公式没有结果"


class Role(Term):
    """What a column holds; the roles from NOTE on are not imported."""

    STUDENT_NO = "student_no", "学号"
    NAME = "name", "姓名"
    GENDER = "gender", "性别"
    CLASS_NAME = "class_name", "班级"
    GRADE = "grade", "年级"
    MAJOR = "major", "专业"
    DEPARTMENT = "department", "系部"
    STATUS = "status", "学籍状态"
    ETHNICITY = "ethnicity", "民族"
    POLITICAL = "political", "政治面貌"
    NOTE = "note", "备注"
    SERIAL = "serial", "序号"
    OTHER = "other", "不导入"

    @property
    def imported(self) -> bool:
        """Whether the product keeps what such a column holds."""
        return self not in (Role.NOTE, Role.SERIAL, Role.OTHER)


class Verdict(Term):
    """What became of one row in one column group; the counts are sums of these."""

    TAKEN = "taken", "采用"
    ASK = "ask", "待确认"
    REFUSED = "refused", "有误"
    DISPUTED = "disputed", "有争议"
    IGNORED = "ignored", "忽略"


class Unread(Term):
    """Why a sheet is set aside."""

    NO_COLUMNS = "no_columns", "没有找到学号和姓名两列"
    NO_NUMBERS = "no_numbers", "这张表没有学号，同一文件的另一张表有"
    HIDDEN = "hidden", "这张表在原文件里是隐藏的"
    BY_HAND = "by_hand", "已选择不读这张表"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands; the row is numbered as the spreadsheet program shows it."""

    file: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Person:
    """One student as the files say; None where they do not say."""

    student_no: str
    name: str
    gender: str | None
    class_name: str | None
    grade: str | None
    major: str | None
    department: str | None
    status: str | None
    ethnicity: str | None
    political: str | None
    phone: None
    at: tuple[Place, ...]
    asks: tuple[ProblemKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding at one place, in words for the user."""

    at: Place
    kind: ProblemKind
    severity: Severity
    message: str
    student_no: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class DisputedRow:
    """One of the rows that claim the same student number."""

    at: Place
    name: str
    person: Person


@dataclass(frozen=True, slots=True)
class Dispute:
    """One student number with two or more names; none is taken until the user decides."""

    student_no: str
    rows: tuple[DisputedRow, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """The sum that always holds: places = taken + disputed + refused + ignored."""

    places: int
    taken: int
    disputed: int
    refused: int
    ignored: int
    students: int


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet: its number (A = 0), header text, role, and how sure that is (0–1)."""

    index: int
    title: str
    role: Role
    confidence: float


@dataclass(slots=True)
class RowView:
    """One row of the preview, with its number as the spreadsheet shows it and what became of it.

    ``across`` is the whole text of a title, a footer or another row that is no student's.
    """

    row: int
    verdict: Verdict
    why: str
    values: tuple[Value, ...]
    across: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the texts of the carried columns, in the order of ``SheetView.carried``."""
        return tuple(map(text_of, self.values))


@dataclass(frozen=True, slots=True)
class SheetView:
    """What the window shows of one sheet before anything is imported.

    ``rows`` carries cells of imported columns only, and no blank rows. ``signature`` names the
    layout, so that a choice made by hand can be offered for the next file of the same layout; it is
    empty where no header is known to tell a layout by. A sheet that is set aside says why in
    ``unread`` and shows the cells of all its columns near the top, so that somebody can point at
    its header.
    """

    file: str
    sheet: str
    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    class_source: str
    confidence: float
    signature: str
    rows: tuple[RowView, ...]
    unread: Unread | None = None

    @property
    def carried(self) -> tuple[Column, ...]:
        """Return the columns whose cells ``rows`` carries, in that order."""
        if self.unread is not None:
            return self.columns
        return tuple(column for column in self.columns if column.role.imported)


@dataclass(slots=True)
class SheetReading:
    """What one sheet gave: students with one place each, problems, and every row's fate.

    ``raw`` is its view should it be set aside, None for a blank sheet.
    """

    people: list[Person] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    refused: int = 0
    ignored: int = 0
    view: SheetView | None = None
    raw: SheetView | None = None
    found: bool = False
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that a set of files says; ``unreadable`` names the files that failed."""

    people: tuple[Person, ...]
    disputes: tuple[Dispute, ...]
    problems: tuple[Problem, ...]
    counts: Counts
    sheets: tuple[SheetView, ...]
    unreadable: tuple[tuple[str, SudeskError], ...] = ()


NO_HEADER = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user has settled by hand for one sheet.

    ``roles`` maps column numbers (A = 0) to roles; ``class_name`` overrides every other source;
    ``header_row`` is the header's row as the spreadsheet numbers it, or NO_HEADER; ``wanted`` says
    whether the sheet is read at all. None leaves it to the program.
    """

    roles: Mapping[int, Role] = field(default_factory=dict)
    class_name: str | None = None
    header_row: int | None = None
    wanted: bool | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """What is remembered of all sheets with the same header words.

    ``is_header`` says whether a row of these words is the header at all, None where the program
    sees that by itself. The words are remembered, not the row: the next file may have a longer
    title.
    """

    roles: Mapping[int, Role] = field(default_factory=dict)
    is_header: bool | None = None


Layouts = Mapping[str, Layout]  # by signature


def to_json(reading: Reading) -> dict[str, Any]:
    """Return the reading in the shape of ``sudesk roster --json``."""

    def place(at: Place) -> list[str | int]:
        return [at.file, at.sheet, at.row]

    counts = reading.counts
    return {
        "students": [
            {
                "student_no": person.student_no,
                "name": person.name,
                "gender": person.gender,
                "class_name": person.class_name,
                "grade": person.grade,
                "major": person.major,
                "department": person.department,
                "status": person.status,
                "ethnicity": person.ethnicity,
                "political": person.political,
                "phone": person.phone,
                "at": [place(at) for at in person.at],
            }
            for person in reading.people
        ],
        "disputed": [
            {
                "student_no": dispute.student_no,
                "rows": [{"at": place(row.at), "name": row.name} for row in dispute.rows],
            }
            for dispute in reading.disputes
        ],
        "problems": [
            {
                "at": place(problem.at),
                "kind": problem.kind.value,
                "severity": problem.severity.value,
                "message": problem.message,
                "student_no": problem.student_no,
                "name": problem.name,
            }
            for problem in reading.problems
        ],
        "counts": {
            "places": counts.places,
            "taken": counts.taken,
            "disputed": counts.disputed,
            "refused": counts.refused,
            "ignored": counts.ignored,
            "students": counts.students,
        },
    }
