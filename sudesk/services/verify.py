"""Checking a package: whole or not, which file, and whether the recount agrees."""

import hashlib
import io
import json
import lzma
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sudesk.errors import SudeskError
from sudesk.models.journal import broken_in, canonical
from sudesk.papers.cover_letter import root_groups
from sudesk.rules.countfile import CountRefused, parse, report
from sudesk.services import summary
from sudesk.services.count_exports import FEWEST_BALLOTS
from sudesk.services.package import (
    BALLOTS_FORMAT,
    COVER,
    FORMAT,
    MANIFEST,
    root_of,
)

_END_RECORD = 22  # bytes of a zip's end without a comment
LARGEST = 512 * 1024 * 1024  # bytes unpacked; no real package comes near


_ODD = f"有效票少于{FEWEST_BALLOTS}张应只给合计，否则应逐张给出，包内不是这样"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked, in plain words, and whether it is right."""

    sentence: str
    right: bool


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of a package found; ``groups`` are to be compared with the signed cover."""

    findings: tuple[Finding, ...]
    groups: str

    @property
    def whole(self) -> bool:
        """Whether everything is right."""
        return all(finding.right for finding in self.findings)


def verify(package: bytes) -> Verification:
    """Check a package; raises SudeskError where it is none, or of another version."""
    files, repeated = _unpack(package)
    manifest = _manifest(files)
    listed: dict[str, str] = manifest["files"]
    findings = [Finding(f"“{name}”在包中出现两次", False) for name in repeated]
    found = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    for name in sorted(listed.keys() - found.keys()):
        findings.append(Finding(f"缺少文件“{name}”", False))
    for name in sorted(found.keys() - listed.keys() - {MANIFEST}):
        findings.append(Finding(f"多出文件“{name}”", False))
    for name in sorted(listed.keys() & found.keys()):
        if listed[name] != found[name]:
            findings.append(Finding(f"文件“{name}”的内容被改动", False))
    if COVER not in listed:
        findings.append(Finding("清单里没有封面", False))
    if manifest["root"] != root_of(listed):
        findings.append(Finding("清单的总指纹与各文件不符", False))
    if all(finding.right for finding in findings):
        findings.append(Finding(f"{len(listed)}个文件齐全，内容没有改动", True))
    sealed_root = str(manifest["root"])
    findings += [*_stowaways(package), *_recount(files), *_table(files), _journal(files)]
    findings.append(_cover(files.get(COVER, b""), root_groups(sealed_root)))
    return Verification(tuple(findings), " ".join(root_groups(root_of(found))))


def _unpack(package: bytes) -> tuple[dict[str, bytes], list[str]]:
    what, remedy = "没能检查这个文件。", "请选择本程序生成的上报包。"
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > LARGEST or len(entries) > 10_000:
                raise SudeskError(what, "它解开后过大，不是上报包。", remedy)
            names = Counter(entry.filename for entry in entries)
            # Read by entry, bounded by the size that the check above has seen.
            files = {}
            for entry in entries:
                with archive.open(entry) as file:
                    files[entry.filename] = file.read(entry.file_size + 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as error:
        raise SudeskError(what, "它不是完整的压缩包。", remedy) from error
    except OSError as error:
        raise SudeskError(what, "压缩包已损坏。", remedy) from error
    return files, sorted(name for name, number in names.items() if number > 1)


def _stowaways(package: bytes) -> list[Finding]:
    """Object to bytes that belong to no file: before the first, behind the last, a comment."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        first = min((entry.header_offset for entry in archive.infolist()), default=0)
    if first == 0 and package[-_END_RECORD:].startswith(b"PK\x05\x06"):
        return []
    return [Finding("压缩包里夹带了清单以外的内容", False)]


def _cover(cover: bytes, groups: Sequence[str]) -> Finding:
    """Read the cover's own groups and compare them with those of the files."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(cover)
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    except pypdfium2.PdfiumError:
        return Finding("封面打不开", False)
    if "".join(groups) not in "".join(text.split()):
        return Finding("封面印的8组字符与包里的文件不符", False)
    return Finding("封面印的8组字符与包里的文件一致", True)


def _manifest(files: dict[str, bytes]) -> dict[str, Any]:
    what = "没能检查这个文件。"
    if MANIFEST not in files:
        raise SudeskError(what, "包里没有清单 manifest.json。", "请选择本程序生成的上报包。")
    try:
        manifest = json.loads(files[MANIFEST])
    except (ValueError, RecursionError) as error:
        raise SudeskError(what, "清单 manifest.json 已损坏。", "请向报送的系另要一份。") from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise SudeskError(what, "它由其他版本的程序生成。", "请用相应版本的程序检查。")
    if (
        set(manifest) != {"format", "files", "root"}
        or not isinstance(manifest["files"], dict)
        or not all(isinstance(digest, str) for digest in manifest["files"].values())
        or canonical(manifest).encode(errors="replace") != files[MANIFEST]
    ):
        raise SudeskError(what, "清单 manifest.json 被改写过。", "请向报送的系另要一份。")
    return manifest


def _recount(files: dict[str, bytes]) -> list[Finding]:
    """Count the ballots of every round again and compare with the summary."""
    try:
        ballots, summary = json.loads(files["ballots.json"]), json.loads(files["summary.json"])
        if ballots["format"] != BALLOTS_FORMAT:
            return [Finding("选票记录由其他版本的程序生成，没有重新计票", False)]
        counts = [parse(document) for document in ballots["counts"]]
        told = [(one["title"], one["seats"], one["result"]) for one in summary["rounds"]]
        only_totals = [_only_totals(one) for one in summary["rounds"]]
    except CountRefused as error:
        return [Finding(f"选票记录有误：{'；'.join(error.errors)}", False)]
    except (KeyError, TypeError, ValueError, RecursionError):
        return [Finding("缺少选票记录或结果摘要，没有重新计票", False)]
    if len(counts) != len(told):
        return [Finding(f"选票记录{len(counts)}轮，结果摘要{len(told)}轮，两者不等", False)]
    if not counts:
        return [Finding("包里没有一轮选举的结果", False)]
    findings = []
    for count, result, why in zip(counts, told, only_totals, strict=True):
        title = count.contest.title
        agrees = (title, count.contest.seats, report(count)) == result
        if not agrees:
            findings.append(Finding(f"{title}：重新计票与报告的结果不符", False))
        elif why and count.totals is not None:
            findings.append(Finding(f"{title}：{why}，按合计核对一致", True))
        elif (count.totals is None) == (count.tally().valid < FEWEST_BALLOTS):
            findings.append(Finding(f"{title}：{_ODD}", False))
        elif count.totals is not None:
            findings.append(
                Finding(
                    f"{title}：有效票不足{FEWEST_BALLOTS}张，包内只有合计，按合计核对一致", True
                )
            )
        else:
            number = len(count.ballots or ())
            findings.append(Finding(f"{title}：{number}张选票重新计票，结果一致", True))
    return findings


def _only_totals(told: Mapping[str, Any]) -> str:
    """Return why a round may come with totals instead of ballots, nothing where it may not."""
    if told.get("correction"):
        return "封存后有更正，包内是更正后的合计"
    return "按捆汇总计票，包内是合计" if told.get("counting") == "totals" else ""


def _table(files: dict[str, bytes]) -> list[Finding]:
    """Object to a table of the summary that says something else than the summary does."""
    if "summary.xlsx" not in files:
        return []  # packages of the first program had none
    unlike = [Finding("结果摘要的表格与 summary.json 不符", False)]
    try:
        told = summary.rows(json.loads(files["summary.json"]))
        shown = summary.read(files["summary.xlsx"])
    except (KeyError, TypeError, ValueError, RecursionError, zipfile.BadZipFile):
        return unlike
    return (
        [] if shown == [["" if cell is None else cell for cell in row] for row in told] else unlike
    )


def _told(files: Mapping[str, bytes]) -> set[str]:
    """Return the fingerprints of the sealed rounds of which the summary tells."""
    try:
        return {str(one["fingerprint"]) for one in json.loads(files["summary.json"])["rounds"]}
    except (KeyError, TypeError, ValueError, RecursionError):
        return set()  # told by the recount already


def _journal(files: dict[str, bytes]) -> Finding:
    """Follow the chain of the journal's extract."""
    try:
        entries = json.loads(files["journal.json"])
        broken = broken_in(entries)
    except (KeyError, TypeError, ValueError, RecursionError):
        return Finding("缺少操作记录，或不能读出", False)
    if broken is not None:
        return Finding(f"操作记录从第{broken}条起前后不相连", False)
    if lost := _told(files) - {
        entry["facts"].get("fingerprint") for entry in entries if isinstance(entry["facts"], dict)
    }:
        return Finding(f"操作记录里没有结果摘要所说的封存（{len(lost)}轮）", False)
    return Finding(f"操作记录{len(entries)}条，前后相连", True)
