"""The start of the program: it tells whether a window can open before Qt is asked for one."""

import pytest

from pomanager import app


@pytest.mark.parametrize(
    ("surroundings", "may"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
    ],
)
def test_a_computer_without_a_display_opens_no_window(
    monkeypatch: pytest.MonkeyPatch, *, surroundings: dict[str, str], may: bool
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert app.may_show_windows(surroundings) is may


def test_without_a_display_a_sentence_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert app.run([]) == 1
    assert "no display" in capsys.readouterr().err
