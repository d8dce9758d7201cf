"""Columns of the list of members that areas above the roll hand in: how what they say is asked for."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from sqlalchemy.orm import Session

Books: TypeAlias = Session
"""One unchanging state of the books, for those who only hand a question on."""
Fetch: TypeAlias = Callable[[Books, Sequence[int], date], Mapping[int, object]]
"""What these members have on a day, by member; who has nothing is left out. It is one question for a page of lines."""
Total: TypeAlias = Callable[[Books, Sequence[int], date], int]
"""What these members have together on a day."""
HandedIn: TypeAlias = Mapping[str, Fetch]
"""The columns by name."""
NOTHING: HandedIn = MappingProxyType({})
