"""What a secretary types into the search of help leads to the right page first, whatever the endings of words."""

import pytest

from pomanager.help.searching import Index
from pomanager.i18n import speaking

ASKED = {
    "en": {
        "quorum": "again", "lost password": "sign-in", "forgot password": "sign-in", "print roll": "print",
        "new member": "admit", "add member": "admit", "delete a member": "leave", "unpaid dues": "dues",
        "usb stick": "copy", "duplicate": "join", "dividend": "distributions", "president": "seat",
        "another computer": "move", "birthday": "record", "village": "places", "wrong payment": "undo",
        "proxy": "assembly", "election result": "election", "excel": "figures",
    },
    "fr": {
        "procuration": "assembly", "nouveau membre": "admit", "cotisation": "dues", "doublons": "join",
        "procès-verbal": "meeting", "rapport annuel": "report", "clé USB": "copy",
    },
    "ru": {
        "пароль": "password", "новый член": "admit", "флешка": "copy", "копия": "copy", "передача пая": "transfer",
        "выборы": "election", "отчет": "report", "отменить": "undo", "квитанция": "receipts",
    },
}  # fmt: skip
"""Language → what is typed → the key of the page or task that comes first."""


@pytest.mark.parametrize("code", ASKED)
def test_the_right_page_comes_first(code: str) -> None:
    with speaking(code):
        index = Index()
        found = {asked: index.find(asked)[:1] for asked in ASKED[code]}
    assert {asked: answer.key for asked, [answer] in found.items()} == ASKED[code]


def test_the_very_words_come_before_those_with_another_ending() -> None:
    with speaking("en"):
        found = [each.key for each in Index().find("sealed")]
    assert found == ["notes", "journal"], "notes are sealed, and each line of the journal seals"


def test_where_nothing_has_all_words_what_has_most_of_them_is_found_and_nothing_for_none() -> None:
    with speaking("en"):
        index = Index()
        assert index.find("xyzzy certificates")[0].key == "certificates"
        assert index.find("xyzzy") == ()
        assert index.find("a xy") == ()
        assert index.find(" , ") == ()
