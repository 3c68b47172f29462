"""The class where no column names it: in a title, a section row, or the sheet's name."""

import re
from collections.abc import Sequence

from sudesk.sheets.grids import Value
from sudesk.sheets.values import HAN, half_width_digits, label_of, text_of
from sudesk.sheets.words import WORDS

_NUMERAL = r"[\d一二三四五六七八九十]"
_CLASS = re.compile(
    rf"(?:\d{{2,4}}级)?(?:[{HAN}A-Za-z（）()、·]|(?<=[（(])\d[+＋]\d(?=[）)]))*"
    rf"[（(]?{_NUMERAL}+[）)]?(?:[-—]\d+)?[{HAN}]{{0,6}}?"
    rf"(?:[（(][{HAN}\d+＋]{{1,8}}[）)]|[（(]?{_NUMERAL}*[）)]?)班"
)
_LABEL = re.compile(r"(?:行政|所在|所属|自然)?班\s*级?(?:名称)?\s*[:：]\s*(\S+)")
_LABEL_ONLY = re.compile(r"(?:行政|所在|所属)?班级?(?:名称)?\s*[:：]?")
_LEAD = re.compile(
    r"^.*?(?:关于|职业技术学院|学院|大学|学校|分校|学期|学年|年度|年秋季?|年春季?|[春秋]季|教务处|"
    rf"(?<=[{HAN}]{{2}})系(?=\d{{2,4}}级|[{HAN}]+\d))\s*"
)
_PLAIN_SHEET = re.compile(
    rf"[{HAN}]{{1,8}}[（(]?\d{{2,5}}[）)]?(?:-\d+)?|\d{{2,4}}级?[{HAN}]{{1,8}}\d{{0,2}}"
)
_NO_CLASS_SHEET = re.compile(
    r"名单|汇总|名册|总表|成绩|统计|学生|点名|sheet|班委|人数|新生|全校|全系|导入|学籍|花名", re.I
)
_LONGEST = 200  # of a title; patterns take their time on endless text
_CALENDAR = re.compile(r"\d{4}年|\d+月|第.{1,3}[周页届次]")


def class_in(text: str) -> str | None:
    """Return the class that a title or section row names, None without one.

    School, year and term in front are not part of a class's name.
    """
    text = half_width_digits(text[:_LONGEST]).strip()
    labelled = _LABEL.search(text)
    if labelled and not labelled.group(1).endswith((":", "：")):
        return re.split(r"[,，;；。(（]?(?:共|班主任|人数|辅导员)", labelled.group(1))[0] or None
    for found in _CLASS.finditer(text.replace("\u3000", " ")):
        name = found.group()
        while lead := _LEAD.match(name):
            if lead.end() == len(name):
                break
            name = name[lead.end() :]
        name = _inside(name)
        if re.search(_NUMERAL, name) and not re.search(r"教学班|第.班|[几每各]班", name):
            return name
    return None


def _inside(name: str) -> str:
    """Return what stands behind a bracket that is never closed: 学生名单（会计2101班."""
    unclosed: list[int] = []
    for at, char in enumerate(name):
        if char in "（(":
            unclosed.append(at + 1)
        elif char in "）)" and unclosed:
            unclosed.pop()
    return name[unclosed[-1] :] if unclosed else name


def class_in_cells(cells: Sequence[Value]) -> str | None:
    """Return the class that a row of cells names: 班级：会计2101班 in one cell or in two."""
    texts = [text for cell in cells if (text := text_of(cell))]
    for index, text in enumerate(texts):
        if _LABEL_ONLY.fullmatch(text) and index + 1 < len(texts):
            following = texts[index + 1]
            if following.endswith((":", "：")) or following in WORDS:
                continue  # nobody filled it in, the next word is a label too
            return label_of(following)
        found = class_in(text)
        if found:
            return found
    return None


def class_of_sheet(name: str) -> str | None:
    """Return the class that a sheet's name is, None where it is something else."""
    text = half_width_digits(name).strip()
    found = class_in(text)
    if found:
        return found
    if _NO_CLASS_SHEET.search(text) or _CALENDAR.search(text):
        return None
    if re.fullmatch(rf"[{HAN}]{{2,8}}班", text) and not re.search(r"教学|全|本|各|毕业|我", text):
        return text
    return text if _PLAIN_SHEET.fullmatch(text) else None


def class_above(cells: Sequence[Value], first: int, last: int) -> str | None:
    """Return the class that a title names for the columns ``first`` to ``last`` below it.

    What stands above those columns goes before what stands elsewhere in the row.
    """
    near = cells[first : last + 1]
    if named := class_in_cells(near):
        return named
    return class_in_cells(cells) if first == 0 or not any(near) else None
