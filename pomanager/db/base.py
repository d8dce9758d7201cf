"""The declarative base of every table: how constraints are named and how Python values become columns."""

from datetime import date, datetime
from enum import Enum
from typing import Any, ClassVar

from sqlalchemy import Date, MetaData, Table, Text
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeEngine

from pomanager.areas import Area
from pomanager.db.columns import Moment, VagueDay, WordingText, code_of
from pomanager.rules.calendar import VagueDate
from pomanager.rules.wording import Wording

# SQLite's batch migrations can only touch constraints that have a name.
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """What every table is: rows without behaviour, and the area of the office it belongs to."""

    metadata = MetaData(naming_convention=NAMES)
    # Any: each Python type has a column of its own type.
    type_annotation_map: ClassVar[dict[type, TypeEngine[Any]]] = {
        str: Text(),
        datetime: Moment(),
        date: Date(),
        Enum: code_of(Enum),
        VagueDate: VagueDay(),
        Wording: WordingText(),
    }

    area: ClassVar[Area]


def table_of(kind: type[Base]) -> Table:
    """The table behind a class of rows, for questions that need rows and no objects."""
    table = kind.__table__
    if not isinstance(table, Table):
        raise TypeError(kind.__name__)
    return table
