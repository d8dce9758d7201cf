"""PySide is kept from reading the source of whatever is imported."""

import builtins
import linecache
import sys

import pytest

from pomanager import ui


def test_pyside_reads_no_source_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "feature" not in builtins.__import__.__name__
    name = f"{ui.__name__}.sources"
    monkeypatch.delitem(sys.modules, name)
    linecache.clearcache()
    builtins.__import__(name)
    assert name in sys.modules
    assert not linecache.cache
