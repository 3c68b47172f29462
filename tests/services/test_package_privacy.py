"""Nothing private leaves the department: the whole package is read, every file of it."""

import io
import json
import re
import zipfile

import pytest
from openpyxl import load_workbook
from pypdfium2 import PdfDocument
from sqlalchemy import select

from sudesk.models.roster import Department
from sudesk.models.tables import Candidate, RollEntry
from sudesk.services import package
from sudesk.terms import CongressKind
from tests.services.scenes import found, sealed_hall

IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
FAILS = re.compile(r"(?:不及格|挂科)[^。；]{0,12}\d+\s*门|\d+\s*门[^。；]{0,6}不及格|\"fails\"")


@pytest.fixture(scope="module")
def department(tmp_path_factory):
    """A congress of delegates, its candidates with ranks and fails, packed."""
    path = tmp_path_factory.mktemp("private") / "会计系.sudesk"
    with found(path) as store:
        hall = sealed_hall(store, CongressKind.DELEGATES, 20)
        yield hall, read(hall.ask(package.pack, hall.congress))


def read(content):
    """Every file of a package as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: text_of(name, archive.read(name)) for name in archive.namelist()}


def text_of(name, content):
    if name.endswith(".pdf"):
        document = PdfDocument(content)
        try:
            return "\n".join(page.get_textpage().get_text_range() for page in document)
        finally:
            document.close()
    if name.endswith(".xlsx"):
        book = load_workbook(io.BytesIO(content))
        cells = (value for sheet in book for row in sheet.values for value in row)
        return "\n".join(str(value) for value in cells if value is not None)
    return content.decode()


def test_every_kind_of_file_was_read(department):
    _, files = department
    assert {name.rpartition(".")[2] for name in files} == {"pdf", "xlsx", "json", "txt"}
    assert all(text.strip() for text in files.values())


def test_no_student_number_stands_anywhere(department):
    hall, files = department
    with hall.store.reading() as session:
        numbers = session.scalars(select(RollEntry.student_no)).all()
    assert len(numbers) == 24
    for name, text in files.items():
        plain = "".join(text.split())
        assert not [number for number in numbers if number in plain], name


@pytest.mark.parametrize("pattern", [IDENTITY, MOBILE, FAILS])
def test_no_identity_number_no_mobile_and_no_failed_course_stands_anywhere(department, pattern):
    _, files = department
    for name, text in files.items():
        # Hashes and ids of the journal are long rows of digits by chance.
        plain = re.sub(r"[0-9a-f]{64}", "", text)
        assert not pattern.search(plain), (name, pattern.search(plain))


def test_the_patterns_would_find_what_they_look_for():
    assert IDENTITY.search("身份证110101200501011234。")
    assert MOBILE.search("电话13800138000")
    assert FAILS.search("不及格课程2门")


def test_the_journal_has_neither_names_nor_ranks(department):
    hall, files = department
    entries = json.loads(files["journal.json"])
    facts = json.dumps([entry["facts"] for entry in entries], ensure_ascii=False)
    with hall.store.reading() as session:
        names = set(session.scalars(select(RollEntry.name)))
        ranked = session.scalars(select(Candidate.rank)).all()
    assert any(rank is not None for rank in ranked)
    assert not [name for name in names if name in facts]
    assert not {"rank", "fails", "name", "student_no"} & {
        key for entry in entries for key in entry["facts"]
    }


def test_letters_to_the_party_with_their_telephone_stay_here(hall):
    hall = sealed_hall(hall.store)
    hall.do(_telephone)
    files = read(hall.ask(package.pack, hall.congress))
    assert not [name for name in files if name.startswith(("01 ", "02 "))]
    assert not [name for name, text in files.items() if "60001234" in text]


def _telephone(session):
    department = session.get_one(Department, 1)
    department.telephone, department.contact = "021-60001234", "王老师"
