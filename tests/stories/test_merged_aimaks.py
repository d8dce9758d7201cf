"""Two aiyl aimaks are merged: the roll of the day before still prints the old one, that of the day itself the new."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pomanager.i18n import catalogue, formats
from pomanager.papers import paper_called
from pomanager.printing import print_paper
from pomanager.readmodels.papers import PrintOrder
from pomanager.services import files
from pomanager.ui.application import Screen
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Choice
from pomanager.ui.members.trees import TreePage
from pomanager.ui.office_window import OfficeWindow
from tests.make import MovableClock
from tests.offices import sample_copy
from tests.reports.sheets import text_of
from tests.ui.office_desk import fill, press
from tests.ui.scripted import Told

ON, EVE = date(2026, 11, 1), date(2026, 10, 31)
OLD, NEW = "Ак-Сай", "Самаркандек"


@pytest.fixture(name="window")
def batken(screen: Screen, told: Told, at_once: None, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """The window of the mountain cooperative in Batken."""
    del at_once
    path = sample_copy(tmp_path, "s1", 120)
    clock = MovableClock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    office = files.open_office(path, writing=True, clock=clock, actor="Назгүл")
    shown = OfficeWindow(office, path, screen, lambda _path: True, lambda _office, _path: None)
    qtbot.addWidget(shown)
    shown.resize(1366, 740)
    shown.show()
    yield shown
    shown.close()
    catalogue.rename({})
    formats.set_decimals({})
    assert told.problems == []


def roll(window: OfficeWindow, folder: Path, day: date) -> str:
    """What the roll as of a day prints, without white space and hyphens: one at the end of a line is hard to read."""
    target = folder / f"roll-{day.isoformat()}.pdf"
    print_paper(paper_called("roll"), window.office, target, PrintOrder(language="ky"), as_of=day)
    return _bare(text_of(target))


def _bare(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum() or sign == "·")


def test_papers_of_the_day_before_keep_the_old_aimak(window: OfficeWindow, tmp_path: Path) -> None:
    before = roll(window, tmp_path, EVE)
    old, new = f"·{_bare(OLD)}", f"·{NEW}"
    assert old in before
    window.show_page("organisation")
    press(window, "action.places")
    page = window.content.page()
    assert isinstance(page, TreePage)
    keys = {
        node.name: key
        for key, node in page.model.tree.nodes.items()
        if page.model.shown(key).level and page.model.tree.within.get(key)
    }
    page.tree.choose(keys[OLD])
    press(window, "tree.merge")
    form = window.content.page()
    assert isinstance(form, FormPage)
    form.form.entries.show_values([("into_id", Choice(keys[NEW], NEW))])
    fill(form, on=ON.isoformat(), decision="Жогорку Кеңештин токтому")
    form.form.submit()
    QApplication.processEvents()
    assert window.content.page() is page

    again = roll(window, tmp_path, EVE)
    assert (again.count(old), again.count(new)) == (before.count(old), before.count(new))
    after = roll(window, tmp_path, ON)
    assert old not in after
    assert after.count(new) == before.count(old) + before.count(new)
    page.tree.choose(keys[NEW])
    told = [text for _day, text in page.detail.history.facts()]
    assert told == [f"{OLD} was merged into {NEW} (Жогорку Кеңештин токтому)"]
