"""Rows among the students that are none: examples, hints, sums, signatures, section headings.

A student must never be taken for one of these, so a row with a sound number and a name is only
asked whether it is the template's example.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sudesk.sheets import values
from sudesk.sheets.answers import ProblemKind
from sudesk.sheets.headers import meaning_of
from sudesk.sheets.words import (
    EXAMPLE,
    EXAMPLE_NAMES,
    EXAMPLE_NUMBERS,
    FOOTER,
    FOOTER_START,
    HINT,
    SECTION,
    SUM_NAME,
)

_SHORTEST_SHIFTED = 8  # digits under 姓名 that may be a number shifted out of its column


@dataclass(frozen=True, slots=True)
class Look:
    """A row as the eye first sees it.

    ``firm`` says that the number is like the others of its column, ``typed`` that no spreadsheet
    has computed it as a sum or an average. ``texts`` are the filled cells; ``head`` those under
    and left of 学号 and 姓名 except for
    ``labels``, the cells of class, major and department.
    """

    number: str
    is_number: bool
    firm: bool
    typed: bool
    name: str
    notes: str
    texts: Sequence[str]
    head: Sequence[str]
    labels: Sequence[str]
    personal: bool

    @property
    def is_person(self) -> bool:
        """Whether what stands under 姓名 could be a person's name."""
        return values.is_person(self.name)


@dataclass(frozen=True, slots=True)
class Aside:
    """Why a row is no student's; ``kind`` where that is worth a word."""

    why: str
    kind: ProblemKind | None = None


def aside_of(look: Look) -> Aside | None:
    """Return why a row is no student's, None for a student's row, sound or faulty."""
    if _is_example(look):
        return Aside("示例", ProblemKind.PLACEHOLDER_ROW)
    if look.is_number and _is_called(look):
        return None
    hint = any(HINT.search(text) for text in look.texts)
    if not hint and _is_labelled(look):
        return Aside("说明")
    footer = _is_footer(look)
    if look.is_number and not look.name:
        return Aside("小计") if footer else None
    if look.is_number or look.is_person:
        lone = len(look.texts) == 1 and not (look.name and values.has_surname(look.name))
        return Aside("小计或页脚" if footer else "说明") if footer or lone else None
    if footer:
        return Aside("小计或页脚")
    if hint:
        return Aside("填写说明", ProblemKind.TEMPLATE_HINT_ROW)
    if len(look.texts) == 1:
        return Aside("说明")
    shifted = look.name.isdecimal() and len(look.name) >= _SHORTEST_SHIFTED
    return None if look.personal or shifted else Aside("没有学号和姓名")


def _is_called(look: Look) -> bool:
    """Tell whether what stands beside a number is a name, though the word may mean something.

    People are called 海合计 and 单位; the number tells them from a sum and from a label's phone.
    """
    if look.is_person:
        return look.firm or meaning_of(look.name) is None
    computed = not look.typed and SUM_NAME.fullmatch(look.name)
    return look.firm and not computed and values.could_be_person(look.name)


def _is_labelled(look: Look) -> bool:
    """Tell whether a row is nothing but a column's word and what belongs to it: 备注 and a remark.

    男 and 女 are words too, but they are a student's.
    """
    return (
        len(look.texts) == 2
        and len(look.texts[0]) > 1
        and not look.personal
        and not values.has_surname(look.name)
        and meaning_of(look.texts[0]) is not None
    )


def _is_example(look: Look) -> bool:
    """Tell whether a row shows how to fill in the template."""
    if look.name in EXAMPLE_NAMES and EXAMPLE_NUMBERS.fullmatch(look.number):
        return True
    named = look.firm and values.has_surname(look.name) and not EXAMPLE.fullmatch(look.name)
    head = [
        text for text in look.head[:1] if not (named and values.name_of(text)[0] == look.name)
    ]  # 张示例
    if any(EXAMPLE.search(text) for text in (look.notes, *look.labels, *head)):
        return True
    sound = look.is_number and look.is_person
    return not sound and any(EXAMPLE.search(text) for text in (look.name, *look.texts[:6]))


def _is_footer(look: Look) -> bool:
    """Tell whether a row speaks of sums, pages or signatures where a student's key cells are."""
    if any(FOOTER_START.match(text) for text in look.labels):
        return True
    head = look.head or look.texts
    return any(FOOTER.search(text) or SECTION.search(text) for text in head)
