"""Keeps PySide from looking at every import of the program.

PySide puts a function of its own before Python's import, reads the source of each module for its own name, and so knows
which modules may switch its features on; Python then keeps the text. Nobody here switches any on.
"""

import builtins

_BEFORE = "__orig_import__"
"""What PySide calls the import it found."""


def leave_imports_alone() -> bool:
    """Put the import back that PySide found; False where PySide keeps none."""
    found = getattr(builtins, _BEFORE, None)
    if found is None:
        return False
    builtins.__import__ = found
    return True
