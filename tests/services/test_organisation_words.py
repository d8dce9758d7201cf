"""An organisation calls the program's words its own way: kept per language, told in the journal, and spoken."""

from collections.abc import Iterator

import pytest

from pomanager import printing
from pomanager.errors import Refused
from pomanager.i18n import _, catalogue, speaking
from pomanager.services.journal.queries import journal_head
from pomanager.services.office import Office
from pomanager.services.organisation.commands import rename_word
from pomanager.services.organisation.queries import organisation
from tests import make


@pytest.fixture
def programs_words() -> Iterator[None]:
    """Only the program's own words again when the test is over."""
    yield
    catalogue.rename({})


def said(word: str, language: str) -> str:
    """What a word is called in a language."""
    with speaking(language):
        return _(word)


@pytest.mark.usefixtures("programs_words")
def test_own_words_are_spoken_in_their_language_only(office: Office) -> None:
    usual = said("Place", "fr"), said("Section", "fr")
    office.do(rename_word, "Place", {"fr": "Colline", "rn": "Umusozi", "en": ""})
    assert office.ask(organisation).renamed_words == {"Place": {"fr": "Colline", "rn": "Umusozi"}}
    office.ask(printing.use_words_of)
    assert [said("Place", code) for code in ("fr", "rn", "en")] == ["Colline", "Umusozi", "Place"]
    assert said("Section", "fr") == usual[1]
    office.do(rename_word, "Place", {"fr": " "})
    office.ask(printing.use_words_of)
    assert said("Place", "fr") == usual[0]


def test_each_word_in_each_language_has_its_line(office: Office) -> None:
    office.do(rename_word, "Delegate", {"fr": "Délégué ", "rn": "Intumwa"})
    lines = make.journal(office)[:2]
    assert [(line.act, line.record_table, line.label, make.changes(line)) for line in lines] == [
        ("organisation.word_renamed", "renamed_word", "Delegate · Ikirundi", {"own_word": (None, "Intumwa")}),
        ("organisation.word_renamed", "renamed_word", "Delegate · Français", {"own_word": (None, "Délégué")}),
    ]
    assert {line.record_id for line in lines} == {1, 2}
    office.do(rename_word, "Delegate", {"fr": "Représentant", "rn": "Intumwa", "wo": "Ndaw"})
    assert [(line.label, make.changes(line)["own_word"]) for line in make.journal(office)[:2]] == [
        ("Delegate · wo", (None, "Ndaw")),
        ("Delegate · Français", ("Délégué", "Représentant")),
    ]


def test_the_same_word_again_is_no_line(office: Office) -> None:
    office.do(rename_word, "Place", {"fr": "Colline"})
    before = office.ask(journal_head)
    office.do(rename_word, "Place", {"fr": "Colline ", "rn": ""})
    assert office.ask(journal_head) == before


@pytest.mark.parametrize(
    ("word", "own", "about"), [("Journal", "Cahier", "word"), ("Place", "x" * 201, "Place"), ("Place", "a\nb", "Place")]
)
def test_what_cannot_be_said_is_refused(office: Office, word: str, own: str, about: str) -> None:
    with pytest.raises(Refused) as refused:
        office.do(rename_word, word, {"en": "Good", "fr": own})
    assert [objection.about for objection in refused.value.objections] == [about]
    assert office.ask(organisation).renamed_words == {}
