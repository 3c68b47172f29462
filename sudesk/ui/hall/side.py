"""The hall screen at the right of the operator's page: choose, look, show, hold, black out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from sudesk.services import hall_screen
from sudesk.services.hall_choices import Choice, Offer
from sudesk.services.hall_screen import Hall
from sudesk.services.scenes import Kind
from sudesk.ui import theme
from sudesk.ui.desk import Desk
from sudesk.ui.hall.preview import HallPreview, SceneGrid
from sudesk.ui.hall.screen import HallScreen, hall_screen_of
from sudesk.ui.hall.words import ask_words
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.button import Kind as ButtonKind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.input import Select
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import BUTTON_SMALL_HEIGHT, CAPTION, TABLE, Tone

HINT = "结果先在这里预览，按“放映”后大屏才出现。"
FOLLOWS = {
    Kind.WELCOME: "欢迎画面",
    Kind.AGENDA: "议程，随会议进程更新",
    Kind.CHECK_IN: "签到与法定人数，自动更新",
    Kind.CANDIDATES: "候选人，按选票次序",
    Kind.MOTION: "举手表决，登记后自动更新",
    Kind.TEXT: "自己写的文字",
    Kind.CALLING: "唱票，随录入更新",
    Kind.RESULT: "封存的选举结果",
    Kind.BLANK: "空白画面",
}


class HallSide(Card):
    """Shows what is chosen as the hall would see it, and runs the screen by F7, F8 and F9."""

    def __init__(self, desk: Desk) -> None:
        chip = Chip("", Tone.NEUTRAL, "monitor")
        super().__init__("会场大屏", chip)
        self.chip = chip
        self._desk = desk
        self._hall: Hall | None = None
        self._words = ""
        self.hall_screen: HallScreen = hall_screen_of(desk)
        self.preview = HallPreview()
        self.state, self.told = Chip(""), Text("", CAPTION, "ink_2")
        self.several = Select()
        self.several.setAccessibleName("同一种画面中的哪一个")
        self.several.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.several.activated.connect(self._choose_one)
        self.scenes = SceneGrid(self.choose)
        self.show_button = Button(
            "放映",
            self.show_chosen,
            kind=ButtonKind.PRIMARY,
            icon="monitor-up",
            key="F7",
            small=True,
        )
        self.hold_button = Button("定住", self.hold, icon="pause", key="F8", small=True)
        self.black_button = Button("黑屏", self.black_out, icon="eye-off", key="F9", small=True)
        self.hint = Text(HINT, CAPTION, "ink_3", wrap=True)
        self.window_button = Button("", self._open_or_close, kind=ButtonKind.LINK)
        self._lay_out()
        self.hall_screen.changed.connect(self._show_display)
        desk.changed.connect(self._ask_again)

    def refresh(self) -> None:
        """Ask how the screen stands and show it; the page calls it when it is shown."""
        self.hall_screen.follow(self)
        self._hall = self.hall_screen.view()
        self.setEnabled(self._hall is not None)
        if self._hall is not None:
            self._show(self._hall)
        self._show_display()

    def choose(self, kind: Kind) -> None:
        """Choose a kind of scene for the preview; words are asked for, a lock says its reason."""
        hall = self._hall
        if hall is None:
            return
        offer = next(one for one in hall.offers if one.kind is kind)
        if kind is Kind.TEXT:
            self._choose_words(hall)
        elif offer.locked:
            self._say(f"{kind.label}：{offer.locked}。", "warn")
            self.scenes.show_offers(hall.offers, hall.chosen.kind)
        else:
            self._desk.do(hall_screen.choose, hall.congress_id, Choice(kind))

    def show_chosen(self) -> None:
        """Hang what is chosen (F7)."""
        if self._hall is not None:
            self._desk.do(hall_screen.show, self._hall.congress_id)
            self.hall_screen.open()

    def hold(self) -> None:
        """Hold the picture that hangs, or let it follow the figures again (F8)."""
        if self._hall is not None:
            act = hall_screen.release if self._hall.held else hall_screen.hold
            self._desk.do(act, self._hall.congress_id)

    def black_out(self) -> None:
        """Black the screen out, or light it up again (F9)."""
        if self._hall is not None:
            act = hall_screen.light_up if self._hall.black else hall_screen.black_out
            self._desk.do(act, self._hall.congress_id)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask when the page comes into view."""
        super().showEvent(event)
        self.refresh()

    def _ask_again(self) -> None:
        if self.isVisible():
            self.refresh()

    def _choose_words(self, hall: Hall) -> None:
        words = ask_words(self, hall.chosen.words or self._words)
        if words:
            self._words = words
            self._desk.do(hall_screen.choose, hall.congress_id, Choice(Kind.TEXT, words=words))
        else:
            self.scenes.show_offers(hall.offers, hall.chosen.kind)

    def _choose_one(self) -> None:
        choice = self.several.currentData()
        if self._hall is not None and isinstance(choice, Choice):
            self._desk.do(hall_screen.choose, self._hall.congress_id, choice)

    def _show(self, hall: Hall) -> None:
        self.scenes.show_offers(hall.offers, hall.chosen.kind)
        self.preview.show_scene(hall.preview, stale=hall.stale, black=hall.black and hall.hangs)
        variants = next(one for one in hall.offers if one.kind is hall.chosen.kind).variants
        self.several.setVisible(len(variants) > 1)
        self.several.offer([(one.label, one.choice) for one in variants])
        self.several.choose(hall.chosen)
        self.show_button.setEnabled(not hall.locked)
        self.show_button.setAccessibleDescription(hall.locked)
        self.hold_button.setEnabled(hall.shown is not None)
        self.hold_button.rename(*(("放开", "refresh-cw") if hall.held else ("定住", "pause")))
        self.black_button.rename(*(("亮屏", "monitor") if hall.black else ("黑屏", "eye-off")))
        look, told = _state(hall)
        self.state.show_look(look)
        self.told.say(told)
        self._say(*_hint(hall))

    def _show_display(self) -> None:
        display = self.hall_screen.display
        if display is None:
            self.chip.show_look(ChipLook("没有接第 2 显示器", Tone.NEUTRAL, "monitor"))
        else:
            size = display.geometry().size() * display.devicePixelRatio()
            words = f"第 2 显示器 {size.width()}×{size.height()}"
            self.chip.show_look(ChipLook(words, Tone.OK, "monitor"))
        shown = self._hall is not None and self._hall.shown is not None
        self.window_button.setVisible(shown)
        self.window_button.rename("收起大屏" if self.hall_screen.is_open else "打开大屏")
        self.preview.turn(self.hall_screen.turn)

    def _open_or_close(self) -> None:
        if self.hall_screen.is_open:
            self.hall_screen.put_away()
        else:
            self.hall_screen.open()

    def _say(self, words: str, ink: str = "ink_3") -> None:
        self.hint.say(words)
        self.hint.colour("warn" if ink == "warn" else "ink_3")

    def _lay_out(self) -> None:
        self.body.setSpacing(6)
        state, choice, acts, foot = (_row() for _ in range(4))
        state.addWidget(self.state)
        state.addWidget(self.told, 1)
        label = Text("选下一个画面", TABLE, weight=600)
        label.setMinimumHeight(theme.px(BUTTON_SMALL_HEIGHT))
        label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        choice.addWidget(label)
        self.several.setFixedHeight(theme.px(BUTTON_SMALL_HEIGHT))
        choice.addWidget(self.several, 1)
        choice.addStretch(0)
        for button in (self.show_button, self.hold_button, self.black_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            acts.addWidget(button)
        acts.setSpacing(4)
        acts.addStretch(1)
        foot.addWidget(self.hint, 1, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.window_button, 0, Qt.AlignmentFlag.AlignTop)
        self.add(self.preview)
        self.body.addLayout(state)
        self.body.addLayout(choice)
        self.add(self.scenes)
        self.body.addLayout(acts)
        self.body.addLayout(foot)
        self.body.addStretch(1)


def _row() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(7)
    return row


def _state(hall: Hall) -> tuple[ChipLook, str]:
    """Return in a chip and a few words what the hall sees now."""
    if hall.black:
        return ChipLook("已黑屏", Tone.WARN, "eye-off"), "按 F9 恢复放映"
    if hall.shown is None:
        return ChipLook("没有放映", Tone.NEUTRAL, "circle"), "按 F7 放映预览的画面"
    name = hall.shown.kind.label
    if hall.held:
        what = "现在的数字已经变了" if hall.stale else "数字还没有变"
        told = f"{what if hall.hangs else f'大屏停在“{name}”'}，按 F8 放开"
        return ChipLook("已定住", Tone.WARN, "pause"), told
    if hall.hangs:
        return ChipLook("正在放映", Tone.ACCENT, "circle-dot"), FOLLOWS[hall.shown.kind]
    return ChipLook("预览", Tone.INFO, "info"), f"大屏上还是“{name}”，按 F7 换上"


def _hint(hall: Hall) -> tuple[str, str]:
    """Return why what is chosen cannot be shown, or what is still locked until the count."""
    if hall.locked:
        return f"{hall.chosen.kind.label}：{hall.locked}。", "warn"
    waiting = [one for one in hall.offers if one.kind in (Kind.CALLING, Kind.RESULT) and one.locked]
    return (_locks(waiting), "ink_3") if waiting else (HINT, "ink_3")


def _locks(offers: list[Offer]) -> str:
    return "；".join(f"{one.kind.label}：{one.locked}" for one in offers) + "。"
