"""Successions on the page of shares: recorded from the holding of who died, shown while typing, taken back."""

from datetime import date

import pytest

from pomanager.i18n.languages import PSEUDO
from pomanager.rules.contacts import NomineeLine
from pomanager.rules.members import Status
from pomanager.rules.shares.successions import Heir
from pomanager.services.members.commands.contacts import SetNominees, set_nominees
from pomanager.services.office import Office
from pomanager.services.shares.queries.successions import successions
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.entry_form import EntryForm
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.shares.account_panel import AccountAndFacts
from pomanager.ui.shares.inheriting import settling
from pomanager.ui.shares.successions import SuccessionsSegment
from tests.make import standing
from tests.shares import AWA, BINTOU, COUMBA, TODAY, UNIT, held
from tests.ui.office_desk import nameless, press
from tests.ui.scripted import Scripted
from tests.ui.shares_page import (  # noqa: F401 - fixtures among them
    form_over,
    holdings_of,
    member,
    opened,
    opened_books,
    page_of,
    plain,
    put,
    remark,
    saved,
)

pytestmark = pytest.mark.usefixtures("at_once")

DIED = date(2026, 3, 2)
HALVES = (
    {"member_id": member(BINTOU, "Bintou"), "relation": "daughter", "part": "1/2"}, {"name": "Moussa", "part": "50 %"},
)  # fmt: skip
ALL_TO_COUMBA = ({"member_id": member(COUMBA, "Coumba"), "part": "1"},)


def over(window: OfficeWindow) -> EntryForm:
    """The form of Awa's succession."""
    form = settling(window.desk, AWA)
    page_of(window).open_page(form)
    return form


def portions(form: EntryForm) -> list[tuple[str, str]]:
    """What the panel beside the form says each heir would get."""
    panel = form.panel()
    assert isinstance(panel, AccountAndFacts)
    return [(heir, plain(got)) for heir, got in panel.facts.facts()]


def successions_of(window: OfficeWindow) -> SuccessionsSegment:
    """The segment of successions, brought in front."""
    page = page_of(window)
    page.bar.tab("successions").click()
    segment = page.segment()
    assert isinstance(segment, SuccessionsSegment)
    return segment


def settled(window: OfficeWindow) -> None:
    """Bintou takes half of Awa's shares, somebody who is no member their value."""
    form = over(window)
    put(form, heirs=HALVES)
    put(form, representative_name="Demba", decision="Board, item 7")
    saved(form)


def test_it_is_offered_only_for_somebody_who_died(window: OfficeWindow, books: Office) -> None:
    segment = holdings_of(window)
    keys = [str(action.data()) for action in segment.detail.more_menu().actions()]
    assert "succession" not in keys
    standing(books, AWA, Status.DEAD, DIED)
    segment.refresh()
    segment.open_at(AWA)
    for action in segment.detail.more_menu().actions():
        if action.data() == "succession":
            action.trigger()
    assert form_over(window).title() == "Record a succession"


def test_the_portions_are_shown_while_the_parts_are_typed(window: OfficeWindow, books: Office) -> None:
    standing(books, AWA, Status.DEAD, DIED)
    form = over(window)
    put(form, heirs=({**HALVES[0]}, {**HALVES[1], "part": "1/3"}))
    assert portions(form) == []
    form.form.submit()
    assert "They must come to 1" in remark(form, "heirs")
    assert "Several heirs name one person" in remark(form, "representative_name")
    put(form, heirs=HALVES)
    assert portions(form) == [
        ("2 · Bintou", "2 shares (Parts A), F CFA 15,000 still to be paid"),
        ("Moussa", "the value of 2 shares (Parts A), as a refund"),
    ]
    assert held(books, AWA)[0] == 4


def test_the_shares_pass_and_the_succession_is_shown(window: OfficeWindow, books: Office) -> None:
    standing(books, AWA, Status.DEAD, DIED)
    settled(window)
    assert held(books, AWA)[0] == 2
    assert held(books, BINTOU)[:2] == (4, 4 * UNIT)
    segment = page_of(window).segment()
    assert isinstance(segment, SuccessionsSegment)
    facts = {label: plain(value) for label, value in segment.detail.facts().items()}
    assert facts["2 · Bintou"] == "1/2 · daughter · 2 shares (Parts A)"
    assert facts["Moussa"] == "1/2 · is paid the value"
    assert facts["Representative"] == "Demba"


def test_one_heir_needs_no_representative(window: OfficeWindow, books: Office) -> None:
    standing(books, AWA, Status.DEAD, DIED)
    form = over(window)
    assert not form.form.entries.in_sight("representative_id")
    put(form, heirs=ALL_TO_COUMBA)
    saved(form)
    assert held(books, COUMBA)[0] == 4


def test_whom_the_dead_had_named_is_proposed(window: OfficeWindow, books: Office) -> None:
    named = (
        NomineeLine(name="Bintou", relation="daughter", share_percent=60),
        NomineeLine(name="Ali", share_percent=40),
    )
    books.do(set_nominees, SetNominees(member_id=AWA, nominees=named))
    standing(books, AWA, Status.DEAD, DIED)
    form = over(window)
    found = form.form.entries.values()["heirs"]
    assert found == (
        Heir(name="Bintou", relation="daughter", part="3/5", was_nominee=True),
        Heir(name="Ali", part="2/5", was_nominee=True),
    )


def test_before_the_day_of_death_it_is_refused(window: OfficeWindow, books: Office) -> None:
    standing(books, AWA, Status.DEAD, DIED)
    form = over(window)
    put(form, heirs=ALL_TO_COUMBA, on=date(2026, 3, 1))
    form.form.submit()
    assert "was not recorded as deceased" in remark(form, "on")
    assert books.ask(successions) == ()


def test_a_succession_is_taken_back_with_its_reason(window: OfficeWindow, books: Office) -> None:
    standing(books, AWA, Status.DEAD, DIED)
    settled(window)
    segment = successions_of(window)
    with questions.answered_by(Scripted({"reason": "Another will was found."})):
        press(window, "shares.successions.back")
    assert held(books, AWA)[0] == 4
    assert segment.model.rowCount() == 0
    segment.which.segments()[1].click()
    assert segment.detail.told is not None
    assert segment.detail.told.state == "Taken back"
    assert books.ask(successions)[0].is_taken_back


def test_an_empty_list_leads_to_the_holdings(window: OfficeWindow, screen: Screen) -> None:
    successions_of(window)
    for code in (PSEUDO, "en"):
        screen.change_language(code)
        assert nameless(window) == []
    press(window, "shares.successions.begin")
    assert holdings_of(window).day() == TODAY
