from PySide6.QtGui import QColor

from sudesk.ui import theme
from sudesk.ui.pieces.bars import Part, StackedBar


def colour_at(bar, x):
    return bar.grab().toImage().pixelColor(x, 3).name()


def test_a_part_has_the_colour_of_its_place_or_its_own(qtbot):
    bar = StackedBar([Part("女", 1, 3), Part("男", 1)])
    qtbot.addWidget(bar)
    bar.resize(200, bar.heightForWidth(200))
    bar.show()
    series = [QColor(name).name() for name in theme.colours().series]
    assert colour_at(bar, 40) == series[3]
    assert colour_at(bar, 160) == series[1]


def test_parts_of_none_are_left_out_and_the_rest_is_read_aloud(qtbot):
    bar = StackedBar([Part("女", 2), Part("未填", 0), Part("男", 1)])
    qtbot.addWidget(bar)
    assert bar.accessibleName() == "女 2/3，男 1/3"
