"""A list whose first rows come before the others: while a search is typed, nothing waits for all that is found."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from pomanager.errors import FileTrouble
from pomanager.readmodels.members import RollView
from pomanager.rules.objections import Objection
from pomanager.services.members.queries import roll
from pomanager.services.office import Office
from pomanager.ui.application import Screen
from pomanager.ui.jobs import Pool, use_pool
from pomanager.ui.members.columns import RollSource
from pomanager.ui.tables.columns import Column, Order
from pomanager.ui.tables.view import TableView
from pomanager.ui.tables.windowed import PAGE, Beginning, WindowedModel
from tests import make

COLUMNS = (Column[str]("No.", str),)
EVERYBODY = tuple(range(1, 1001))


@dataclass
class Hasty:
    """Gives the first ids at once, and everything when asked; ``troubles`` are raised in turn before that."""

    first: Sequence[int] = EVERYBODY[: PAGE + 10]
    everybody: Sequence[int] = EVERYBODY
    troubles: tuple[Exception, ...] = ()

    def beginning(self, _order: Order | None) -> Beginning:
        return Beginning(self.first, self.everything if self.first != self.everybody else None)

    def everything(self) -> Sequence[int]:
        if self.troubles:
            trouble, *others = self.troubles
            self.troubles = tuple(others)
            raise trouble
        return self.everybody

    def ids(self, _order: Order | None) -> Sequence[int]:
        return self.everybody

    def rows(self, ids: Sequence[int]) -> Sequence[str]:
        return [str(number) for number in ids]


class Later:
    """A pool that runs what it was given when it is told to."""

    def __init__(self) -> None:
        self.works: list[Callable[[], None]] = []

    def run(self, work: Callable[[], None]) -> None:
        self.works.append(work)

    def run_all(self) -> None:
        works, self.works = self.works, []
        for work in works:
            work()


@pytest.fixture
def later() -> Iterator[Later]:
    """Jobs run when ``run_all`` is called."""
    pool = Later()
    before: Pool = use_pool(pool)
    yield pool
    use_pool(before)


def texts(model: WindowedModel[str]) -> list[str]:
    return [str(model.index(place, 0).data()) for place in range(model.rowCount())]


def test_the_first_rows_are_there_before_the_others(later: Later, qtbot: QtBot) -> None:
    model = WindowedModel(COLUMNS, Hasty())
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert (model.rowCount(), model.whole, model.place_of(1000)) == (PAGE + 10, False, -1)
    assert texts(model) == [str(number) for number in EVERYBODY[: PAGE + 10]]
    with qtbot.waitSignals([model.completed, model.rowsInserted]):
        later.run_all()
    assert (model.whole, model.place_of(1000)) == (True, 999)
    assert texts(model) == [str(number) for number in EVERYBODY]
    assert tester.model() is model


def test_a_list_that_is_whole_starts_no_work(later: Later) -> None:
    model = WindowedModel(COLUMNS, Hasty(first=EVERYBODY))
    assert model.whole
    assert not later.works


def test_who_needs_all_ids_gets_them(later: Later, qtbot: QtBot) -> None:
    model = WindowedModel(COLUMNS, Hasty())
    assert tuple(model.ids()) == EVERYBODY
    assert model.whole
    with qtbot.assertNotEmitted(model.completed):
        later.run_all()


def test_what_an_earlier_search_found_does_not_arrive_in_a_later_one(later: Later) -> None:
    model = WindowedModel(COLUMNS, Hasty())
    model.set_source(Hasty(first=(7,), everybody=(7, 8, 9)))
    later.run_all()
    assert texts(model) == ["7", "8", "9"]


def test_where_the_books_changed_meanwhile_the_list_is_shown_anew(later: Later, qtbot: QtBot) -> None:
    model = WindowedModel(COLUMNS, Hasty(first=(1, 2), everybody=(2, 3)))
    with qtbot.waitSignals([model.modelReset, model.completed]):
        later.run_all()
    assert texts(model) == ["2", "3"]


def test_trouble_beside_the_window_is_asked_for_again_in_it(later: Later) -> None:
    model = WindowedModel(COLUMNS, Hasty(troubles=(FileTrouble(Objection("busy")),)))
    later.run_all()
    assert model.whole
    assert model.rowCount() == len(EVERYBODY)


def test_who_is_chosen_is_waited_for(later: Later, screen: Screen, qtbot: QtBot) -> None:
    view = TableView("tests.hasty", screen.preferences)
    qtbot.addWidget(view)
    model = WindowedModel(COLUMNS, Hasty())
    view.show_model(model)
    assert view.choose(70)
    assert not model.whole
    assert view.choose(900)
    assert (model.whole, view.currentIndex().row()) == (True, 899)
    assert not view.choose(1001)


def test_a_roll_that_is_opened_shows_its_first_members_at_once(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roll, "OPENED", 2)
    for number in range(1, 4):
        make.member(office, f"A {number}", number=str(number))
    source = RollSource(office, RollView())
    first = source.beginning(Order("number"))
    assert first.everything is not None
    assert (list(first.ids), list(first.everything())) == ([1, 2], [1, 2, 3])
    again = source.beginning(Order("number", descending=True))
    assert (list(again.ids), again.everything) == ([3, 2, 1], None)
