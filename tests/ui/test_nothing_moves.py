"""Nothing on the screen glides, fades or runs by itself: motion makes some people ill, and slows old computers."""

import re
from pathlib import Path

from PySide6.QtWidgets import QApplication

import pomanager.ui
from pomanager.ui.application import MOVING, Screen

MOVES = re.compile(
    r"Q(Property|Variant|Sequential|Parallel)\w*Animation|QTimeLine|QMovie|QGraphicsOpacityEffect"
    r"|setAnimated\(True|setRange\(0, 0\)"
)
"""What makes something move: animations, pictures that move, bars that run to and fro, branches that unfold."""


def test_no_screen_moves_anything() -> None:
    sources = Path(pomanager.ui.__file__).parent.rglob("*.py")
    assert [path.name for path in sources if MOVES.search(path.read_text(encoding="utf-8"))] == []


def test_what_moves_would_be_found() -> None:
    assert MOVES.search("QPropertyAnimation(panel, b'pos')")
    assert MOVES.search("bar.setRange(0, 0)")
    assert not MOVES.search("bar.setRange(0, total)")


def test_menus_and_lists_appear_at_once(screen: Screen) -> None:
    assert [effect for effect in MOVING if QApplication.isEffectEnabled(effect)] == []
