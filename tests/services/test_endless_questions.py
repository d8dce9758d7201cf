"""Questions longer than anybody asks, and numbers larger than any file can hold, are answered all the same."""

from pomanager.readmodels.journal import JournalView
from pomanager.services.dues.queries.receipt_search import receipts_found
from pomanager.services.journal.queries import journal_ids
from pomanager.services.members.queries.households import households_found
from pomanager.services.members.queries.whereabouts import places
from pomanager.services.office import Office
from pomanager.services.shares.queries.ledger_search import entries_found
from tests import make

ENDLESS = "ж" * 200_000


def test_nothing_is_found_of_a_text_without_end(office: Office) -> None:
    make.member(office, place="Mungwa")
    for question in (receipts_found, households_found, places, entries_found):
        assert not office.ask(question, ENDLESS), question
    assert not office.ask(journal_ids, JournalView(search=ENDLESS))


def test_nothing_is_found_of_a_number_no_file_can_hold(office: Office) -> None:
    for number in ("9" * 20, "9" * 5000):
        assert office.ask(entries_found, number) == frozenset()
