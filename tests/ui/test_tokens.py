"""The colours keep the contrasts the look promises, in light and in dark."""

import pytest

from pomanager.ui.tokens import DARK, LIGHT, Tokens, Tone, contrast

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
