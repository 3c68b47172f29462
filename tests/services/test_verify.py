import hashlib
import io
import json
import warnings
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sudesk.errors import SudeskError
from sudesk.models.journal import canonical, extract
from sudesk.services import package, summary, verify
from sudesk.services.package import COVER, MANIFEST
from tests.services.conftest import opened
from tests.services.scenes import Hall

UNLIKE_COVER = "封面印的8组字符与包里的文件不符"
UNLIKE_TABLE = "结果摘要的表格与 summary.json 不符"


@pytest.fixture(scope="module")
def packed(sealed_file, tmp_path_factory):
    with opened(sealed_file, tmp_path_factory.mktemp("packed")) as store:
        return Hall(store).ask(package.pack, 1)


@pytest.fixture
def files(packed):
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files, *again):
    """A zip of these files; those of ``again`` are in it twice."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        for name, content in (*files.items(), *((name, files[name]) for name in again)):
            archive.writestr(name, content)
    return target.getvalue()


def signed(files):
    """The files under a manifest of their own."""
    digests = {
        name: hashlib.sha256(content).hexdigest()
        for name, content in files.items()
        if name != MANIFEST
    }
    manifest = {"format": package.FORMAT, "files": digests, "root": package.root_of(digests)}
    return {**files, MANIFEST: canonical(manifest).encode()}


def wrong(files, *again):
    return wrong_bytes(zipped(files, *again))


def wrong_bytes(content):
    found = verify.verify(content)
    assert not found.whole
    return [one.sentence for one in found.findings if not one.right]


def rewritten(files, change):
    manifest = json.loads(files[MANIFEST])
    change(manifest)
    return {**files, MANIFEST: canonical(manifest).encode()}


def names():
    return [
        "summary.json",
        "ballots.json",
        "journal.json",
        "说明.txt",
        COVER,
        "16 选举结果报告.pdf",
    ]


@pytest.mark.parametrize("name", names())
def test_a_changed_file_is_named(files, name):
    content = files[name][:-1] + bytes([files[name][-1] ^ 1])
    assert f"文件“{name}”的内容被改动" in wrong({**files, name: content})


@pytest.mark.parametrize("name", names())
def test_a_missing_file_is_named(files, name):
    del files[name]
    assert f"缺少文件“{name}”" in wrong(files)


@pytest.mark.parametrize("name", names())
def test_a_renamed_file_is_named_twice(files, name):
    files["改名.pdf"] = files.pop(name)
    assert {f"缺少文件“{name}”", "多出文件“改名.pdf”"} <= set(wrong(files))


def test_an_added_file_is_named(files):
    assert wrong({**files, "附件/多余.txt": b""}) == ["多出文件“附件/多余.txt”"]


@pytest.mark.parametrize("name", [*names(), MANIFEST])
def test_a_file_that_is_there_twice_is_named(files, name):
    assert wrong(files, name) == [f"“{name}”在包中出现两次"]


def test_a_cover_left_off_the_list_is_noticed(files):
    assert "清单里没有封面" in wrong(rewritten(files, lambda one: one["files"].pop(COVER)))


def test_a_root_that_is_not_the_files_own_is_noticed(files):
    assert "清单的总指纹与各文件不符" in wrong(
        rewritten(files, lambda one: one.update(root="0" * 64))
    )


def test_a_new_manifest_changes_what_the_cover_prints(files):
    before = verify.verify(zipped(files)).groups
    files["说明.txt"] += b"."
    assert verify.verify(zipped(signed(files))).groups != before


@pytest.mark.parametrize(
    ("manifest", "words"),
    [
        (b"{", "清单 manifest.json 已损坏"),
        (b"\xff\xfe", "清单 manifest.json 已损坏"),
        (b"[" * 200_000, "清单 manifest.json 已损坏"),
        (b"[]", "由其他版本的程序生成"),
        (b'{"format":"sudesk-package/2"}', "由其他版本的程序生成"),
        (b'{"files":{},"format":"sudesk-package/1"}', "被改写过"),
        (b'{"files":[],"format":"sudesk-package/1","root":""}', "被改写过"),
        (b'{"files":{"a":1},"format":"sudesk-package/1","root":""}', "被改写过"),
        (b'{"files": {},"format":"sudesk-package/1","root":""}', "被改写过"),
        (b'{"format":"sudesk-package/1","files":{},"root":""}', "被改写过"),
        (b'{"files":{},"files":{},"format":"sudesk-package/1","root":""}', "被改写过"),
        (b'{"files":{"\\ud800":""},"format":"sudesk-package/1","root":""}', "被改写过"),
    ],
)
def test_a_rewritten_manifest_is_refused(files, manifest, words):
    with pytest.raises(SudeskError, match=words):
        verify.verify(zipped({**files, MANIFEST: manifest}))


def test_a_zip_without_a_manifest_is_no_package(files):
    del files[MANIFEST]
    with pytest.raises(SudeskError, match=r"没有清单 manifest\.json"):
        verify.verify(zipped(files))


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all", b"\x00" * 5000])
def test_what_is_no_zip_is_refused(content):
    with pytest.raises(SudeskError, match="不是完整的压缩包"):
        verify.verify(content)


def test_a_truncated_package_is_refused(packed):
    for part in (1, 2, 3, 9):
        with pytest.raises(SudeskError, match="没能检查这个文件"):
            verify.verify(packed[: len(packed) * part // 10])


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_damage_is_refused_however_the_files_are_packed(files, method):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        archive.writestr("summary.json", files["summary.json"])
    content = bytearray(target.getvalue())
    content[60:90] = b"x" * 30
    with pytest.raises(SudeskError, match="压缩包"):
        verify.verify(bytes(content))


def test_a_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(verify, "LARGEST", 2**25)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(2):
            with archive.open(f"{number}", "w", force_zip64=True) as entry:
                for _ in range(verify.LARGEST // 2**21 + 1):
                    entry.write(bytes(2**20))
    assert len(target.getvalue()) < 2**21
    with pytest.raises(SudeskError, match="解开后过大"):
        verify.verify(target.getvalue())
    many = zipped({str(number): b"" for number in range(10_001)})
    with pytest.raises(SudeskError, match="解开后过大"):
        verify.verify(many)


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(1, 255)), min_size=1, max_size=30))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_damage_is_an_error_or_a_finding_never_a_crash(packed, damage):
    content = bytearray(packed)
    for share, bits in damage:
        # the directory at the end steers how a zip is read
        content[-1 - int(share * 2000)] ^= bits
    try:
        verify.verify(bytes(content))
    except SudeskError as error:
        assert str(error).startswith("没能检查这个文件")


# the recount


def with_document(files, name, change):
    document = json.loads(files[name])
    change(document)
    return signed({**files, name: canonical(document).encode()})


def swap_marks(ballots):
    for ballot in ballots["counts"][0]["ballots"]:
        if ballot["marks"]:
            ballot["marks"] = {}


def win(summary):
    summary["rounds"][0]["result"]["elected"] = ["何书墨"]


def as_totals(ballots):
    from sudesk.rules import countfile

    count = countfile.parse(ballots["counts"][0])
    totals = countfile.Count(count.contest, count.rule, count.figures, None, count.tally())
    ballots["counts"][0] = countfile.dump(totals)


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        ("ballots.json", swap_marks, "重新计票与报告的结果不符"),
        ("summary.json", win, "重新计票与报告的结果不符"),
        ("ballots.json", as_totals, "否则应逐张给出"),
        ("ballots.json", lambda one: one["counts"].clear(), "选票记录0轮，结果摘要1轮"),
        ("ballots.json", lambda one: one["counts"][0]["ballots"].pop(), "录入19张，收回20张"),
        ("ballots.json", lambda one: one.update(format="sudesk-ballots/2"), "其他版本的程序"),
        ("summary.json", lambda one: one.pop("rounds"), "没有重新计票"),
        ("ballots.json", lambda one: one.update(counts=3), "没有重新计票"),
    ],
)
def test_a_recount_that_does_not_agree_is_told(files, name, change, words):
    said, *more, cover = wrong(with_document(files, name, change))
    assert cover == UNLIKE_COVER
    assert words in said
    # Who changes the summary alone leaves its table behind.
    assert more == ([UNLIKE_TABLE] if name == "summary.json" else [])


@pytest.mark.parametrize("content", [b"[]", b"{", b"[" * 200_000, b"\xff"])
def test_records_that_cannot_be_read_are_told(files, content):
    assert wrong(signed({**files, "ballots.json": content})) == [
        "缺少选票记录或结果摘要，没有重新计票",
        UNLIKE_COVER,
    ]


@pytest.mark.parametrize(
    ("content", "word"),
    [(b'[{"id": 1}]', "缺少操作记录"), (b"{", "缺少操作记录"), (b"[1]", "缺少操作记录")],
)
def test_a_journal_that_cannot_be_read_is_told(content, word):
    assert word in verify._journal({"journal.json": content}).sentence


def test_a_forged_journal_is_told(sealed):
    entries = sealed.ask(extract)
    entries[2]["act"] = "forged"
    finding = verify._journal({"journal.json": json.dumps(entries).encode()})
    assert finding.sentence == "操作记录从第3条起前后不相连"
    assert not finding.right


def test_a_journal_without_the_seal_is_told(sealed):
    entries = sealed.ask(extract)
    seal = next(one for one in entries if one["act"] == "count.seal")
    told = json.dumps({"rounds": [{"fingerprint": seal["facts"]["fingerprint"]}]}).encode()
    for kept, right in ((entries, True), (entries[: seal["id"] - 1], False)):
        content = json.dumps(kept).encode()
        finding = verify._journal({"journal.json": content, "summary.json": told})
        assert finding.right is right, finding.sentence


@pytest.mark.parametrize("forge", [lambda zip_: zip_ + b"x", lambda zip_: b"x" + zip_])
def test_bytes_that_belong_to_no_file_are_told(packed, forge):
    assert "压缩包里夹带了清单以外的内容" in wrong_bytes(forge(packed))


def test_a_comment_is_told(packed):
    forged = packed[:-2] + b"\x01\x00" + b"x"
    assert "压缩包里夹带了清单以外的内容" in wrong_bytes(forged)


def test_a_cover_that_is_no_paper_is_told(files):
    assert "封面打不开" in wrong(signed({**files, COVER: b"no paper"}))


def test_a_package_without_any_round_is_told(files):
    def none(name, key):
        return json.dumps({**json.loads(files[name]), key: []}).encode()

    forged = {
        **files,
        "ballots.json": none("ballots.json", "counts"),
        "summary.json": none("summary.json", "rounds"),
    }
    assert "包里没有一轮选举的结果" in wrong(signed(forged))


def test_a_summary_of_another_election_is_told(files):
    summary = json.loads(files["summary.json"])
    summary["rounds"][0]["seats"] += 1
    forged = {**files, "summary.json": json.dumps(summary).encode()}
    assert any("重新计票与报告的结果不符" in said for said in wrong(signed(forged)))


def test_a_table_that_says_something_else_than_the_summary_is_noticed(files):
    told = json.loads(files["summary.json"])
    told["rounds"][0]["result"]["figures"]["valid"] += 1
    assert UNLIKE_TABLE in wrong(signed({**files, "summary.xlsx": summary.table(told)}))
    assert UNLIKE_TABLE in wrong(signed({**files, "summary.xlsx": b"PK"}))
    assert UNLIKE_TABLE in wrong(signed({**files, "summary.xlsx": files["11 签到册.xlsx"]}))
    before = {name: content for name, content in files.items() if name != "summary.xlsx"}
    assert UNLIKE_TABLE not in wrong(signed(before))
