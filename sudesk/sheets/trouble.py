"""The messages for files that cannot be read, one place for one voice."""

from sudesk.errors import SudeskError

LARGEST_FILE = 64 * 1024 * 1024
LARGEST_CONTENT = 160 * 1024 * 1024
MOST_CELLS = 4_000_000
LARGEST_TREE = 16 * 1024 * 1024  # of a part that is parsed whole; its tree takes 30 times as much
MOST_COLUMNS = 16_384
MOST_ROWS = 1_048_576
MOST_PLACES = 200_000  # rows that hold something, in one sheet of students


def empty(name: str) -> SudeskError:
    """Return the error for a file without content."""
    return SudeskError(
        f"“{name}”是空的。", "文件里一个字也没有。", "请确认保存成功后重新选择这个文件。"
    )


def no_workbook(name: str) -> SudeskError:
    """Return the error for bytes that are no table of any known kind."""
    return SudeskError(
        f"“{name}”不是表格文件。",
        "文件内容不是 Excel、WPS 表格、网页表格或文本表格。",
        "请用 WPS 打开原文件，另存为 .xlsx 后重新选择。",
    )


def damaged(name: str) -> SudeskError:
    """Return the error for a workbook that is broken inside."""
    return SudeskError(
        f"“{name}”已损坏，读不出来。",
        "文件可能没有下载完整，或保存时中断。",
        "请用 WPS 打开并另存为 .xlsx，或向发件人重新要一份。",
    )


def locked(name: str) -> SudeskError:
    """Return the error for a workbook with a password."""
    return SudeskError(
        f"“{name}”设有打开密码。",
        "加密的文件读不出内容。",
        "请在 WPS 里输入密码打开，取消密码并保存后重新选择。",
    )


def too_large(name: str) -> SudeskError:
    """Return the error for a file whose content would not fit."""
    return SudeskError(
        f"“{name}”太大，没有读取。",
        "内容远远超出一份学生名册。",
        "请只把名单部分复制到新表格，保存后重新选择。",
    )


def no_roster(name: str) -> SudeskError:
    """Return the error for a table in which neither header nor content shows students."""
    return SudeskError(
        f"“{name}”里没有找到学号和姓名两列。",
        "表头没有认得出的列名，内容也不像学号和姓名。",
        "请在表头写上“学号”“姓名”，或在导入页的原表上指定这两列。",
    )
