"""The forms of dues: charging one member, letting off, balances carried over, reminders."""

from datetime import date

import pytest

from pomanager.services.dues.queries.listing import member_dues
from pomanager.services.office import Office
from pomanager.ui.dues import acts
from pomanager.ui.entry_form import EntryForm
from pomanager.ui.office_window import OfficeWindow
from tests import dues
from tests.ui.dues_page import (  # noqa: F401 - fixtures among them
    finish,
    form_over,
    member,
    opened,
    opened_books,
    page_of,
    plain,
    put,
    remark,
)
from tests.ui.office_desk import press

pytestmark = pytest.mark.usefixtures("at_once")


def opened_form(window: OfficeWindow, form: object) -> EntryForm:
    """A form opened over the page."""
    assert isinstance(form, EntryForm)
    page_of(window).open_page(form)
    return form


def test_a_member_is_charged_what_the_fee_is_that_day(window: OfficeWindow, books: Office) -> None:
    form = opened_form(window, acts._charge(window.desk, dues.BINTOU, dues.LEVY))  # noqa: SLF001 - what the menu opens
    assert remark(form, "minor") == "Left empty: BIF 500."
    finish(form)
    owed = dues.owed(books, dues.BINTOU, fee_type_id=dues.LEVY)
    assert owed is not None
    assert owed.owed == 500


def test_somebody_is_let_off_what_is_proposed(window: OfficeWindow, books: Office) -> None:
    form = opened_form(window, acts._let_off(window.desk, dues.BINTOU, dues.DUES))  # noqa: SLF001 - what the menu opens
    assert form.form.entries.editor("minor").raw() == "3500"
    put(form, minor="4000", decision="CA 3", reason="Fire")
    form.form.submit()
    assert form.form.entries.remark("minor").kind == "bad"
    put(form, minor="3500")
    finish(form)
    owed = dues.owed(books, dues.BINTOU)
    assert owed is not None
    assert owed.owed == 0


@pytest.mark.parametrize(("side", "owed"), [("owed", 700), ("advance", -700)])
def test_balances_are_carried_over_one_after_the_other(
    window: OfficeWindow, books: Office, side: str, owed: int
) -> None:
    form = opened_form(window, acts._open(window.desk))  # noqa: SLF001 - what the menu opens
    put(form, member_id=member(dues.COUMBA), fee_type_id=dues.LEVY, side=side, minor="700", on=date(2026, 7, 31))
    finish(form)
    assert window.content.page() is form
    assert plain(form.context_line()).startswith("1 recorded · last: 3")
    found = dues.owed(books, dues.COUMBA, fee_type_id=dues.LEVY)
    assert found is not None
    assert found.owed == owed


def test_all_who_are_overdue_are_reminded_and_the_letters_are_printed(window: OfficeWindow, books: Office) -> None:
    from pomanager.ui.preview.window import PreviewWindow

    page_of(window)
    press(window, "action.remind")
    form = form_over(window)
    put(form, pay_by=date(2026, 12, 31))
    finish(form)
    assert [len(books.ask(member_dues, each, books.today()).reminders) for each in (1, 2, 3)] == [1, 1, 0]
    previews = [each for each in window.findChildren(PreviewWindow) if each.what.paper.key == "dues-reminder"]
    assert [each.what.of for each in previews] == [(dues.AWA, dues.BINTOU)]
    for each in previews:
        each.close()


def test_the_chosen_are_reminded_alone(window: OfficeWindow, books: Office) -> None:
    form = opened_form(window, acts._remind_one(window.desk, dues.BINTOU, None))  # noqa: SLF001 - what the menu opens
    put(form, letters=False)
    finish(form)
    assert [len(books.ask(member_dues, each, books.today()).reminders) for each in (1, 2)] == [0, 1]
