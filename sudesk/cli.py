"""The command line: the window, and every job that runs without one.

Data goes to standard output, messages to standard error. Exit 0 done, 1 refused or failed for a
reason the user can act on, 2 wrong usage. Only the window imports Qt.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TextIO

from sudesk.errors import SudeskError

Command = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command, or open the window where none is named; returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    if not arguments or _is_window(arguments):
        from sudesk.app import run

        return run(arguments)
    options = _parser().parse_args(arguments)
    command: Command = options.command
    try:
        return command(options)
    except SudeskError as error:
        _tell(error)
        return 1
    except BrokenPipeError:
        return 1


def _is_window(arguments: Sequence[str]) -> bool:
    return len(arguments) == 1 and arguments[0].endswith(".sudesk")


def _tell(error: SudeskError) -> None:
    """Print one message on one line, whatever breaks a line in the names that it quotes."""
    print(" ".join(str(error).splitlines()), file=sys.stderr)


def _speak_utf8(stream: TextIO | Any) -> None:
    """Let Chinese through whatever the console's code page; a windowed program has no stream."""
    if stream is not None and hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="replace")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in Chinese and exits with 2."""

    def error(self, _message: str) -> None:  # type: ignore[override]
        self.print_usage(sys.stderr)
        self.exit(2, "命令写法有误，请照上面的写法重试，或加 --help 看说明。\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="sudesk", description="系学生会工作台")
    commands = parser.add_subparsers(title="命令", required=True, parser_class=_Parser)

    def add(name: str, command: Command, text: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=text, description=text)
        one.set_defaults(command=command)
        return one

    demo = add("demo", _demo, "用示例名册演示一次完整的大会")
    demo.add_argument("out", type=Path, metavar="OUT")
    demo.add_argument("--rosters", nargs="+", type=Path, metavar="FILE", default=[])
    demo.add_argument("--kind", choices=["delegates", "assembly"])
    demo.add_argument("--seed", type=int)

    roster = add("roster", _roster, "读名册，只看不导入")
    roster.add_argument("files", nargs="+", type=Path, metavar="FILE")
    roster.add_argument("--json", action="store_true")

    import_ = add("import", _import, "读名册并导入")
    import_.add_argument("files", nargs="+", type=Path, metavar="FILE")
    import_.add_argument("--into", type=Path, required=True, metavar="FILE.sudesk")
    import_.add_argument("--confirm-asked", action="store_true")

    tally = add("tally", _tally, "按计票文件判定选举结果")
    tally.add_argument("count", type=Path, metavar="COUNT.json")
    tally.add_argument("--json", action="store_true")

    papers = add("papers", _papers, "写出本次大会的文书")
    papers.add_argument("file", type=Path, metavar="FILE.sudesk")
    papers.add_argument("out", type=Path, metavar="OUT")
    papers.add_argument("--only", nargs="+", type=int, default=[], metavar="N")

    package = add("package", _package, "写出上报包")
    package.add_argument("file", type=Path, metavar="FILE.sudesk")
    package.add_argument("out", type=Path, metavar="OUT.zip")

    verify = add("verify", _verify, "检查上报包")
    verify.add_argument("package", type=Path, metavar="PACKAGE.zip")

    check = add("check", _check, "检查文件、操作记录和封存的计票")
    check.add_argument("file", type=Path, metavar="FILE.sudesk")

    backup = add("backup", _backup, "备份文件")
    backup.add_argument("file", type=Path, metavar="FILE.sudesk")
    backup.add_argument("out", type=Path, metavar="OUT")

    restore = add("restore", _restore, "用备份恢复文件")
    restore.add_argument("backup", type=Path, metavar="BACKUP")
    restore.add_argument("file", type=Path, metavar="FILE.sudesk")
    return parser


def _demo(options: argparse.Namespace) -> int:
    from sudesk.paths import resources
    from sudesk.services.demo import SEED, act_out
    from sudesk.terms import CongressKind

    kind = CongressKind(options.kind) if options.kind else None
    sample = resources() / "sample" / (options.kind or "delegates")
    files = options.rosters or sorted(
        path for path in sample.iterdir() if not path.name.startswith(".")
    )
    seed = SEED if options.seed is None else options.seed
    rosters, missing = _read_rosters(files)
    if missing:
        raise missing[0]
    acted = act_out(options.out, rosters, kind, seed)
    for sentence in acted.sentences:
        print(sentence)
    print(f"文件：{acted.file}")
    print(f"文书：{len(acted.papers)}种，在 {acted.papers[0].parent}")
    print(f"上报包：{acted.package}")
    return 0


def _roster(options: argparse.Namespace) -> int:
    from sudesk.sheets.reading import read_rosters, to_json

    files, missing = _read_rosters(options.files)
    reading = read_rosters(files)
    if options.json and files:
        _print_json(to_json(reading))
    elif files:
        _print_reading(reading)
    for error in (*missing, *(error for _, error in reading.unreadable)):
        _tell(error)
    return 1 if missing or reading.unreadable else 0


def _import(options: argparse.Namespace) -> int:
    import hashlib

    from sudesk.models.store import Store, file_errors
    from sudesk.services import backups, rosters
    from sudesk.sheets.reading import read_rosters

    files, missing = _read_rosters(options.files)
    reading = read_rosters(files)
    unread = [*missing, *(error for _, error in reading.unreadable)]
    for error in unread:
        _tell(error)
    if not reading.people:
        if unread:
            return 1
        raise SudeskError("没有可以导入的学生。", "", "请核对文件里的学号和姓名。")
    failed = {name for name, _ in reading.unreadable}
    digests = [
        (name, hashlib.sha256(content).hexdigest()) for name, content in files if name not in failed
    ]
    with file_errors(options.into):
        fresh = not options.into.exists()
    with (Store.create if fresh else Store.open)(options.into) as store:
        if not fresh:
            backups.keep(store, "导入前")
        with store.writing() as session:
            plan = rosters.plan(session, reading)
            asked = [row.person.student_no for row in plan.rows if row.waits]
            confirmed = asked if options.confirm_asked else []
            done = rosters.apply(session, plan, digests, confirmed)
    print(
        f"新增{done.added}人，更新{done.updated}人，不变{done.unchanged}人，"
        f"待确认未导入{done.left_out}人"
    )
    return 1 if unread else 0


def _tally(options: argparse.Namespace) -> int:
    from sudesk.rules import countfile

    count = countfile.parse(_load_json(options.count))
    report = countfile.report(count)
    if options.json:
        _print_json(report)
    else:
        _print_tally(count.contest.title, report)
    return 0


def _papers(options: argparse.Namespace) -> int:
    from sudesk.services import congresses
    from sudesk.services.writing import write_papers

    store = _open(options.file)
    with store, store.reading() as session:
        congress = congresses.needed(session)
        for path in write_papers(session, congress.id, options.out, options.only):
            print(path)
    return 0


def _package(options: argparse.Namespace) -> int:
    import zipfile

    from sudesk.services import congresses
    from sudesk.services.package import pack
    from sudesk.services.writing import write_whole

    store = _open(options.file)
    with store, store.reading() as session:
        # A slip of the hand must not put a package in the place of the department file itself.
        if options.out.is_file() and not zipfile.is_zipfile(options.out):
            raise SudeskError(
                f"没能写出“{options.out.name}”。", "同名文件不是上报包。", "请换一个文件名。"
            )
        content = pack(session, congresses.needed(session).id)
        write_whole(options.out, content)
    print(options.out)
    return 0


def _verify(options: argparse.Namespace) -> int:
    from sudesk.services.verify import verify

    content = _content(options.package)
    result = verify(content)
    for finding in result.findings:
        print(f"{'✓' if finding.right else '✗'} {finding.sentence}")
    print("结论：上报包完好。" if result.whole else "结论：上报包有误，请勿归档。")
    print(f"请与签字封面核对：{result.groups}")
    return 0 if result.whole else 1


def _check(options: argparse.Namespace) -> int:
    from sudesk.services.checks import examine

    store = _open(options.file)
    with store, store.reading() as session:
        findings = examine(session)
    for finding in findings:
        print(f"{'✓' if finding.sound else '✗'} {finding.sentence}")
    return 0 if all(finding.sound for finding in findings) else 1


def _backup(options: argparse.Namespace) -> int:
    from sudesk.services import backups

    with _open(options.file) as store:
        print(backups.write(store, options.out))
    return 0


def _restore(options: argparse.Namespace) -> int:
    from sudesk.services import backups

    before = backups.restore(options.backup, options.file)
    print(f"已恢复到 {options.file}")
    if before is not None:
        print(f"原来的文件改名为 {before}")
    return 0


def _open(path: Path) -> Any:
    from sudesk.models.store import Store

    return Store.open(path)


def _content(path: Path, most: int = -1) -> bytes:
    """Return what a file holds, of a large one the first ``most`` bytes."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except IsADirectoryError as error:
        raise SudeskError(f"没能读取“{path}”。", "它是文件夹。", "请选择文件。") from error
    except FileNotFoundError as error:
        raise SudeskError(f"没能读取“{path}”。", "没有这个文件。", "请检查文件名。") from error
    except OSError as error:
        raise SudeskError(f"没能读取“{path}”。", "没有读取权限。", "请检查文件。") from error


def _read_rosters(paths: Sequence[Path]) -> tuple[list[tuple[str, bytes]], list[SudeskError]]:
    """Return rosters as (name, content), and why some are not to be opened; those stop no other.

    Two of one name are told apart by their folder. Of one that is too large whatever it holds, only
    so much is read that this shows.
    """
    from sudesk.sheets.trouble import LARGEST_FILE

    names = [path.name for path in paths]
    files: list[tuple[str, bytes]] = []
    missing: list[SudeskError] = []
    for path in paths:
        name = path.name if names.count(path.name) == 1 else str(path)
        try:
            files.append((name, _content(path, LARGEST_FILE + 1)))
        except SudeskError as error:
            missing.append(error)
    return files, missing


def _load_json(path: Path) -> object:
    name, content = path.name, _content(path)

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        if len(set(keys)) < len(keys):
            raise ValueError("a key stands twice")
        return dict(pairs)

    try:
        return json.loads(content.decode("utf-8-sig"), object_pairs_hook=once)
    except (ValueError, RecursionError) as error:
        raise SudeskError(
            f"没能读取“{name}”。", "它不是完整的 JSON 文件，或同一个键写了两次。", "请检查文件。"
        ) from error


def _print_json(document: object) -> None:
    print(json.dumps(document, ensure_ascii=False, indent=1))


def _print_reading(reading: Any) -> None:
    counts = reading.counts
    print(
        f"读到{counts.places}行＝采用{counts.taken}＋待定{counts.disputed}"
        f"＋有误{counts.refused}＋忽略{counts.ignored}，学生{counts.students}人"
    )
    for dispute in reading.disputes:
        rows = "、".join(f"{row.name}（{_where(row.at)}）" for row in dispute.rows)
        print(f"待定 学号{dispute.student_no}：{rows}")
    for problem in reading.problems:
        print(f"{problem.severity.label} {problem.at.file} {problem.at.sheet} {problem.message}")


def _where(place: Any) -> str:
    return f"{place.file} {place.sheet} 第{place.row}行"


def _print_tally(title: str, report: dict[str, Any]) -> None:
    from sudesk.terms import NextStep, Outcome

    figures = report["figures"]
    if title:
        print(title)
    print(
        f"发出{figures['issued']}张，收回{figures['collected']}张，"
        f"有效{figures['valid']}张，无效{figures['void']}张；当选须{figures['needed']}票以上"
    )
    for line in report["lines"]:
        print(f"{line['name']}：{Outcome(line['outcome']).label}，{line['why']}")
    print(f"当选：{'、'.join(report['elected']) or '无'}")
    if report["tied"]:
        print(f"平票：{'、'.join(report['tied'])}")
    if report["vacant"]:
        print(f"空缺：{report['vacant']}席")
    print(f"下一步：{NextStep(report['next']).label}")
