"""Lets all offices of the tests share the SQL that has been written out once.

The program opens one office and writes each statement out once; the tests open thousands, and without this every one of
them would write all its statements out anew. What is shared is only the text of statements, found by what they say.
"""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy
from sqlalchemy.util import LRUCache

from pomanager.db import engine as engines
from sqlcipher3 import dbapi2

STATEMENTS_KEPT = 2000


def share() -> None:
    """From now on give every engine of the program the same dialect and the same memory of statements."""
    written: LRUCache[Any, Any] = LRUCache(STATEMENTS_KEPT)
    first = sqlalchemy.create_engine("sqlite://", module=dbapi2)
    first.connect().close()  # the dialect asks this SQLite what it can do
    first.dispose()
    make: Callable[..., sqlalchemy.Engine] = sqlalchemy.create_engine

    def make_sharing(*words: Any, **named: Any) -> sqlalchemy.Engine:  # noqa: ANN401 - they are passed on
        made = make(*words, execution_options={"compiled_cache": written}, **named)
        made.dialect = first.dialect
        return made

    pytest.MonkeyPatch().setattr(engines, "create_engine", make_sharing)
