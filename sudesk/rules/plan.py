"""The plan that the department stands under: its rules, their sources and figures.

They are data, ``resources/law.toml``, so that another college can put its own plan in their place;
what each rule means is code. Every figure is an integer, a percentage one of hundred.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import gcd
from types import MappingProxyType
from typing import Any

from sudesk.errors import SudeskError
from sudesk.paths import resources
from sudesk.terms import Grade

FILE = "law.toml"
GRADES = {
    "硬": Grade.HARD,
    "原则上": Grade.PRINCIPLE,
    "提示": Grade.NOTE,
    "参照": Grade.REFERENCE,
}
RULES = tuple(
    f"{letter}{number}"
    for letter, most in (("D", 10), ("B", 12), ("C", 2), ("R", 6))
    for number in range(1, most + 1)
)
# The figures by which the program decides; a plan without one of them cannot be followed.
FIGURES = {
    "D2": "years",
    "D5": "below",
    "D6": "most",
    "B2": "top_percent",
    "B3": "days",
    "B7": "most",
    "C1": "times",
    "R1": "least_percent",
    "R3": "least_percent",
    "R4": "most_percent",
}
CONTRADICTIONS = ("chair", "contacts")
# Hard rules that a named person may pass with a reason (rule book, head); B6 and D5 never.
PASSABLE = ("B2", "B3")


@dataclass(frozen=True, slots=True)
class Provision:
    """One rule of the plan: what it says, how strictly, where it stands, its figures."""

    rule: str
    title: str
    statement: str
    grade: Grade
    citation: str
    figures: Mapping[str, int]

    @property
    def passable(self) -> bool:
        """Whether a named person may pass its gate with a reason."""
        return self.grade is Grade.PRINCIPLE or self.rule in PASSABLE

    @property
    def figure(self) -> int:
        """The figure by which it is decided."""
        return self.figures[FIGURES[self.rule]]

    @property
    def share(self) -> tuple[int, int]:
        """Its percentage as part and whole in least terms: 3 of 10 for 30 %."""
        common = gcd(self.figure, 100)
        return self.figure // common, 100 // common


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A place where the plan says two things, and what settles it."""

    key: str
    title: str
    statement: str
    settled: str
    citation: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole plan; ``document`` is how it is cited, ``title`` and ``number`` what it is."""

    document: str
    title: str
    number: str
    provisions: tuple[Provision, ...]
    contradictions: tuple[Contradiction, ...]

    def provision(self, rule: str) -> Provision:
        """Return one rule by its id."""
        return next(one for one in self.provisions if one.rule == rule)


@lru_cache(maxsize=1)
def plan() -> Plan:
    """Return the plan as the program's folder holds it; raises SudeskError where it is broken."""
    try:
        text = (resources() / FILE).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _broken("文件打不开，或不是UTF-8编码") from error
    return parse(text)


def provision(rule: str) -> Provision:
    """Return one rule of the plan by its id."""
    return plan().provision(rule)


def parse(text: str) -> Plan:
    """Read a plan; raises SudeskError naming what is missing or wrong."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        where = f"第{place[1]}行" if place else "末尾"
        raise _broken(f"{where}的写法不对") from error
    document = _words(raw, "document", "文件开头")
    rules = _sections(raw, "rule", RULES)
    return Plan(
        document,
        _words(raw, "title", "文件开头"),
        _words(raw, "number", "文件开头"),
        tuple(_provision(document, rule, rules[rule]) for rule in RULES),
        tuple(
            _contradiction(document, key, section)
            for key, section in _sections(raw, "contradiction", CONTRADICTIONS).items()
        ),
    )


def _provision(document: str, rule: str, section: Mapping[str, Any]) -> Provision:
    where = f"rule.{rule}"
    grade = GRADES.get(_words(section, "grade", where))
    if grade is None:
        raise _broken(f"{where}的grade应为{'、'.join(GRADES)}之一")
    known = ("title", "grade", "sections", "statement")
    figures = {name: value for name, value in section.items() if name not in known}
    for name, value in figures.items():
        percent = name.endswith("_percent")
        if type(value) is not int or value < 1 or (percent and value > 100):
            raise _broken(f"{where}的{name}应为{'1至100的' if percent else '正'}整数")
    if FIGURES.get(rule, "") not in ("", *figures):
        raise _broken(f"{where}缺{FIGURES[rule]}")
    source = "参照" if grade is Grade.REFERENCE else document
    return Provision(
        rule,
        _filled(_words(section, "title", where), figures, where),
        _filled(_words(section, "statement", where), figures, where),
        grade,
        source + _places(section, where),
        MappingProxyType(figures),
    )


def _contradiction(document: str, key: str, section: Mapping[str, Any]) -> Contradiction:
    where = f"contradiction.{key}"
    title, statement, settled = (
        _words(section, name, where) for name in ("title", "statement", "settled")
    )
    return Contradiction(key, title, statement, settled, document + _places(section, where))


def _sections(
    raw: Mapping[str, Any], name: str, wanted: tuple[str, ...]
) -> dict[str, Mapping[str, Any]]:
    found = raw.get(name)
    found = found if isinstance(found, dict) else {}
    for key in wanted:
        if not isinstance(found.get(key), dict):
            raise _broken(f"缺[{name}.{key}]一节")
    if strange := [key for key in found if key not in wanted]:
        raise _broken(f"[{name}.{strange[0]}]不是程序认得的编号")
    return {key: found[key] for key in wanted}


def _words(section: Mapping[str, Any], name: str, where: str) -> str:
    value = section.get(name)
    if not isinstance(value, str) or not value.strip():
        raise _broken(f"{where}缺{name}")
    return value.strip()


def _places(section: Mapping[str, Any], where: str) -> str:
    places = section.get("sections")
    if not isinstance(places, list) or not places or not all(isinstance(p, str) for p in places):
        raise _broken(f"{where}缺sections")
    return "、".join(places)


def _filled(text: str, figures: Mapping[str, int], where: str) -> str:
    try:
        return text.format_map(figures)
    except (KeyError, ValueError, IndexError, AttributeError) as error:
        raise _broken(f"{where}的花括号里不是同一节的数字") from error


def _broken(why: str) -> SudeskError:
    return SudeskError(f"规定文件“{FILE}”不能用。", f"{why}。", "请改正这个文件，或重新安装程序。")
