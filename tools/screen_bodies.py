"""Walks through the bodies: their views, the panel of a seat, and the forms opened over them."""

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication, QWidget

from pomanager.rules.bodies.kinds import BodyKind
from pomanager.ui.bodies import appointing, forms
from pomanager.ui.bodies.drawing import drawing
from pomanager.ui.bodies.forms import BodyForm
from pomanager.ui.bodies.hand_overs import HandOversPage, handing_over
from pomanager.ui.bodies.interests import declaring
from pomanager.ui.bodies.page import TABS, BodiesPage
from pomanager.ui.bodies.past import past_officers
from pomanager.ui.bodies.past_table import PastTablePage
from pomanager.ui.office_window import OfficeWindow

Take = Callable[[str, QWidget], None]
STARTS = date(2026, 11, 1)
PAST = (
    "Nom;Fonction;Du;Au;Motif\nKABURA Jean;Président;2009;31/03/2012;Fin du mandat\n"
    "NDAYIZEYE Odette;Secrétaire;01/04/2009;31/03/2012;\nHAKIZIMANA Rose;Membre;un jour;31/03/2012;Démission\n"
)


def walk_the_bodies(window: OfficeWindow, take: Take) -> None:
    """Take a picture of every view and form; an office without bodies shows only what the page is for."""
    page = cast("BodiesPage", window.show_page("bodies"))
    if page.detail is None:
        take("bodies-empty", window)
        return
    for tab in TABS:
        page.tabs.tab(tab).click()
        take(f"bodies-{tab}", window)
    page.tabs.tab("seats").click()
    _forms(page, window, take)
    listed = HandOversPage(page.desk, page.detail)
    page.open_page(listed)
    take("bodies-hand-overs", window)
    listed.close_page()


def _forms(page: BodiesPage, window: OfficeWindow, take: Take) -> None:
    """Each form as it opens, with what stands against it."""
    desk, detail = page.desk, page.detail
    if detail is None or not detail.seats:
        return
    made: dict[str, BodyForm] = {
        "found": forms.founding(desk, BodyKind.COMMITTEE, page.show_body),
        "add-seats": forms.adding_seats(desk, detail),
        "fill": appointing.FillingPage(desk, detail, detail.seats[0]),
        "draw": drawing(desk, detail),
        "past": past_officers(desk, detail),
        "hand-over": handing_over(desk, detail),
    }
    made["fill"].form.show_values({"starts_on": STARTS})
    made["past"].form.show_values({"rows": [{"seat": 1, "since": STARTS}]})
    held = next((row for row in detail.seats if row.holding is not None), None)
    if held is not None:
        made["end"] = appointing.leaving(desk, detail, held)
        made["office"] = appointing.giving_office(desk, detail, held)
        made["interest"] = declaring(desk, detail, held)
    for name, form in made.items():
        page.open_page(form)
        form.form.entries.touch_all()
        form.form.judge()
        take(f"bodies-{name}", window)
        form.form.cancel()
    _table(page, window, take)


def _table(page: BodiesPage, window: OfficeWindow, take: Take) -> None:
    """A table of past officers on its way in, with a row that stops it."""
    if page.detail is None:
        return
    looked = PastTablePage(page.desk, page.detail)
    page.open_page(looked)
    take("bodies-past-table-empty", window)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "officers.csv"
        path.write_text(PAST, encoding="utf-8")
        looked.read(path)
        QApplication.processEvents()
    take("bodies-past-table", window)
    looked.tabs.tab("columns").click()
    take("bodies-past-columns", window)
    looked.close_page()
