"""What the package will hold, and which paper is still missing for what reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from sudesk.services.package import goes_along
from sudesk.services.prints import TABLED
from sudesk.services.slots import Slot
from sudesk.ui.papers.ways import WAYS
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE, Tone


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the package: what it is, who reads it, and why it is missing if it is."""

    key: str
    title: str
    form: str
    about: str
    missing: str = ""
    page: str = ""


# What goes with the papers in every package.
RECORDS = (
    Item("cover", "封面", "PDF", "签字盖章，印有核对用的 8 组字符"),
    Item("summary", "结果摘要", "数据和表格", "一轮一行，各系的可以合并成一张总表"),
    Item("ballots", "选票记录", "数据文件", "顺序打乱，供重新计票"),
    Item("journal", "操作记录", "数据文件", "只有编号和数字，没有姓名"),
    Item("manifest", "清单和说明", "文本", "每个文件的指纹，缺一个、改一字都能查出"),
)

COLUMNS = (
    Column[Item](
        "内容", lambda item: item.title, 250, ink=lambda item: "ink_2" if item.missing else "ink"
    ),
    Column[Item]("格式", lambda item: item.form, 100, ink=lambda _: "ink_2"),
    Column[Item](
        "说明",
        lambda item: item.missing or item.about,
        ink=lambda _: "ink_2",
        chip=lambda item: _state(item),
    ),
)


class Contents(Card):
    """The lines of the package; ``way_asked`` tells the room where a missing fact is entered."""

    way_asked = Signal(str)

    def __init__(self) -> None:
        self.way = Button(icon="arrow-right", small=True, on_click=self._ask)
        super().__init__("包里有什么", self.way, flush=True)
        self._tally = Text("", TABLE, "ink_2")
        self.table: Table[Item] = Table(COLUMNS, key=lambda item: item.key, sortable=False)
        self.add(self.table)
        self.table.setMinimumHeight(240)
        note = Text("包里没有学号、个人电话和不及格课程的数字", TABLE, "ink_3")
        self.set_foot(self._tally, note, stretch_after=1)
        self.way.hide()
        self.table.selected.connect(self._offer)
        self.table.opened.connect(self._go)

    def show_slots(self, slots: Sequence[Slot]) -> None:
        """Show the papers of a congress, and what goes with them."""
        items = [_item(slot) for slot in slots if goes_along(slot)]
        missing = sum(bool(item.missing) for item in items)
        self.table.set_rows([*items, *RECORDS])
        ready = len(items) - missing
        left_out = "，还缺的不放进包里" if missing else "，一种不少"
        self._tally.say(f"文书 {ready} / {len(items)} 种{left_out}")
        self._offer(self.table.selection())

    def _offer(self, items: Sequence[Item]) -> None:
        missing = [item for item in items if item.missing]
        if missing:
            self.way.rename(f"去{WAYS[missing[0].page][1]}")
        self.way.setVisible(bool(missing))

    def _ask(self) -> None:
        item = self.table.current()
        if item is not None:
            self._go(item)

    def _go(self, item: Item) -> None:
        if item.missing:
            self.way_asked.emit(item.page)


def _state(item: Item) -> ChipLook | None:
    if item.missing:
        return ChipLook(item.missing, Tone.BAD, "lock")
    return None if item.about else ChipLook("已备齐", Tone.OK, "circle-check")


def _item(slot: Slot) -> Item:
    form = "PDF 和表格" if slot.tabled or slot.number in TABLED else "PDF"
    return Item(slot.key, slot.title, form, "", slot.missing, slot.page)
