"""Derive strokes.txt: which strokes a character has, in writing order, for 姓氏笔画.

    python resources/strokes/derive.py CNCHAR RIME UNIHAN > resources/strokes/strokes.txt

CNCHAR is cnchar.order.min.js of the npm package cnchar-order, RIME stroke.dict.yaml of Debian's
rime-data-stroke, UNIHAN the folder of Unihan_*.txt.bz2 of Debian's unicode-data.

A character's number of strokes is the mainland's of Unihan; its strokes come from cnchar, else
from the last code of rime-stroke that has as many (the first are the forms of Taiwan), else from
its traditional form with the simplified part put in. Then all is held against the order of
《通用规范汉字表》(kTGH), which is by strokes within each of its three levels: what contradicts it
keeps its number of strokes only. Characters of the same strokes stand in the order of that table.
"""

import bz2
import json
import re
import sys
from bisect import bisect_right
from collections import defaultdict
from pathlib import Path

KINDS = {**dict.fromkeys("ji", "1"), **dict.fromkeys("fg", "2"), "s": "3"}
KINDS |= dict.fromkeys("kdl", "4")  # every other letter of cnchar is a turning stroke
RIME = str.maketrans("hspnz", "12345")
# Parts that were simplified alike: the traditional part's strokes and the simplified part's.
SIMPLER = {
    "34112431": "31115",  # 釒 钅
    "554444": "551",  # 糹 纟
    "554234": "551",
    "4111251": "45",  # 言 讠
    "1251112": "1512",  # 車 车
    "1211254444": "551",  # 馬 马
    "35251214444": "35251211",  # 魚 鱼
    "32511154444": "35451",  # 鳥 鸟
    "2511134": "2534",  # 貝 贝
    "132511134": "132534",  # 頁 页
    "25112511": "425",  # 門 门
    "51122511": "425",
    "51125112": "425",
    "34451154": "355",  # 食 饣
    "34451134": "355",
    "2511125": "2535",  # 見 见
}
LEVELS = ((1, 3500), (3501, 6500), (6501, 8105))


def main(cnchar: Path, rime: Path, unihan: Path) -> None:
    """Print every sequence of strokes with its characters, in order."""
    drawn = _cnchar(cnchar)
    typed = _rime(rime)
    counts, standard, traditional = _unihan(unihan)
    strokes: dict[str, str] = {}
    wanted = [one for one in counts if "\u4e00" <= one <= "\u9fff" or one in standard]
    for one in wanted:
        codes = [drawn[one]] if one in drawn else []
        codes += [*reversed(typed[one])]
        codes += [code for other in traditional[one] for code in _simpler(typed[other])]
        found = [code for code in codes if len(code) == counts[one]]
        if found:
            strokes[one] = found[0]
    counts |= {one: len(code) for one, code in strokes.items()}
    for low, high in LEVELS:
        level = sorted((n, one) for one, n in standard.items() if low <= n <= high)
        _hold_against([one for _, one in level], strokes, counts)
    groups: dict[tuple[int, str], list[str]] = defaultdict(list)
    for one in wanted:
        groups[counts[one], strokes.get(one, "9")].append(one)
    for (count, code), characters in sorted(groups.items()):
        characters.sort(key=lambda one: (standard.get(one, 99999), one))
        print(code if code != "9" else f"{count}?", "".join(characters), sep="\t")


def _simpler(codes: list[str]) -> list[str]:
    found = []
    for code in reversed(codes):
        for old, new in SIMPLER.items():
            if code.startswith(old):
                found.append(new + code.removeprefix(old))
            if code.endswith(old):
                found.append(code.removesuffix(old) + new)
    return found


def _hold_against(level: list[str], strokes: dict[str, str], counts: dict[str, int]) -> None:
    """Take the strokes from the fewest characters that stand against the order of the table."""
    known = [one for one in level if one in strokes]
    keys = [(len(strokes[one]), strokes[one]) for one in known]
    best: list[tuple[int, str]] = []
    ends: list[int] = []
    before: list[int] = []
    for place, key in enumerate(keys):
        at = bisect_right(best, key)
        before.append(ends[at - 1] if at else -1)
        best[at : at + 1], ends[at : at + 1] = [key], [place]
    kept, place = set(), ends[-1]
    while place >= 0:
        kept.add(known[place])
        place = before[place]
    last = 1
    for one in level:
        if one in kept:
            last = len(strokes[one])
        else:
            strokes.pop(one, None)
            counts[one] = max(last, min(counts[one], _next(level, one, kept, strokes)))


def _next(level: list[str], one: str, kept: set[str], strokes: dict[str, str]) -> int:
    later = level[level.index(one) :]
    return next((len(strokes[other]) for other in later if other in kept), 99)


def _cnchar(path: Path) -> dict[str, str]:
    tables = re.findall(r"JSON\.parse\('(\{.*?\})'\)", path.read_text("utf-8"))
    whole = {}
    for table in map(json.loads, tables):
        whole |= {one: code for one, code in table.items() if isinstance(code, str)}
    return {one: "".join(KINDS.get(x, "5") for x in code) for one, code in whole.items()}


def _rime(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for line in path.read_text("utf-8").split("\n...\n", 1)[1].splitlines():
        if "\t" in line:
            one, code, *_ = line.split("\t")
            found[one].append(code.translate(RIME))
    return found


def _unihan(folder: Path) -> tuple[dict[str, int], dict[str, int], dict[str, list[str]]]:
    counts, standard = {}, {}
    traditional: dict[str, list[str]] = defaultdict(list)
    for path in sorted(folder.glob("Unihan_*.txt.bz2")):
        for line in bz2.open(path, "rt", encoding="utf-8"):
            if not line.startswith("U+"):
                continue
            point, field, value = line.rstrip("\n").split("\t")
            one = chr(int(point[2:], 16))
            if field == "kTotalStrokes":
                counts[one] = int(value.split()[0])
            elif field == "kTGH":
                standard[one] = int(value.split()[0].split(":")[1])
            elif field == "kTraditionalVariant":
                traditional[one] += [chr(int(x[2:], 16)) for x in value.split()]
    return counts, standard, traditional


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
