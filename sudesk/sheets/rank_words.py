"""The vocabulary of rankings: what a column's words mean, what a cell says, which period it is."""

import re
from datetime import date

from sudesk.sheets.grids import CellError, UnreadFormula, Value
from sudesk.sheets.values import half_width, text_of
from sudesk.terms import Term


class RankRole(Term):
    """What a column of a ranking holds, beside who it is about."""

    RANK = "rank", "专业排名"
    CLASS_RANK = "class_rank", "班级排名"
    TOTAL = "total", "专业人数"
    SHARE = "share", "排名比例"
    FAILS = "fails", "不及格门数"
    PERIOD = "period", "学年学期"


_BRACKET = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_RANK = re.compile(r"排名|名次|排序|位次|排位")
_SHARE = re.compile(r"比例|百分|占比|[%％]|比率")
_COUNT = re.compile(r"人数|总数")
_FAILS = re.compile(r"不及格|挂科|不合格|未通过|未及格")
_NOT_FAILS = re.compile(r"学分|人数|比例|[率%％]|原因|成绩|补考|重修|是否|名称|体测|体育|体质")
_PERIOD = re.compile(r"(?:所属|统计|评定|测评|综测|评价)?(?:学年|学期|学年学期|学年度|期间|时段)")
_NARROW = re.compile(r"班|宿舍|寝室|小组")
_WIDE = re.compile(r"年级|全级|学院|院系|全院|全校|学校|校内|系内|全系")
_PART = re.compile(
    r"德育|智育|体育|文体|美育|劳育|思想|品德|素质拓展|操行|加分|单科|英语|四级|六级"
)
_OVERALL = re.compile(r"综合|综测|总")

_NUMBER = re.compile(r"(?:并列)?第?\s*(\d{1,5})(?:\.0+)?\s*[名位]?\s*(?:[(（]?并列[)）]?)?")
_OF = re.compile(r"第?\s*(\d{1,5})\s*名?\s*[/∕]\s*共?\s*(\d{1,5})\s*人?")
_NONE = re.compile(r"无|没有|否|0门|零")
_COURSES = re.compile(r"(\d{1,2})(?:\.0+)?\s*[门科次]?")
_YEARS = re.compile(
    r"(?<!\d)(20\d\d)\s*年?\s*[-—–―~至到/]+\s*(20\d\d)(?!\d)\s*(?:学年度?)?\s*[-—,]?\s*"
    r"(?:第?\s*([一二12上下])\s*学期|([12])(?![\d年月日级班]))?"
)
_TERMS = {"一": "一", "1": "一", "上": "一", "二": "二", "2": "二", "下": "二"}
_SEASON = re.compile(r"(20\d\d)\s*年?\s*([春秋])季?(?:学期)?")
_CLAIM = re.compile(
    r"(?:(?:本|所在|同|年级)?专业(?:总|学生|参评)*(?:人数|共有?)|参评(?:总)?人数|参加?排名(?:总)?人数)"
    r"[:：为]?\s*(\d{1,5})\s*(?:人|名|$|[^\d.%])"
)


def role_of(title: str) -> tuple[RankRole, int] | None:
    """Return what a header's words make of a column and how well (more is better), or None."""
    text = half_width(title).replace(" ", "")
    outside = _BRACKET.sub("", text)
    if _FAILS.search(outside):
        return None if _NOT_FAILS.search(text) else (RankRole.FAILS, 1)
    if _PERIOD.fullmatch(outside):
        return RankRole.PERIOD, 1
    both = _RANK.search(text) and _COUNT.search(text) and "/" in text
    if _SHARE.search(text) and not both:
        known = _RANK.search(text) or "专业" in text
        return (RankRole.SHARE, 1) if known and not _NARROW.search(text) else None
    if _COUNT.search(text) and not both:
        return _total(text)
    return _rank(text) if _RANK.search(text) else None


def _total(text: str) -> tuple[RankRole, int] | None:
    if _NARROW.search(text) or (_WIDE.search(text) and "专业" not in text):
        return None
    sure = 2 if "专业" in text else 1
    return (RankRole.TOTAL, sure) if sure == 2 or re.search("参评|排名|总|^人数$", text) else None


def _rank(text: str) -> tuple[RankRole, int] | None:
    """Weigh a ranking: that of the major before any other, the overall one before that of marks."""
    if _NARROW.search(text):
        return RankRole.CLASS_RANK, 1
    own = "专业" in text
    if (_WIDE.search(text) and not own) or _PART.search(text):
        return None
    return RankRole.RANK, 4 * own + 2 * bool(_OVERALL.search(text)) + 1


def rank_in(cell: Value) -> tuple[int | None, int | None, str]:
    """Return rank, total (from 3/60) and, where a filled cell gave neither, what is wrong."""
    if cell == "":
        return None, None, ""
    if isinstance(cell, date):
        return None, None, "名次被表格软件改成了日期"
    if isinstance(cell, CellError | UnreadFormula):
        return None, None, f"名次一格是“{cell}”"
    text = half_width(text_of(cell))
    if found := _OF.fullmatch(text):
        return int(found[1]), int(found[2]), ""
    if found := _NUMBER.fullmatch(text):
        rank = int(found[1])
        return (rank, None, "") if rank else (None, None, "名次是 0")
    return None, None, f"名次写作“{text}”" if any(map(str.isdigit, text)) else ""


def total_in(cell: Value) -> int | None:
    """Return how many are ranked, None where the cell does not say."""
    found = re.fullmatch(r"共?\s*(\d{1,5})(?:\.0+)?\s*[人名]?", half_width(text_of(cell)))
    return int(found[1]) or None if found and not isinstance(cell, date) else None


def fails_in(cell: Value) -> tuple[int | None, str]:
    """Return the number of failed courses and, where a filled cell gave none, what is wrong.

    An empty cell says nothing: what is not written is not zero.
    """
    text = half_width(text_of(cell)).strip()
    if not text or re.fullmatch(r"[-—–/]+", text):
        return None, ""
    if isinstance(cell, date):
        return None, "不及格门数被表格软件改成了日期"
    if found := _COURSES.fullmatch(text):
        return int(found[1]), ""
    return (0, "") if _NONE.fullmatch(text) else (None, f"不及格门数写作“{text}”")


def period_in(text: str) -> str:
    """Return the period that words name, as 2025—2026 学年第一学期; '' where they name none."""
    text = half_width(text)
    if (found := _YEARS.search(text)) and int(found[2]) - int(found[1]) in range(1, 5):
        term = _TERMS.get(found[3] or found[4])
        return f"{found[1]}—{found[2]} 学年" + (f"第{term}学期" if term else "")
    if found := _SEASON.search(text):
        year = int(found[1])
        first = year if found[2] == "秋" else year - 1
        return f"{first}—{first + 1} 学年第{'一' if found[2] == '秋' else '二'}学期"
    return ""


def total_claimed(text: str) -> int | None:
    """Return the size of the major that a title or a note states, None where it does not."""
    found = _CLAIM.search(half_width(text))
    return int(found[1]) or None if found else None
