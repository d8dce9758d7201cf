"""What was typed and not saved is kept in the office file, and is no act of the office."""

from pathlib import Path

from pomanager.services.drafts import draft, keep_draft
from pomanager.services.journal.queries import journal_head
from pomanager.services.office import Office
from tests import make, offices
from tests.make import MovableClock

FORM = "members.admission"
TYPED = {"family_name": "Токтосунова", "place": "ភូមិ “x”", "phone": ""}


def test_a_draft_is_kept_through_closing_and_opening(tmp_path: Path) -> None:
    office = make.office(tmp_path, MovableClock())
    office.do(keep_draft, FORM, TYPED)
    office.close()
    again = offices.opened_office(tmp_path / "conapro.podb")
    assert again.ask(draft, FORM) == TYPED
    again.close()


def test_the_last_draft_of_a_form_counts_and_forms_do_not_meet(office: Office) -> None:
    office.do(keep_draft, FORM, TYPED)
    office.do(keep_draft, "organisation.profile", {"short_name": "C"})
    office.do(keep_draft, FORM, {"family_name": "Тент"})
    assert office.ask(draft, FORM) == {"family_name": "Тент"}
    office.do(keep_draft, FORM, None)
    assert office.ask(draft, FORM) == {}
    assert office.ask(draft, "organisation.profile") == {"short_name": "C"}
    office.do(keep_draft, "organisation.profile", {})
    assert office.ask(draft, "organisation.profile") == {}


def test_a_draft_touches_no_area_and_writes_no_journal_line(office: Office) -> None:
    before = office.ask(journal_head)
    for entries in (TYPED, TYPED, None):
        done = office.do(keep_draft, FORM, entries)
        assert (done.touched, done.recorded) == (frozenset(), 0)
    assert office.ask(journal_head) == before
