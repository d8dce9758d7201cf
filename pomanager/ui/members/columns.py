"""The columns of the list of members, and the source its lines come from."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.members import OWN, Extra, MemberRow, RollView, order_called
from pomanager.rules.members import PERSON_KIND_WORDS, PersonKind
from pomanager.services.members import queries
from pomanager.services.members.queries.handed_in import Fetch, HandedIn, Total
from pomanager.services.office import Office
from pomanager.ui.members.words import (
    STATUS_STATES,
    born_words,
    innermost,
    known,
    sex_word,
    sex_words,
    status_word,
    status_words,
)
from pomanager.ui.tables.columns import Column, Order
from pomanager.ui.tables.windowed import Beginning


def _extra(extra: Extra) -> Callable[[MemberRow], Any]:
    """What a line says beside; None where it was not asked for."""

    def value(row: MemberRow) -> object:
        return row.extras.get(extra) if row.extras is not None else None

    return value


def _said(value: object) -> str:
    """A text that may be unknown."""
    return str(value) if value else formats.UNKNOWN


def _kind_word(kind: PersonKind | None) -> str:
    return _(PERSON_KIND_WORDS[kind]) if kind is not None else ""


def _signs_word(thumb_print: object) -> str:
    # TR: how a member signs, in a column of the list
    return _("thumb-print") if thumb_print else _("by hand")


def _beside(title: str, extra: Extra, text: Callable[[Any], str] = _said, **more: Any) -> Column[MemberRow]:  # noqa: ANN401 - what a column has
    return Column(title, _extra(extra), text=text, key=extra.value, hidden=True, **more)


COLUMNS: tuple[Column[MemberRow], ...] = (
    Column(N_("No."), lambda row: row.number, right=True, width=72, key="number", muted=True),
    Column(N_("Name"), lambda row: row.name, width=0, key="name"),
    Column(N_("Name in the second script"), lambda row: row.other_script, width=150, key="other", hidden=True),
    Column(N_("Sex"), lambda row: row.sex, text=sex_word, width=74, key="sex", words=sex_words),
    Column(N_("Born"), lambda row: row.birth, text=born_words, width=102, key="birth"),
    Column(N_("Place"), lambda row: row.place, text=known, width=132, key="place", brief=innermost),
    Column(N_("Section"), lambda row: row.section, text=known, width=120, key="section", hidden=True),
    Column(N_("Phone"), lambda row: row.phone, text=known, width=144, key="phone", hidden=True),
    Column(N_("Member since"), lambda row: row.joined_on, text=formats.day_short, width=116, key="joined", hidden=True),
    Column(N_("Status"), lambda row: row.status, text=status_word, width=128, key="status",
           state=lambda row: STATUS_STATES[row.status], words=status_words),
    _beside(N_("Age"), Extra.AGE, formats.number, right=True, width=64),
    _beside(N_("Member is"), Extra.KIND, _kind_word, width=110),
    _beside(N_("Profession"), Extra.PROFESSION, width=130),
    _beside(N_("Products"), Extra.PRODUCTS, width=130),
    _beside(N_("Languages"), Extra.LANGUAGES, width=120),
    _beside(N_("Identity document"), Extra.DOCUMENT, width=130),
    _beside(N_("Household"), Extra.HOUSEHOLD, width=140),
    _beside(N_("Persons in the household"), Extra.HOUSEHOLD_SIZE, formats.number, right=True, width=90),
    _beside(N_("Decision of admission"), Extra.DECISION, width=130),
    _beside(N_("Signs"), Extra.SIGNS, _signs_word, width=100),
    _beside(N_("How to find the house"), Extra.HOW_TO_FIND, width=180),
)  # fmt: skip


class HandedColumn(NamedTuple):
    """A column of an area that builds on the roll: numbers, fetched for a page of lines at once.

    ``total`` sums it over members, and ``told`` is the marked sentence that says the sum ({count}). No order of the
    list goes by it: the roll does not know what it is.
    """

    key: str
    title: str
    fetch: Fetch
    total: Total
    told: str

    def column(self) -> Column[MemberRow]:
        """The column as the list shows it."""
        return Column(
            self.title, _named(self.key), _figure, right=True, width=84, key=self.key, hidden=True, sortable=False
        )


def _named(key: str) -> Callable[[MemberRow], object]:
    def value(row: MemberRow) -> object:
        return row.extras.get(key) if row.extras is not None else None

    return value


def _figure(value: object) -> str:
    return formats.number(value) if isinstance(value, int) else ""


HANDED_IN: dict[str, HandedColumn] = {}
"""Columns of other areas, by name."""


def hand_in(column: HandedColumn) -> None:
    """Offer a column of an area that builds on the roll; called once more, it takes the place of the one before."""
    HANDED_IN[column.key] = column


def withhold(key: str) -> None:
    """Offer a column of another area no more: the person at the keyboard may not read that."""
    HANDED_IN.pop(key, None)


def standing_columns() -> tuple[Column[MemberRow], ...]:
    """The columns every list has, those of other areas last."""
    return (*COLUMNS, *(each.column() for each in HANDED_IN.values()))


def fetches() -> HandedIn:
    """How the columns of other areas are fetched."""
    return {key: each.fetch for key, each in HANDED_IN.items()}


def columns_of(office: Office) -> tuple[Column[MemberRow], ...]:
    """The columns of the list, with those of the organisation's own fields."""
    if not office.ask(queries.has_own_fields):
        return standing_columns()
    from pomanager.ui.members.own_columns import own_columns  # few organisations have any

    return (*standing_columns(), *own_columns(office))


EXTRAS = frozenset(extra.value for extra in Extra)


class RollSource:
    """The roll as the filters let it through; a list keeps the ids and asks for lines as they come into view."""

    def __init__(self, office: Office, view: RollView) -> None:
        self._office = office
        self.view = view
        self.extras: frozenset[str] = frozenset()
        self._opened = False

    def ids(self, order: Order | None) -> Sequence[int]:
        """Ids of the members seen, in order."""
        return self._office.ask(queries.roll_ids, self._view_in(order))

    def beginning(self, order: Order | None) -> Beginning:
        """The first of them, so that a search is answered while it is typed, and the window opens sooner."""
        view = self._view_in(order)
        first = self._office.ask(queries.roll_beginning if self._opened else queries.roll_opening, view)
        self._opened = True
        everything = partial(self._office.ask, queries.roll_after_beginning, view)
        return Beginning(first.ids, None if first.whole else everything)

    def _view_in(self, order: Order | None) -> RollView:
        if order is not None:
            self.view = replace(self.view, order=order_called(order.column), descending=order.descending)
        self.view = replace(self.view, today=self._office.today())
        return self.view

    def rows(self, ids: Sequence[int]) -> Sequence[MemberRow]:
        """Lines of these members, with what the columns shown say beside."""
        if not self.extras:
            return self._office.ask(queries.roll_rows, ids)
        from pomanager.services.members.queries.row_extras import roll_rows_with

        return self._office.ask(roll_rows_with, ids, self.extras, self._office.today(), fetches())

    def show_columns(self, names: Iterable[str]) -> bool:
        """Fetch what these columns say beside from now on; returns whether anything more is wanted than before."""
        wanted = frozenset(name for name in names if name in EXTRAS or name in HANDED_IN or name.startswith(OWN))
        more = not wanted <= self.extras
        self.extras = wanted
        return more
