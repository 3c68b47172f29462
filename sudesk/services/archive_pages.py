"""The plain pages of an archive: its catalogue as text and for a browser, and what it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from urllib.parse import quote

from sudesk.services.congresses import CongressView


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of an archive: its path in the folder, what it is, and its digest."""

    name: str
    title: str
    form: str
    state: str
    size: int
    sha256: str

    @property
    def part(self) -> str:
        """The folder that it lies in."""
        return self.name.rpartition("/")[0]


READ_ME = """归档文件夹说明\r
\r
这里是一次学生代表大会（或全体学生大会）的全部文书和记录，不用任何专门的程序就能\r
阅读。先看“目录.txt”，或用浏览器打开 index.html。\r
\r
文书    PDF，字体已嵌在文件里，每页下边印有校验码\r
表格    同一张表两份：xlsx 用 Excel 或 WPS 打开，csv 是纯文本（UTF-8）\r
扫描件  签字盖章后的原件扫描，按文书编号排列\r
数据    summary.json 是结果摘要，summary.schema.json 逐项说明；ballots.json 是乱序的\r
        选票记录，可以重新计票，有效票少于 10 张的一轮只有合计；journal.json 是操作\r
        记录，操作记录.txt 是它的文字\r
\r
“校验 SHA-256.txt”列出每个文件的 SHA-256，可以查出十年里有没有文件损坏或被改：\r
  Linux 和 macOS：sha256sum -c “校验 SHA-256.txt”\r
  Windows：certutil -hashfile 文件名 SHA256，与表中对照\r
\r
选票不记名：文件夹里没有任何东西能把选票和投票人联系起来。\r
里面有候选人登记表等个人材料，只由本系按档案保管，不对外提供。\r
"""


def catalogue(congress: CongressView, day: date, pieces: Iterable[Piece]) -> str:
    """Return the catalogue as plain text."""
    lines = [f"{congress.title}归档目录", f"召开日期 {congress.held_on}，归档日期 {day}", ""]
    part = None
    for piece in pieces:
        if piece.part != part:
            part = piece.part
            lines += ["", f"【{part}】"]
        signed = "" if piece.state == "—" else f"，{piece.state}"
        lines.append(f"  {piece.name.rpartition('/')[2]}")
        lines.append(f"      {piece.title}，{piece.form}{signed}，{_size(piece.size)}")
    return "\r\n".join([*lines, ""])


def index(congress: CongressView, day: date, pieces: Sequence[Piece]) -> str:
    """Return the catalogue as one page for a browser, with links; it loads nothing else."""
    rows = []
    part = None
    for piece in pieces:
        if piece.part != part:
            part = piece.part
            rows.append(f'<tr><th colspan="4">{escape(part)}</th></tr>')
        name = escape(piece.name.rpartition("/")[2])
        cells = (piece.title, piece.form, piece.state)
        rows.append(
            f'<tr><td><a href="{quote(piece.name)}">{name}</a></td>'
            + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
            + "</tr>"
        )
    title = escape(f"{congress.title}归档目录")
    dates = f"召开日期 {congress.held_on}，归档日期 {day}"
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f"<title>{title}</title>\n<style>{_STYLE}</style></head>\n"
        f"<body><h1>{title}</h1>\n<p>{dates}</p>\n<table>\n"
        "<tr><th>文件</th><th>内容</th><th>格式</th><th>签回</th></tr>\n"
        + "\n".join(rows)
        + "\n</table></body></html>\n"
    )


_STYLE = (
    "body{font-family:serif;margin:2em auto;max-width:60em;padding:0 1em}"
    "table{border-collapse:collapse;width:100%}"
    "td,th{border:1px solid #999;padding:.3em .6em;text-align:left}th{background:#eee}"
)


def _size(size: int) -> str:
    return f"{size}字节" if size < 1024 else f"{(size + 1023) // 1024}KB"
