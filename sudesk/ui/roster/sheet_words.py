"""What is said of a sheet over and under its preview: how it was read, or why not."""

from sudesk.sheets.reading import NO_HEADER, Choice, Role, SheetView, Unread
from sudesk.ui.roster.preview_columns import title_of

_REMEDIES = {
    Unread.NO_COLUMNS: "点列名指定学号和姓名；列名不在第一行的，用“改表头”指出表头",
    Unread.NO_NUMBERS: "有学号的，点那一列的列名改为学号，就会读取；没有学号的不用管",
    Unread.HIDDEN: "要用这张表里的学生，请按“读取这张表”",
    Unread.BY_HAND: "要用这张表里的学生，请按“读取这张表”",
}


def recognised(view: SheetView, choice: Choice) -> str:
    """Say where header and class come from, or why the sheet is set aside."""
    if view.unread is not None:
        return _why(view, view.unread)
    by_hand = f"班级为{choice.class_name}" if choice.class_name else view.class_source
    return "；".join(part for part in (_header(view, choice), by_hand) if part)


def what_to_do(view: SheetView) -> str:
    """Say what can be changed, and what of the sheet is not kept."""
    if view.unread is not None:
        return _REMEDIES[view.unread]
    titles = [
        title for column in view.columns if not column.role.imported and (title := title_of(column))
    ]
    how = "点列名可改用途，同样格式的下一个文件沿用"
    if not titles:
        return how
    named = "、".join(dict.fromkeys(titles[:4])) + ("等" if len(titles) > 4 else "")
    return f"{how}；{named} 只显示位置，不读取、不保存"


def _header(view: SheetView, choice: Choice) -> str:
    if choice.header_row == NO_HEADER:
        return "已设为没有表头"
    rows = "、".join(str(row) for row in view.header_rows[:2])
    if not rows:
        return "没有表头，按内容推断"
    return f"表头{'设' if choice.header_row is not None else ''}在第 {rows} 行"


def _why(view: SheetView, unread: Unread) -> str:
    """Say why a sheet is set aside; what was pointed at already is not missing any more."""
    roles = {column.role for column in view.columns}
    missing = [role.label for role in (Role.STUDENT_NO, Role.NAME) if role not in roles]
    if unread is Unread.NO_COLUMNS and len(missing) == 1:
        return f"还没有找到{missing[0]}一列"
    return unread.label
