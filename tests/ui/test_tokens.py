"""Every pair of colours reaches the contrast that reading needs."""

import pytest

from sudesk.ui.tokens import DARK, HALL, LIGHT, ROLES, Colours

THEMES = pytest.mark.parametrize("worn", [LIGHT, DARK], ids=["light", "dark"])
TEXT = 4.5
MARK = 3.0


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@THEMES
@pytest.mark.parametrize("ground", ["surface", "sunken", "base", "nav", "hover", "select"])
@pytest.mark.parametrize("ink", ["ink", "ink_2"])
def test_text_reads_on_every_ground(worn: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(worn, ink), getattr(worn, ground)) >= TEXT


@THEMES
@pytest.mark.parametrize("ground", ["surface", "sunken", "base", "nav"])
def test_captions_read(worn: Colours, ground: str) -> None:
    assert contrast(worn.ink_3, getattr(worn, ground)) >= TEXT


@THEMES
@pytest.mark.parametrize("tone", ["ok", "warn", "bad", "info"])
def test_tones_read_on_surface_and_on_their_tint(worn: Colours, tone: str) -> None:
    assert contrast(getattr(worn, tone), worn.surface) >= 6.0
    assert contrast(getattr(worn, tone), getattr(worn, f"{tone}_tint")) >= TEXT


@THEMES
def test_accent_reads(worn: Colours) -> None:
    assert contrast(worn.accent_text, worn.surface) >= 7.0
    assert contrast(worn.accent_text, worn.accent_tint) >= 6.0
    for fill in (worn.accent, worn.accent_hover, worn.accent_press):
        assert contrast(worn.on_accent, fill) >= TEXT


@THEMES
def test_borders_of_controls_show(worn: Colours) -> None:
    assert contrast(worn.edge, worn.surface) >= MARK
    assert contrast(worn.focus, worn.surface) >= MARK


@THEMES
def test_series_show_and_their_numbers_read(worn: Colours) -> None:
    assert len(worn.series) == len(worn.on_series) == 6
    for fill, ink in zip(worn.series, worn.on_series, strict=True):
        assert contrast(fill, worn.surface) >= MARK
        assert contrast(ink, fill) >= TEXT


@THEMES
def test_toast_reads(worn: Colours) -> None:
    assert contrast(worn.on_toast, worn.toast) >= 13
    assert contrast(worn.toast_ok, worn.toast) >= TEXT


@pytest.mark.parametrize("role", ROLES)
def test_import_roles_read(role: str) -> None:
    colours = ROLES[role]
    assert contrast(colours.ink, colours.fill) >= 5.0
    assert contrast(LIGHT.ink, colours.cells) >= TEXT


def test_hall_reads_from_the_last_row() -> None:
    assert contrast(HALL.ink, HALL.paper) >= 16
    assert contrast(HALL.muted, HALL.paper) >= 6.5
    assert contrast(HALL.red, HALL.paper) >= 7.5
    assert contrast(HALL.on_red, HALL.red) >= 8
    assert contrast(HALL.on_welcome, HALL.welcome) >= 8.5
    assert contrast(HALL.on_welcome_2, HALL.welcome) >= 7
    assert contrast(HALL.reached, HALL.reached_tint) >= 7
