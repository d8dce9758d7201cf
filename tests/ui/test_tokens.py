"""The colours keep the contrasts the look promises, in light and in dark."""

import re

import pytest

from pomanager.ui import style
from pomanager.ui.tokens import DARK, LIGHT, TONE_ICONS, Tokens, Tone, contrast

TEXTS = [
    ("text", "surface"), ("text", "ground"), ("text", "raised"), ("text", "select"), ("text2", "surface"),
    ("text2", "ground"), ("text2", "raised"), ("text2", "select"), ("text3", "surface"), ("text3", "ground"),
    ("accent", "surface"), ("accent", "accent_soft"), ("on_accent", "accent"), ("on_accent", "accent_hover"),
    ("side_text", "side"), ("side_text", "side_on"), ("side_dim", "side"), ("on_grain", "grain"),
    ("grain", "side"), ("ok", "surface"), ("warn", "surface"), ("bad", "surface"), ("info", "surface"),
    ("ok", "select"), ("warn", "select"), ("bad", "select"), ("text", "warn_tint"), ("text", "bad_tint"),
    ("text", "ok_tint"), ("text", "info_tint"),
]  # fmt: skip
MARKS = [("edge", "surface"), ("edge", "ground"), ("focus", "surface"), ("focus", "ground"), ("accent", "select")]
THEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_text_can_be_read(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(tokens.colour(ink), tokens.colour(ground)) >= 4.5


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_borders_and_marks_can_be_seen(tokens: Tokens, mark: str, ground: str) -> None:
    assert contrast(tokens.colour(mark), tokens.colour(ground)) >= 3.0


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize("tone", list(Tone))
def test_a_tone_can_be_read_on_its_tint(tokens: Tokens, tone: Tone) -> None:
    assert contrast(tokens.colour(tone), tokens.tint(tone)) >= 4.5


def test_the_contrasts_are_those_written_in_the_look() -> None:
    measured = [
        contrast(LIGHT.text, LIGHT.surface), contrast(DARK.text, DARK.surface), contrast(LIGHT.text2, LIGHT.surface),
        contrast(LIGHT.text3, LIGHT.surface), contrast(DARK.text3, DARK.surface), contrast(LIGHT.edge, LIGHT.surface),
        contrast(LIGHT.accent, LIGHT.surface), contrast(LIGHT.focus, LIGHT.surface),
        contrast(LIGHT.bad, LIGHT.bad_tint),
    ]  # fmt: skip
    assert measured == pytest.approx([16.6, 14.0, 8.1, 5.7, 6.6, 3.6, 6.7, 6.0, 6.5], abs=0.06)


# ---- every pair a style or a painting puts together -----------------------------------------------------------------

NAMES = frozenset(Tokens._fields)


def _rules() -> list[tuple[str, str]]:
    """Each selector of the style sheet with its declarations, the colours still by their names."""
    found = re.findall(r"([^{}]+)\{([^{}]*)\}", style.SHEET.template.replace("${", "$<").replace("}px", ">px"))
    return [(selector.strip(), body) for selector, body in found]


def _named(body: str, what: str) -> str:
    found = re.search(rf"(?<![-\w]){what}:[^;$]*\$(\w+)", body)
    return found[1] if found and found[1] in NAMES else ""


@pytest.mark.parametrize("tokens", THEMES)
def test_every_rule_of_the_style_sheet_can_be_read(tokens: Tokens) -> None:
    """Text on the ground of the same rule, and the borders of what one types into, whatever rules are added."""
    poor = []
    assert len(_rules()) > 50
    for selector, body in _rules():
        ink, ground = _named(body, "color"), _named(body, "background")
        if ink and ground and ":disabled" not in selector:
            poor += [f"{selector}: {ink} on {ground}"] if _of(tokens, ink, ground) < 4.5 else []
        chosen, on = _named(body, "selection-color"), _named(body, "selection-background-color")
        if chosen and on:
            poor += [f"{selector}: {chosen} on {on}"] if _of(tokens, chosen, on) < 4.5 else []
        border = _named(body, "border")
        if border and border != "line":  # a hairline parts sheets; it is no part of anything one uses
            poor += [f"{selector}: border {border}"] if _of(tokens, border, "surface") < 3 else []
    assert poor == []


def _of(tokens: Tokens, ink: str, ground: str) -> float:
    return contrast(tokens.colour(ink), tokens.colour(ground))


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize("ground", ["surface", "ground", "raised", "select"])
@pytest.mark.parametrize("mark", ["focus", "accent", "ok", "warn", "bad", "info", "text2"])
def test_rings_and_icons_can_be_seen_on_every_ground(tokens: Tokens, mark: str, ground: str) -> None:
    assert _of(tokens, mark, ground) >= 3.0


@pytest.mark.parametrize("tokens", THEMES)
def test_what_is_on_the_sidebar_and_in_a_toast_can_be_read(tokens: Tokens) -> None:
    for ink in ("side_text", "side_dim", "grain"):
        assert _of(tokens, ink, "side") >= 4.5
    assert contrast("#FFFFFF", tokens.side_on) >= 4.5
    assert _of(tokens, "grain", "side_on") >= 3.0


def test_a_pair_that_cannot_be_read_is_found() -> None:
    """The measure itself: grey on white is too weak, and black on white is the most there is."""
    assert contrast("#999999", "#FFFFFF") < 3.0
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)


# ---- nothing by colour alone ----------------------------------------------------------------------------------------


def test_every_tone_has_a_mark_of_its_own() -> None:
    assert set(TONE_ICONS) == set(Tone)
    assert len(set(TONE_ICONS.values())) == len(Tone)
