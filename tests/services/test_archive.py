"""The archive: whole, readable without the program, or not there at all."""

import csv
import errno
import hashlib
import json
import re
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from sudesk.errors import Stopped, SudeskError
from sudesk.services import archive, congresses, scans
from sudesk.services.scans import Given
from sudesk.services.writing import silent
from sudesk.sheets.tables import table_xlsx
from sudesk.terms import CongressKind, ScanKind
from tests.papers.reading import fonts_of
from tests.services.conftest import opened
from tests.services.scenes import CLASSES, Hall, add_students, found, sealed_hall

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40 + b"IEND\xaeB`\x82"


@pytest.fixture(scope="module")
def filed(tmp_path_factory):
    """The archive of a congress of delegates with one signed copy that came back."""
    folder = tmp_path_factory.mktemp("filed")
    with found(folder / "会计系.sudesk") as store:
        hall = sealed_hall(store, CongressKind.DELEGATES, 20)
        hall.do(scans.attach, 1, "16", Given("IMG_20261218 李雷.png", ScanKind.PNG, PNG))
        told = []
        written = hall.ask(archive.write, lambda *step: told.append(step), 1, folder / "到 这里")
    return written, told


def names(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_everything_is_in_one_folder_and_the_catalogue_names_it(filed):
    written, _ = filed
    there = names(written.folder)
    assert len(there) == written.files
    assert written.folder.name == "会计系第六次学生代表大会 归档"
    assert {"目录.txt", "index.html", "说明.txt", "校验 SHA-256.txt"} <= there
    assert {"文书/16 选举结果报告.pdf", "表格/05 代表名册.xlsx", "表格/05 代表名册.csv"} <= there
    assert {"数据/ballots.json", "数据/summary.json", "数据/操作记录.txt"} <= there
    text = (written.folder / "目录.txt").read_text("utf-8-sig")
    page = (written.folder / "index.html").read_text("utf-8-sig")
    for name in there - {"目录.txt", "index.html", "说明.txt", "校验 SHA-256.txt"}:
        assert Path(name).name in text
        assert Path(name).name in page


def test_the_forms_of_single_persons_stay_with_it(filed):
    written, _ = filed
    papers = {name[3:5] for name in names(written.folder) if name.startswith("文书/")}
    assert {"04", "07", "31"} <= papers


def test_every_paper_brings_its_fonts_and_has_text(filed):
    written, _ = filed
    for path in (written.folder / "文书").iterdir():
        named, embedded = fonts_of(path.read_bytes())
        assert named == embedded, path.name
        document = PdfDocument(path)
        assert document[0].get_textpage().get_text_range().strip(), path.name
        document.close()


def test_a_scan_is_named_by_its_paper_not_by_what_it_was_called(filed):
    written, _ = filed
    (scan,) = (written.folder / "扫描件").iterdir()
    assert scan.name == "16 选举结果报告 签字件1.png"
    assert scan.read_bytes() == PNG
    assert "李雷" not in (written.folder / "目录.txt").read_text("utf-8-sig")


def test_every_link_of_the_index_leads_to_a_file(filed):
    from urllib.parse import unquote

    written, _ = filed
    page = (written.folder / "index.html").read_text("utf-8-sig")
    links = re.findall(r'href="([^"]+)"', page)
    assert len(links) == written.files - 4
    assert all((written.folder / unquote(link)).is_file() for link in links)
    assert "http" not in page


def test_the_checksums_hold_for_every_file(filed):
    written, _ = filed
    lines = (written.folder / "校验 SHA-256.txt").read_text("utf-8").splitlines()
    assert len(lines) == written.files - 1
    for line in lines:
        digest, name = line.split("  ", 1)
        assert hashlib.sha256((written.folder / name).read_bytes()).hexdigest() == digest


def test_tables_are_plain_text_too(filed):
    written, _ = filed
    raw = (written.folder / "表格" / "05 代表名册.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(raw.decode("utf-8-sig").splitlines()))
    assert rows[1][:3] == ["序号", "代表团", "姓名"]
    assert len([row for row in rows if row and row[0].isdigit()]) == 20


def test_text_that_looks_like_a_formula_is_none_in_a_csv():
    content = archive.csv_of(table_xlsx("表", ["名"], [["=1+1"], ["-王"], [7]])).decode("utf-8-sig")
    assert content.splitlines() == ["表", "名", "'=1+1", "'-王", "7"]


def test_the_journal_is_in_words(filed):
    written, _ = filed
    text = (written.folder / "数据" / "操作记录.txt").read_text("utf-8-sig")
    acts = json.loads((written.folder / "数据" / "journal.json").read_text("utf-8"))
    assert len(text.splitlines()) == len(acts) + 2
    assert "封存计票结果" in text
    assert text.index("建立本系文件") < text.index("封存计票结果")


def test_progress_is_told_to_the_end(filed):
    _, told = filed
    assert [done for _, done, _ in told] == list(range(len(told)))
    assert told[-1][1] == told[-1][2] == len(told) - 1


def sealed_ask(sealed, into, report=silent):
    return sealed.ask(archive.write, report, 1, into)


def test_stopped_it_leaves_nothing(sealed, tmp_path):
    def stop(_what, done, _total):
        if done == 3:
            raise Stopped

    with pytest.raises(Stopped):
        sealed_ask(sealed, tmp_path / "into", stop)
    assert list((tmp_path / "into").iterdir()) == []


def test_a_full_disk_is_said_and_leaves_nothing(sealed, tmp_path, monkeypatch):
    whole = Path.write_bytes

    def full(self, content):
        if self.name.startswith("16 "):
            raise OSError(errno.ENOSPC, "No space left on device")
        return whole(self, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(SudeskError, match="磁盘已满"):
        sealed_ask(sealed, tmp_path / "into")
    assert list((tmp_path / "into").iterdir()) == []


def test_a_folder_that_is_there_is_left_alone(sealed, tmp_path):
    name = archive.folder_name(sealed.ask(congresses.needed))
    (tmp_path / name).mkdir()
    with pytest.raises(SudeskError, match="这个位置已有"):
        sealed_ask(sealed, tmp_path)
    assert list((tmp_path / name).iterdir()) == []


def test_a_congress_that_is_not_over_is_not_filed(hall, tmp_path):
    hall.convene()
    with pytest.raises(SudeskError, match="还没有封存"):
        hall.ask(archive.write, silent, 1, tmp_path)
    assert list(tmp_path.glob("*归档*")) == []


def test_the_same_congress_gives_the_same_files(sealed_file, tmp_path):
    sums = []
    for place in ("a", "b"):
        (tmp_path / place).mkdir()
        with opened(sealed_file, tmp_path / place) as store:
            written = Hall(store).ask(archive.write, silent, 1, tmp_path / place)
        sums.append((written.folder / "校验 SHA-256.txt").read_bytes())
    assert sums[0] == sums[1]


ODD = ('<b>&"王', "李\u202e雷\u200f", "换\n行", "=1+1", "长" * 200, "𠅤䶮㛃")


def odd_names(number):
    return ODD[number] if number < len(ODD) else f"王小{number}"


def test_names_that_would_break_a_page_or_a_table_do_not(tmp_path):
    with found(tmp_path / "系.sudesk", {}) as store:
        add_students(store, CLASSES, odd_names)
        hall = sealed_hall(store, CongressKind.DELEGATES, 20)
        written = hall.ask(archive.write, silent, 1, tmp_path)
    page = (written.folder / "index.html").read_text("utf-8-sig")
    assert "<b>" not in page
    rows = (written.folder / "表格" / "05 代表名册.csv").read_text("utf-8-sig")
    assert "'=1+1" in rows
    assert "长" * 200 in rows
    assert "𠅤䶮㛃" in rows


def test_a_name_that_no_font_has_stops_it_and_is_named(tmp_path):
    with found(tmp_path / "系.sudesk", {}) as store:
        add_students(store, CLASSES, lambda number: "王😀" if not number else f"王小{number}")
        hall = sealed_hall(store, CongressKind.DELEGATES, 20)
        with pytest.raises(SudeskError, match="U\\+1F600"):
            hall.ask(archive.write, silent, 1, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["系.sudesk"]
