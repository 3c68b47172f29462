"""Every colour, type size and measure of the window; no other file names a colour."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


@dataclass(frozen=True)
class Colours:
    """One theme's colours by their use; see the contrast test for what each must reach."""

    base: str
    nav: str
    surface: str
    sunken: str
    hover: str
    select: str
    line: str
    line_strong: str
    edge: str
    track: str
    ink: str
    ink_2: str
    ink_3: str
    accent: str
    on_accent: str
    accent_hover: str
    accent_press: str
    accent_text: str
    accent_tint: str
    accent_line: str
    ok: str
    ok_tint: str
    ok_line: str
    warn: str
    warn_tint: str
    warn_line: str
    bad: str
    bad_tint: str
    bad_line: str
    info: str
    info_tint: str
    info_line: str
    focus: str
    toast: str
    on_toast: str
    toast_line: str
    toast_ok: str
    series: tuple[str, ...]
    on_series: tuple[str, ...]


Ink = Literal[
    "ink",
    "ink_2",
    "ink_3",
    "accent",
    "on_accent",
    "accent_text",
    "ok",
    "warn",
    "bad",
    "info",
    "on_toast",
    "surface",
]

LIGHT = Colours(
    base="#F6F4F1",
    nav="#EFECE7",
    surface="#FFFFFF",
    sunken="#FAF8F5",
    hover="#F3F0EB",
    select="#FAEEEC",
    line="#E6E1DA",
    line_strong="#CFC8BE",
    edge="#958C81",
    track="#ECE8E2",
    ink="#1F1B16",
    ink_2="#544D45",
    ink_3="#726A60",
    accent="#A51C26",
    on_accent="#FFFFFF",
    accent_hover="#8C1520",
    accent_press="#74101A",
    accent_text="#A51C26",
    accent_tint="#FAEEEC",
    accent_line="#E6BDBA",
    ok="#2B6A3D",
    ok_tint="#EDF5ED",
    ok_line="#BDD8C1",
    warn="#855300",
    warn_tint="#FCF4E2",
    warn_line="#E6CE97",
    bad="#B03A06",
    bad_tint="#FDF1EA",
    bad_line="#EFC4A9",
    info="#2A5A8B",
    info_tint="#EEF4FA",
    info_line="#C0D3E7",
    focus="#A51C26",
    toast="#2B2622",
    on_toast="#F6F2EC",
    toast_line="#6B625A",
    toast_ok="#86C796",
    series=("#4A6C8C", "#6A988B", "#B28A3C", "#7D5F8D", "#87975A", "#A05C50"),
    on_series=("#FFFFFF", "#1F1B16", "#1F1B16", "#FFFFFF", "#1F1B16", "#FFFFFF"),
)

DARK = Colours(
    base="#1A1816",
    nav="#151312",
    surface="#232020",
    sunken="#1F1C1B",
    hover="#2C2928",
    select="#3A2423",
    line="#353130",
    line_strong="#48433F",
    edge="#857D74",
    track="#353130",
    ink="#F1EDE7",
    ink_2="#C5BDB3",
    ink_3="#A0978C",
    accent="#BE2F38",
    on_accent="#FFFFFF",
    accent_hover="#CC434B",
    accent_press="#A9262F",
    accent_text="#F0918C",
    accent_tint="#3A2423",
    accent_line="#6B3735",
    ok="#86C796",
    ok_tint="#1E2C22",
    ok_line="#355540",
    warn="#E5B964",
    warn_tint="#30281A",
    warn_line="#5E4D29",
    bad="#F09A6C",
    bad_tint="#35241B",
    bad_line="#6A4430",
    info="#8FBBE6",
    info_tint="#1E2833",
    info_line="#35495E",
    focus="#F0918C",
    toast="#2B2622",
    on_toast="#F6F2EC",
    toast_line="#6B625A",
    toast_ok="#86C796",
    series=("#7F9FBF", "#83B3A6", "#D3B26F", "#B197BF", "#A4B379", "#CB958A"),
    on_series=("#1F1B16",) * 6,
)


@dataclass(frozen=True)
class RoleColours:
    """A column's role in the import preview: its label, the label's fill, the cells' fill."""

    ink: str
    fill: str
    cells: str


ROLES = {
    "student_no": RoleColours("#234E78", "#E3ECF5", "#F4F8FC"),
    "name": RoleColours("#245B36", "#E2EFE6", "#F3F9F5"),
    "gender": RoleColours("#64417A", "#EFE6F3", "#F9F5FB"),
    "class_group": RoleColours("#76500B", "#F7ECD3", "#FDF8EC"),
    "major": RoleColours("#1F5C55", "#E1EFED", "#F2F9F8"),
    "political": RoleColours("#8A3B27", "#F6E5E0", "#FDF6F4"),
    "ignored": RoleColours("#655D53", "#ECE8E2", "#FAF8F5"),
}


@dataclass(frozen=True)
class HallColours:
    """The hall screen's colours; it has no dark theme."""

    paper: str = "#FBF8F3"
    ink: str = "#1B1613"
    muted: str = "#5E554C"
    red: str = "#9A1822"
    on_red: str = "#FFFFFF"
    foot: str = "#EFE8DD"
    welcome: str = "#8F1620"
    on_welcome: str = "#FFF8EC"
    on_welcome_2: str = "#FBE7C8"
    reached: str = "#1F5A31"
    reached_tint: str = "#EAF3EA"
    green: str = "#2B6A3D"
    track: str = "#E7DFD4"
    line: str = "#E2DACF"
    sheet: str = "#FFFFFF"
    gold: str = "#E9C98F"
    welcome_frame: str = "#CC8D83"
    welcome_frame_2: str = "#B05757"


HALL = HallColours()


class Tone(StrEnum):
    """What a chip, gate or banner says by colour, always beside an icon or a word."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    INFO = "info"


@dataclass(frozen=True)
class TypeStyle:
    """A size of type: pixels, line height in pixels, weight."""

    size: int
    line: int
    weight: int = 400


FIGURE = TypeStyle(28, 34, 600)
TILE = TypeStyle(20, 26, 600)
PAGE = TypeStyle(18, 26, 600)
LEAD = TypeStyle(17, 26, 600)
SECTION = TypeStyle(15, 22, 600)
BODY = TypeStyle(14, 20)
BUTTON = TypeStyle(14, 20, 500)
TABLE = TypeStyle(13, 19)
CAPTION = TypeStyle(12, 17)
MICRO = TypeStyle(11, 17)

# Sizes that the setting "font size" offers; it multiplies type and the height of controls.
FACTORS = (0.9, 1.0, 1.15, 1.3)

NAVIGATION_WIDTH = 176
NAVIGATION_ITEM = 36
HEADER_HEIGHT = 52
FOOT_HEIGHT = 56
PAGE_MARGIN_X = 24
PAGE_MARGIN_Y = 16
PAGE_MAX_WIDTH = 1440
NARROW_PAGE = 1000  # a window of about 1200 less the navigation and the margins
GAP = 12
CARD_PADDING = 16

BUTTON_HEIGHT = 32
BUTTON_SMALL_HEIGHT = 28
INPUT_HEIGHT = 32
TABLE_HEAD = 32
TABLE_ROW = 36
TABLE_ROW_TWO_LINES = 52
CELL_PADDING = 12
CHIP_HEIGHT = 20
GATE_HEIGHT = 24
RULE_HEIGHT = 19
KEY_HEIGHT = 18

RADIUS_RULE = 4
RADIUS_GATE = 5
RADIUS_CONTROL = 6
RADIUS_CARD = 8

ICON = 18
ICON_BUTTON = 16
ICON_CHIP = 14
ICON_STROKE = 1.75

TOAST_SECONDS = 5
