"""How much is tried: what every run can bear, or all there is (`make thorough`).

Where a law must hold for every pair out of two long lists, a usual run takes a share of the pairs, so chosen that each
of either list is in it. It is the same share in every run.
"""

import os
from collections.abc import Sequence
from typing import TypeVar

import hypothesis
import pytest
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

T = TypeVar("T")

THOROUGH = os.environ.get("POMANAGER_TESTS", "") == "thorough"
"""Whether everything is tried."""


def draw_alike() -> None:
    """Let hypothesis draw the same tries on every computer, in every folder and in any order of the tests.

    It would also draw what it finds written in the program's modules, but only in those that happen to be loaded, and
    in none where "tests" is part of the path to the project.
    """
    usual = hypothesis.settings(
        derandomize=True, deadline=None, database=None
    )  # a busy computer is no fault of the code
    hypothesis.settings.register_profile("house", usual)
    hypothesis.settings.register_profile("thorough", usual, max_examples=1000)
    hypothesis.settings.load_profile("thorough" if THOROUGH else "house")
    nothing = Constants()
    pytest.MonkeyPatch().setattr(providers, "_get_local_constants", lambda: nothing, raising=False)


def share(all_of_them: Sequence[T], one_in: int, turn: int = 0) -> Sequence[T]:
    """Each so many-th of them, beginning with another one at each turn; all of them where everything is tried."""
    return all_of_them if THOROUGH else all_of_them[turn % one_in :: one_in]
