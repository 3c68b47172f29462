"""The stylesheet of what Qt draws itself: inputs, lists, menus' room, scroll bars, tool tips.

Everything that has a face of its own (buttons, chips, gates, bars) is painted by its piece.
"""

from collections.abc import Callable

from sudesk.ui.tokens import INPUT_HEIGHT, RADIUS_CONTROL, Colours


def stylesheet(worn: Colours, px: Callable[[int], int]) -> str:
    """Build the application's stylesheet from a theme's colours and the factor on heights."""
    return "".join((_inputs(worn, px), _lists(worn), _calendar(worn), _scroll_bars(worn)))


def _inputs(worn: Colours, px: Callable[[int], int]) -> str:
    height = px(INPUT_HEIGHT)
    return f"""
    QLineEdit, QAbstractSpinBox, QPlainTextEdit, QTextEdit {{
        background: {worn.surface}; color: {worn.ink}; border: 1px solid {worn.edge};
        border-radius: {RADIUS_CONTROL}px;
        selection-background-color: {worn.accent}; selection-color: {worn.on_accent};
        placeholder-text-color: {worn.ink_3};
    }}
    QLineEdit, QAbstractSpinBox {{
        padding: 0 9px; min-height: {height - 2}px; max-height: {height - 2}px;
    }}
    QPlainTextEdit, QTextEdit {{ padding: 5px 7px; }}
    QLineEdit:focus, QAbstractSpinBox:focus {{
        border: 2px solid {worn.focus}; padding: 0 8px;
        min-height: {height - 4}px; max-height: {height - 4}px;
    }}
    QPlainTextEdit:focus, QTextEdit:focus {{
        border: 2px solid {worn.focus}; padding: 4px 6px;
    }}
    QLineEdit[wrong="true"], QAbstractSpinBox[wrong="true"],
    QPlainTextEdit[wrong="true"] {{ border-color: {worn.bad}; }}
    QLineEdit:disabled, QAbstractSpinBox:disabled, QPlainTextEdit:disabled {{
        background: {worn.sunken}; color: {worn.ink_3}; border-color: {worn.line_strong};
    }}
    QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {worn.sunken}; }}
    QLineEdit#finder {{ background: {worn.sunken}; border-color: {worn.line_strong}; }}
    QLineEdit#finder:focus {{ background: {worn.surface}; border-color: {worn.focus}; }}
    QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{
        border: none; padding: 0; background: transparent; min-height: 0;
    }}
    QSpinBox::up-button, QSpinBox::down-button {{
        subcontrol-origin: border; width: 1px; height: 1px; border: none;
    }}
    QSpinBox::up-button {{ subcontrol-position: top right; }}
    QSpinBox::down-button {{ subcontrol-position: bottom right; }}
    QDateEdit::drop-down {{ width: 28px; border: none; }}
    QDateEdit::down-arrow {{ image: none; }}
    """


def _lists(worn: Colours) -> str:
    return f"""
    QAbstractItemView {{
        background: {worn.surface}; color: {worn.ink}; border: none; outline: none;
        selection-background-color: {worn.select}; selection-color: {worn.ink};
    }}
    QComboBoxPrivateContainer {{ background: {worn.surface}; }}
    QComboBox QAbstractItemView {{
        border: 1px solid {worn.line_strong}; border-radius: {RADIUS_CONTROL}px; padding: 4px;
    }}
    QComboBox QAbstractItemView::item {{ min-height: 30px; padding: 0 8px; border-radius: 4px; }}
    QComboBox QAbstractItemView::item:selected,
    QComboBox QAbstractItemView::item:hover {{ background: {worn.select}; color: {worn.ink}; }}
    QTableView {{ gridline-color: transparent; background: transparent; }}
    QHeaderView {{ background: transparent; border: none; }}
    QScrollArea {{ background: transparent; border: none; }}
    QDialog {{ background: {worn.surface}; }}
    QMenu {{ background: transparent; border: none; padding: 16px; }}
    QMenu::item {{ padding: 0 12px 0 38px; min-height: 32px; min-width: 120px; }}
    QMenu::separator {{ height: 9px; }}
    QToolTip {{
        background: {worn.toast}; color: {worn.on_toast}; border: 1px solid {worn.toast_line};
        border-radius: {RADIUS_CONTROL}px; padding: 4px 8px;
    }}
    """


def _calendar(worn: Colours) -> str:
    return f"""
    QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {worn.sunken}; }}
    QCalendarWidget QToolButton {{
        color: {worn.ink}; background: transparent; border: none; padding: 4px 8px;
    }}
    QCalendarWidget QToolButton:hover {{ background: {worn.hover}; border-radius: 4px; }}
    QCalendarWidget QAbstractItemView {{
        background: {worn.surface}; selection-background-color: {worn.accent};
        selection-color: {worn.on_accent};
    }}
    """


def _scroll_bars(worn: Colours) -> str:
    return f"""
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; border: none; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; border: none; }}
    QScrollBar::handle {{
        background: {worn.line_strong}; border-radius: 3px; margin: 3px;
        min-height: 32px; min-width: 32px;
    }}
    QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {worn.edge}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QAbstractScrollArea::corner {{ background: transparent; border: none; }}
    """
