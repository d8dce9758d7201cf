"""A clock that stands before the last entry is told of, with both moments; of the year of a sample nothing is said."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from pomanager.services import files
from pomanager.services.clock import last_entry_ahead
from pomanager.ui.backups.clock import tell_clock
from pomanager.ui.bands import Bands
from tests import offices
from tests.make import MovableClock


def test_the_clock_is_told_of_while_it_is_behind(tmp_path: Path, qtbot: QtBot) -> None:
    clock = MovableClock()
    office = files.open_office(offices.office_file(tmp_path), writing=True, clock=clock, actor="Odette")
    assert last_entry_ahead(office) is None
    clock.forward(minutes=-9)
    assert last_entry_ahead(office) is None, "so much a clock is set right now and then"
    clock.forward(days=-365)
    last = last_entry_ahead(office)
    office.close()
    assert last == offices.NOW
    bands = Bands()
    qtbot.addWidget(bands)
    tell_clock(bands, clock.moment, last)
    band = bands.now()
    assert band is not None
    title, said = band.said()
    assert title == "The clock of this computer is behind"
    assert "2025" in said
    assert "2026" in said


def test_a_sample_office_has_a_year_of_its_own() -> None:
    clock = MovableClock()
    clock.forward(days=-400)
    office = files.open_office(offices.sample_file("s1", offices.USUAL), writing=False, clock=clock, actor="Odette")
    assert last_entry_ahead(office) is None
    office.close()
