import io
import json
import zipfile

import pytest

from sudesk.errors import SudeskError
from sudesk.papers.cover_letter import root_groups
from sudesk.services import congresses, elections, package, rounds, verify
from sudesk.services.package import COVER, MANIFEST
from sudesk.terms import CongressKind
from tests.services.conftest import opened
from tests.services.scenes import Hall, sealed_hall, yes


@pytest.fixture(scope="module")
def packed(sealed_file, tmp_path_factory):
    """The package of an assembly of 24 with twenty ballots."""
    with opened(sealed_file, tmp_path_factory.mktemp("packed")) as store:
        return Hall(store).ask(package.pack, 1)


def files_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_package_holds_what_the_college_asks_for(packed):
    files = files_of(packed)
    manifest = json.loads(files[MANIFEST])
    assert manifest["format"] == "sudesk-package/1"
    assert manifest["files"].keys() == files.keys() - {MANIFEST}
    assert manifest["root"] == package.root_of(manifest["files"])
    numbers = {name[:2] for name in files if name.endswith(".pdf")}
    assert {"00", "11", "12", "15", "16"} <= numbers
    assert "15 计票结果报告单 学生会主席团.xlsx" in files
    summary = json.loads(files["summary.json"])
    assert summary["format"] == "sudesk-summary/1"
    assert (summary["congress"]["kind"], summary["congress"]["headcount"]) == ("assembly", 24)
    assert summary["rounds"][0]["result"]["elected"] == ["赵安安"]
    (count,) = json.loads(files["ballots.json"])["counts"]
    assert len(count["ballots"]) == 20


def test_no_student_number_leaves_the_department_in_plain_files(packed):
    for name, content in files_of(packed).items():
        if name.endswith((".json", ".txt")):
            assert b"2024010" not in content, name


def test_the_same_facts_are_the_same_bytes(sealed, packed):
    told = []
    content = sealed.ask(package.pack, 1, lambda *step: told.append(step))
    assert files_of(content)[COVER]
    assert {name: one for name, one in files_of(content).items() if name[0] != "0"} == {
        name: one for name, one in files_of(packed).items() if name[0] != "0"
    }
    assert content == packed
    assert [done for _, done, _ in told] == list(range(len(told)))
    assert {total for _, _, total in told} == {len(told)}


def test_nothing_is_packed_before_the_seal(hall):
    hall.convene()
    with pytest.raises(SudeskError, match="选举结果还没有封存"):
        hall.ask(package.pack, hall.congress)


def test_a_whole_package_is_whole(packed):
    found = verify.verify(packed)
    assert found.whole
    root = json.loads(files_of(packed)[MANIFEST])["root"]
    assert found.groups == " ".join(root_groups(root))
    assert len(found.groups.split()) == 8
    acts = len(json.loads(files_of(packed)["journal.json"]))
    assert [one.sentence for one in found.findings] == [
        f"{len(files_of(packed)) - 1}个文件齐全，内容没有改动",
        "学生会主席团：20张选票重新计票，结果一致",
        f"操作记录{acts}条，前后相连",
        "封面印的8组字符与包里的文件一致",
    ]


def test_few_valid_ballots_go_out_as_totals(hall):
    hall.convene().call().prepare().open()
    hall.count([yes(hall.names[0])] * 9 + [yes(void="无章")])
    document = hall.ask(package.ballots_document, hall.congress)
    (count,) = document["counts"]
    assert "ballots" not in count
    assert (count["totals"]["lines"][hall.names[0]], count["totals"]["void"]) == ([9, 0, 0], 1)
    found = verify.verify(hall.ask(package.pack, hall.congress))
    assert found.whole
    assert "有效票不足10张，包内只有合计" in found.findings[1].sentence


def test_ten_valid_ballots_go_out_one_by_one_in_random_order(hall):
    hall.convene().call().prepare().open()
    hall.count([yes(hall.names[0])] * 10)
    (count,) = hall.ask(package.ballots_document, hall.congress)["counts"]
    assert len(count["ballots"]) == 10


def test_rounds_of_one_kind_are_all_in_the_package(hall):
    hall.convene(CongressKind.DELEGATES, 12).call().prepare().open()
    for turn in range(3):
        if turn:
            hall.next()
            hall.do(rounds.open_voting, hall.round)
        first, second = hall.names
        hall.count([yes(first), yes(second)] * 6)
    content = hall.ask(package.pack, hall.congress)
    reports = [name for name in files_of(content) if name.startswith("15") and "pdf" in name]
    assert len(reports) == 3
    assert len(json.loads(files_of(content)["ballots.json"])["counts"]) == 3
    assert verify.verify(content).whole


def test_the_package_is_named_after_its_congress(hall):
    hall.convene()
    view = hall.ask(congresses.needed)
    assert package.file_name(view) == "上报包 会计系第六次全体学生大会.zip"


def test_two_elections_of_one_post_are_all_in_the_package(hall):
    sealed_hall(hall.store)
    hall.congress = 1
    hall.election = hall.do(elections.call, 1, "学生会主席团", 1)
    for entry in hall.due[:2]:
        hall.stand(entry)
    hall.announce().prepare()
    hall.do(rounds.open_voting, hall.round)
    hall.count([yes(hall.names[0])] * 14)
    names = files_of(hall.ask(package.pack, 1))
    assert "12 选票 学生会主席团.pdf" in names
    assert "12 选票 学生会主席团 2.pdf" in names


def test_forms_and_cards_of_single_persons_stay_in_the_department(hall):
    names = files_of(sealed_hall(hall.store, CongressKind.DELEGATES, 20).ask(package.pack, 1))
    assert not [name for name in names if name.startswith(("04 ", "07 ", "32 ", "33 "))]
    assert [name for name in names if name.startswith("05 ")]
