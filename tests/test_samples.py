"""The sample departments: as their maker makes them, and nobody in them is real."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from sudesk import paths
from sudesk.sheets.answers import Counts, Reading
from sudesk.sheets.reading import read_rosters
from tests.data.make_samples import make_samples
from tests.data.sample_people import ASSEMBLY, DELEGATES

SAMPLE = paths.resources() / "sample"


def workbooks(folder: Path) -> list[Path]:
    """Every workbook of both samples."""
    return sorted(path for path in folder.glob("*/*") if path.is_file())


def cells(path: Path) -> Iterator[str]:
    """Every cell as people read it."""
    if path.suffix == ".csv":
        text = path.read_bytes()
        encoding = "utf-8-sig" if text.startswith(b"\xef\xbb\xbf") else "gb18030"
        for row in csv.reader(io.StringIO(text.decode(encoding))):
            yield from row
        return
    workbook = CalamineWorkbook.from_path(str(path))
    for name in workbook.sheet_names:
        for row in workbook.get_sheet_by_name(name).to_python():
            for cell in row:
                yield f"{cell:.0f}" if isinstance(cell, float) else str(cell)


def test_the_samples_are_as_their_maker_makes_them(tmp_path: Path) -> None:
    make_samples(tmp_path)
    made = {path.relative_to(tmp_path): path.read_bytes() for path in workbooks(tmp_path)}
    kept = {path.relative_to(SAMPLE): path.read_bytes() for path in workbooks(SAMPLE)}
    assert made.keys() == kept.keys()
    assert [path for path in made if made[path] != kept[path]] == []


@pytest.mark.parametrize("path", workbooks(SAMPLE), ids=lambda path: path.name)
def test_nobody_can_be_real(path: Path) -> None:
    digits = [number for cell in cells(path) for number in re.findall(r"\d{11,}X?", cell)]
    numbers = [number for number in digits if len(number) == 12]
    invented = re.compile(r"20(2401|2402|2501|2502|2601|2602)03\d{4}")
    assert numbers
    assert all(invented.fullmatch(number) for number in numbers)
    others = [number for number in digits if len(number) != 12]
    assert all(re.fullmatch(r"0{18}|000\d{8}", number) for number in others)


def test_the_sizes_decide_the_kind_of_congress() -> None:
    """One sample must elect delegates, the other may hold an assembly (改革方案二.3)."""
    assert sum(group.size for group in DELEGATES.values()) == 462
    assert sum(group.size for group in ASSEMBLY.values()) == 180


def test_rare_characters_are_among_the_names() -> None:
    everything = "".join(cell for path in workbooks(SAMPLE) for cell in cells(path))
    assert all(character in everything for character in "㛃䶮喆堃𬭎")


def reading_of(kind: str) -> Reading:
    """What the program reads from one of the samples."""
    files = sorted((SAMPLE / kind).iterdir())
    return read_rosters([(path.name, path.read_bytes()) for path in files])


def kinds(reading: Reading) -> list[str]:
    """The kinds of the problems found, sorted."""
    return sorted(problem.kind.value for problem in reading.problems)


def test_the_delegates_are_read_but_for_the_faults_made_on_purpose() -> None:
    reading = reading_of("delegates")
    assert reading.unreadable == ()
    assert reading.counts == Counts(
        places=483, taken=459, disputed=2, refused=3, ignored=19, students=457
    )
    assert {person.class_name for person in reading.people} == DELEGATES.keys()
    assert [dispute.student_no for dispute in reading.disputes] == ["202601030107"]
    assert [kind for kind in kinds(reading) if kind != "unsure_rare_char"] == [
        *["duplicate_conflict"] * 2,
        *["duplicate_exact"] * 2,
        "id_precision_lost",
        "missing_id",
        "missing_name",
        *["status_not_active"] * 2,
    ]


def test_the_assembly_is_read_but_for_the_faults_made_on_purpose() -> None:
    reading = reading_of("assembly")
    assert reading.unreadable == ()
    assert reading.counts == Counts(
        places=188, taken=179, disputed=0, refused=1, ignored=8, students=179
    )
    assert {person.class_name for person in reading.people} == ASSEMBLY.keys()
    assert kinds(reading) == ["missing_id", "status_not_active"]
