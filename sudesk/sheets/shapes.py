"""What values show by their shape alone: numbers, names, genders, classes."""

import re
from collections.abc import Sequence
from itertools import pairwise

from sudesk.sheets import values
from sudesk.sheets.answers import Role
from sudesk.sheets.grids import CellError, UnreadFormula, Value

_LONG = 5  # digits that show a student number by themselves
_FEW = 5
_ID_SHAPE = re.compile(r"[A-Za-z]{0,5}[-_]?\d[\dA-Za-z-]{2,19}")
_PHONE = re.compile(r"1[3-9]\d{9}")
_ID_CARD = re.compile(r"[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx]")
# 会计2101班, 2021级会计(1)班; without 班 only what repeats: 会计21-1, 会计2101, 21会计1.
_CLASS_SHAPE = re.compile(rf"(?=.*[\d一二三四五六七八九十])(?=.*[{values.HAN}]).*班")
_SHORT_CLASS_SHAPE = re.compile(
    rf"[{values.HAN}]{{1,10}}[(（]?\d{{2,5}}[)）]?(?:-\d{{1,2}})?|\d{{2,4}}级?[{values.HAN}]{{1,10}}\d{{1,2}}"
)
_ROOM = re.compile(r"[栋楼室寝舍房座排号路元分周月日]")


def id_shaped(value: Value) -> bool:
    """Tell whether a cell could be a student number by its shape alone."""
    if isinstance(value, bool | CellError | UnreadFormula):
        return False
    if isinstance(value, float | int):
        return value >= 100 and float(value).is_integer()
    if not isinstance(value, str):
        return False
    text = values.half_width(values.text_of(value)).replace(" ", "")
    return bool(_ID_SHAPE.fullmatch(text)) or bool(re.fullmatch(r"\d(?:\.\d+)?[eE]\+?\d+", text))


def name_shaped(value: Value) -> bool:
    """Tell whether a cell could be a person's name by its shape alone."""
    return isinstance(value, str) and values.is_person(values.name_of(value)[0])


def best_id(columns: dict[int, list[Value]]) -> int | None:
    """Return the column most like student numbers: many, unlike, long, with a common start."""
    best: tuple[float, int] | None = None
    for column, cells in columns.items():
        shaped = [values.text_of(cell) for cell in cells if id_shaped(cell)]
        if not shaped or len(shaped) * 10 < len(cells) * 7:
            continue
        lengths = [len(text) for text in shaped]
        usual = max(set(lengths), key=lengths.count)
        phones = sum(bool(_PHONE.fullmatch(text)) for text in shaped)
        cards = sum(bool(_ID_CARD.fullmatch(text)) for text in shaped)
        if (
            (usual < _LONG and not _count_up(shaped, len(cells)))
            or max(phones, cards) * 2 > len(shaped)
            or len(set(shaped)) * 10 < len(shaped) * 8
        ):
            continue
        beginnings = {text[: usual * 2 // 3] for text in shaped}  # a phone's are all different
        score = (
            len(shaped) / len(cells)
            + lengths.count(usual) / len(lengths)
            - len(beginnings) / len(shaped)
            - column * 0.001
        )
        if best is None or score > best[0]:
            best = (score, column)
    return best[1] if best else None


def _count_up(shaped: Sequence[str], cells: int) -> bool:
    """Tell whether short numbers count up one by one, as 3001, 3002 do; scores and rooms do not."""
    steps = [int(b) - int(a) if (a + b).isdecimal() else 0 for a, b in pairwise(shaped)]
    by_one = steps.count(1) * 10 >= len(steps) * 7
    return cells >= _FEW and len(shaped) * 10 >= cells * 9 and by_one


def best_name(columns: dict[int, list[Value]]) -> int | None:
    """Return the column that looks most like names: Han words, nearly all different."""
    best: tuple[float, int] | None = None
    for column, cells in columns.items():
        filled = [values.text_of(cell) for cell in cells if name_shaped(cell)]
        if not filled or len(filled) * 10 < len(cells) * 7:
            continue
        if len(set(filled)) * 10 < len(filled) * 7 or sum(
            t.endswith("族") for t in filled
        ) * 2 > len(filled):
            continue
        score = len(filled) / len(cells) + len(set(filled)) / len(filled) - column * 0.001
        if best is None or score > best[0]:
            best = (score, column)
    return best[1] if best else None


def plain_role(cells: Sequence[Value]) -> Role | None:
    """Return the role that values show without a header's word; only unmistakable ones."""
    texts = [values.text_of(cell) for cell in cells]
    if all(text in ("男", "女") for text in texts):
        return Role.GENDER
    if all(text.endswith("族") for text in texts):
        return Role.ETHNICITY
    if all(
        re.fullmatch(r"共青团员|团员|群众|中共(?:预备)?党员|(?:预备)?党员|入党积极分子", t)
        for t in texts
    ):
        return Role.POLITICAL
    if all(re.fullmatch(r"(?:19|20)\d\d级?|\d\d级", text) for text in texts):
        return Role.GRADE
    if all(_CLASS_SHAPE.fullmatch(text) for text in texts) or _are_short_classes(texts):
        return Role.CLASS_NAME
    if all(re.fullmatch(r".+(?:学院|系)", text) for text in texts):
        return Role.DEPARTMENT
    if all(values.leaving_status(t) or re.fullmatch(r"在[读籍校]|有学籍", t) for t in texts):
        return Role.STATUS
    return None


def _are_short_classes(texts: Sequence[str]) -> bool:
    """Tell whether texts are names of classes without the word: few of them, for many students."""
    few = len(set(texts)) * 3 <= len(texts)
    return few and all(
        _CLASS_SHAPE.fullmatch(t) or (_SHORT_CLASS_SHAPE.fullmatch(t) and not _ROOM.search(t))
        for t in texts
    )
