"""Text messages that call a meeting: plain marks where that costs less, the marks of the language elsewhere."""

from datetime import date

import pytest

from pomanager.i18n import speaking
from pomanager.i18n.short_notices import ShortNotice, message_text, radio_text
from pomanager.rules.meetings.message_length import message_length


def notice(title: str, bring: str = "") -> ShortNotice:
    """The notice of a meeting with five items of one title."""
    agenda = [(str(number), title) for number in range(1, 6)]
    return ShortNotice("Coopérative Ngaax Jam", "NJ", "Assemblée", "1", date(2027, 2, 27), "9:00", "Thiès", agenda,
                       "Le conseil", what_to_bring=bring)  # fmt: skip


@pytest.mark.parametrize(
    ("title", "copied"),
    [
        ("Affectation de l’excédent", "Affectation de l'excédent"),
        ("Rapport « moral » – suite", 'Rapport "moral" - suite'),
        ("Отчёт «за год»", "Отчёт «за год»"),
    ],
)
def test_a_message_has_plain_marks_only_where_that_makes_it_cheaper(title: str, copied: str) -> None:
    with speaking("en"):
        said = message_text(notice(title))
    assert f"1 {copied};" in said
    assert message_length(said).parts <= message_length(said.replace(copied, title)).parts


def test_what_is_read_out_ends_each_sentence_once() -> None:
    with speaking("en"):
        assert "Please bring: The card. The meeting" in radio_text(notice("x", bring="The card."))
