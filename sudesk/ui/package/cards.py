"""What is done with packages: making the department's own, checking any one, filing it all."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.services.archive import Archived
from sudesk.services.package_files import Checked, Saved
from sudesk.ui.package.findings import Code, FindingList
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.progress import Progress
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, TABLE, Tone


class MakeCard(Card):
    """Makes the package; what came of it stays until the next one."""

    def __init__(self) -> None:
        super().__init__("生成上报包")
        about = "一个压缩文件，交院学生会。封面要打印出来签字盖章，和文件一起交。"
        self.button = Button("生成上报包", kind=Kind.PRIMARY, icon="package", key="Enter")
        self.way = Button("去投票计票", icon="arrow-right")
        self.reason = Text("", TABLE, "ink_3", wrap=True)
        self.progress = Progress()
        self.name = Text("", TABLE, wrap=True)
        self.code = Code()
        self.cover_button = Button("打印封面", icon="printer")
        self.folder_button = Button("打开所在文件夹", icon="folder-open")
        self._made = QWidget()
        self._build_made()
        self.add(Text(about, TABLE, "ink_2", wrap=True))
        self.body.addLayout(_row(self.button, self.way))
        self.add(self.reason, self.progress, self._made)
        self.progress.hide()
        self._made.hide()

    def block(self, reason: str) -> None:
        """Grey the button and say why; an empty reason lets it be pressed."""
        self.button.setEnabled(not reason)
        self.reason.say(reason)
        self.reason.setVisible(bool(reason))
        self.way.setVisible(bool(reason))

    def show_saved(self, saved: Saved) -> None:
        """Show where the package lies and its code."""
        self.name.say(f"，{saved.size // 1024} KB", f"“{saved.target.name}”")
        self.code.say(saved.verification.groups)
        self._made.show()

    def _build_made(self) -> None:
        column = QVBoxLayout(self._made)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.name)
        column.addWidget(self.code)
        column.addWidget(
            Text("这 8 组与封面上印的逐组相同，才是同一个包", CAPTION, "ink_3", wrap=True)
        )
        column.addLayout(_row(self.cover_button, self.folder_button))


class CheckCard(Card):
    """Checks a package that lies anywhere."""

    def __init__(self) -> None:
        self.button = Button("选择上报包", icon="shield-check", small=True)
        super().__init__("检查上报包", self.button, caption="各系的包都可以检查")
        self._name = Text("", TABLE, wrap=True)
        self.verdict = Chip("")
        self.findings = FindingList()
        self.code = Code()
        self._result = QWidget()
        column = QVBoxLayout(self._result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self._name, self.verdict, self.findings, self.code):
            column.addWidget(widget)
        column.addWidget(Text("请与签字盖章的封面逐组核对", CAPTION, "ink_3", wrap=True))
        self.add(self._result)
        self._result.hide()

    def show_checked(self, checked: Checked) -> None:
        """Show what the check found."""
        found = checked.verification
        self._name.say("", f"“{checked.path.name}”")
        wrong = sum(not finding.right for finding in found.findings)
        look = ChipLook("完整，结果一致", Tone.OK, "circle-check")
        if wrong:
            look = ChipLook(f"有 {wrong} 处不对", Tone.BAD, "octagon-x")
        self.verdict.show_look(look)
        self.findings.say(found.findings)
        self.code.say(found.groups)
        self._result.show()


class ArchiveCard(Card):
    """Writes everything of the congress as a folder that is read without the program."""

    def __init__(self) -> None:
        super().__init__("归档", caption="文书、表格、扫描件和记录，十年后不用本程序也能看")
        self.button = Button("导出归档文件夹", icon="archive")
        self.reason = Text("", TABLE, "ink_3", wrap=True)
        self.progress = Progress()
        self.told = Text("", TABLE, "ink_2", wrap=True)
        self.folder_button = Button("打开归档文件夹", icon="folder-open")
        self.body.addLayout(_row(self.button, self.folder_button))
        self.add(self.reason, self.progress, self.told)
        for widget in (self.reason, self.progress, self.told, self.folder_button):
            widget.hide()

    def block(self, reason: str) -> None:
        """Grey the button and say why; an empty reason lets it be pressed."""
        self.button.setEnabled(not reason)
        self.reason.say(reason)
        self.reason.setVisible(bool(reason))

    def begin(self) -> None:
        """Show that the folder is being written."""
        self.button.setEnabled(False)
        self.progress.begin("正在归档")
        self.progress.show()

    def end(self) -> None:
        """Show that nothing is written any more."""
        self.button.setEnabled(True)
        self.progress.hide()

    def show_written(self, archived: Archived) -> None:
        """Show where the folder lies."""
        size = max(1, archived.size // 1024 // 1024)
        self.told.say(
            f"，{archived.files} 个文件，{size} MB。里面有个人材料，由本系保管",
            f"“{archived.folder.name}”",
        )
        self.told.show()
        self.folder_button.show()


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
