"""Names in the order of their strokes (按姓氏笔画为序), and why one stands before another.

The surname decides first, stroke number before stroke kinds (横竖撇点折) in writing order; then the
given name likewise, one of a single character before longer ones. Characters written alike stand
as 《通用规范汉字表》 lists them; what is not known stands last.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, zip_longest

from sudesk.errors import SudeskError
from sudesk.paths import resources

FILE = "strokes/strokes.txt"
KINDS = "横竖撇点折"
DOTS = "·•・‧∙．"  # as they are typed between the parts of a name
NO_KINDS = "?"  # sorts behind the figures
UNKNOWN = 99  # strokes of a character that is not in the file: more than any has
SURNAMES = """
欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政
濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马
公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌
微生 梁丘 左丘 东门 西门 第五 完颜 纳兰 耶律 贺兰 哥舒 屠岸 即墨 淳于 单于 钮祜禄 爱新觉罗
叶赫那拉
"""
COMPOUND = frozenset(SURNAMES.split())
LONGEST = max(map(len, COMPOUND))


@dataclass(frozen=True, slots=True, order=True)
class Strokes:
    """How a character is written: number, kinds as figures 1 to 5, place among those alike."""

    number: int
    kinds: str
    place: int

    @property
    def known(self) -> bool:
        """Whether the number of strokes is known."""
        return self.number != UNKNOWN


Key = tuple[tuple[Strokes, ...], int, tuple[Strokes, ...]]


def strokes(character: str) -> Strokes:
    """Return how a character is written; what is not known compares behind everything known."""
    return _written().get(character, Strokes(UNKNOWN, "", ord(character)))


def split(name: str) -> tuple[str, str]:
    """Return surname and given name; a part before a dot counts as the surname."""
    plain = "".join(name.split())
    for dot in DOTS:
        plain = plain.replace(dot, DOTS[0])
    if DOTS[0] in plain:
        first, _, rest = plain.partition(DOTS[0])
        return first, rest.replace(DOTS[0], "")
    for length in range(min(LONGEST, len(plain) - 1), 1, -1):
        if plain[:length] in COMPOUND:
            return plain[:length], plain[length:]
    return plain[:1], plain[1:]


def key(name: str) -> Key:
    """Return what names are sorted by."""
    surname, given = split(name)
    single = 0 if len(given) <= 1 else 1
    return tuple(map(strokes, surname)), single, tuple(map(strokes, given))


def unknown(names: Iterable[str]) -> tuple[str, ...]:
    """Return the characters whose strokes are not known, each once."""
    letters = [letter for name in names for part in split(name) for letter in part]
    return tuple(dict.fromkeys(letter for letter in letters if not strokes(letter).known))


def why(name: str, other: str) -> str:
    """Say why the first in order of two names stands before the other: 王4画，卢5画."""
    first, second = sorted((name, other), key=key)
    surname, given = split(first)
    next_surname, next_given = split(second)
    if surname != next_surname:
        return _difference(surname, next_surname)
    if given == next_given:
        return "姓名相同"
    if len(given) <= 1 < len(next_given):
        return f"同姓{surname}，单名在前"
    return f"同姓{surname}，{_difference(given, next_given)}"


def reasons(names: Iterable[str]) -> tuple[str, ...]:
    """Return for each neighbouring pair of names why the one stands before the other."""
    return tuple(why(*pair) for pair in pairwise(names))


def _difference(one: str, other: str) -> str:
    """Say what parts two words of which the first stands before the other."""
    first, second = next((a, b) for a, b in zip_longest(one, other, fillvalue="") if a != b)
    if not first:
        return f"“{one}”字数少" if one else "没有名的在前"
    a, b = strokes(first), strokes(second)
    if not b.known:
        return f"“{second}”没有笔画资料，排在后面"
    if a.number != b.number:
        return f"{first}{a.number}画，{second}{b.number}画"
    alike = f"{first}、{second}都是{a.number}画"
    if b.kinds == NO_KINDS:
        return f"{alike}，“{second}”没有笔顺资料，排在后面"
    if a.kinds == b.kinds:
        return f"{alike}，笔顺相同，按《通用规范汉字表》的次序"
    pairs = zip(a.kinds, b.kinds, strict=True)
    at, (early, late) = next((n, pair) for n, pair in enumerate(pairs, 1) if pair[0] != pair[1])
    return f"{alike}，第{at}笔{KINDS[int(early) - 1]}在{KINDS[int(late) - 1]}前"


@lru_cache(maxsize=1)
def _written() -> dict[str, Strokes]:
    try:
        lines = (resources() / FILE).read_text("utf-8").splitlines()
    except OSError as error:
        raise SudeskError(f"笔画资料“{FILE}”打不开。", "", "请重新安装程序。") from error
    found: dict[str, Strokes] = {}
    for line in lines:
        code, characters = line.split("\t")
        number, kinds = (int(code[:-1]), NO_KINDS) if code.endswith(NO_KINDS) else (len(code), code)
        found |= {one: Strokes(number, kinds, at) for at, one in enumerate(characters)}
    return found
