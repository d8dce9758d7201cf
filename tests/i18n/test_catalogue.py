"""The language being spoken, its catalogue, and renamed words."""

import contextvars
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pomanager import paths
from pomanager.i18n import _, catalogue, ngettext, pgettext, speaking, spoken
from tests.conftest import ExpectedLog
from tools import word_files

SAVE = {"fr": "Enregistrer", "ru": "Сохранить"}


@pytest.fixture
def two_catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with small French and Russian catalogues in place of those of the program."""
    for code, said in SAVE.items():
        words = word_files.read(tmp_path / "none.po", code)
        words.add("Save", said)
        forms = {"fr": ("{n} membre", "{n} membres"), "ru": ("{n} член", "{n} члена", "{n} членов")}
        words.add(("{n} member", "{n} members"), forms[code])
        words.add("Call", {"fr": "Convoquer", "ru": "Созвать"}[code], context="verb")
        words.add("Open", "Ouvert ?", flags=["fuzzy"])
        words.status = "reviewed" if code == "fr" else "draft"
        target = tmp_path / code / "LC_MESSAGES" / "pomanager.mo"
        target.parent.mkdir(parents=True)
        target.write_bytes(word_files.compiled(words))
    monkeypatch.setattr(paths, "translations", lambda: tmp_path)
    catalogue.forget()
    return tmp_path


def test_english_is_spoken_until_something_else_is_said() -> None:
    assert spoken() == "en"
    assert _("Save") == "Save"
    assert ngettext("{n} member", "{n} members", 1) == "{n} member"
    assert ngettext("{n} member", "{n} members", 2) == "{n} members"


def test_the_default_is_what_is_spoken_outside_any_block(two_catalogues: Path) -> None:
    catalogue.set_default("ru")
    assert _("Save") == "Сохранить"
    with speaking("fr"):
        assert _("Save") == "Enregistrer"
        with speaking("en"):
            assert _("Save") == "Save"
        assert spoken() == "fr"
    assert spoken() == "ru"


def test_the_language_is_put_back_when_the_block_fails() -> None:
    def fails() -> None:
        with speaking("fr"):
            raise LookupError

    with pytest.raises(LookupError):
        fails()
    assert spoken() == "en"


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "{n} член"), (2, "{n} члена"), (5, "{n} членов"), (11, "{n} членов"), (21, "{n} член"), (112, "{n} членов")],
)
def test_russian_has_three_forms(two_catalogues: Path, count: int, said: str) -> None:
    with speaking("ru"):
        assert ngettext("{n} member", "{n} members", count) == said


def test_french_says_no_members_in_the_singular(two_catalogues: Path) -> None:
    with speaking("fr"):
        assert ngettext("{n} member", "{n} members", 0) == "{n} membre"


def test_a_word_of_two_meanings_is_told_apart_by_its_context(two_catalogues: Path) -> None:
    with speaking("fr"):
        assert pgettext("verb", "Call") == "Convoquer"
        assert pgettext("noun", "Call") == "Call"
        assert _("Call") == "Call"


def test_a_fuzzy_translation_is_not_shown(two_catalogues: Path) -> None:
    with speaking("fr"):
        assert _("Open") == "Open"


def test_nothing_to_say_stays_nothing_and_shows_no_header(two_catalogues: Path) -> None:
    with speaking("fr"):
        assert _("") == ""


def test_a_region_is_content_with_its_language(two_catalogues: Path) -> None:
    with speaking("fr_BI"):
        assert _("Save") == "Enregistrer"


def test_a_language_without_a_compiled_catalogue_speaks_english(two_catalogues: Path) -> None:
    with speaking("km"):
        assert _("Save") == "Save"
        assert ngettext("{n} member", "{n} members", 3) == "{n} members"
    assert catalogue.review_status("km") == ""


def test_a_damaged_catalogue_speaks_english(two_catalogues: Path, expected_log: ExpectedLog) -> None:
    (two_catalogues / "fr" / "LC_MESSAGES" / "pomanager.mo").write_bytes(b"<html>not a catalogue")
    catalogue.forget()
    with speaking("fr"), expected_log("could not be read"):
        assert _("Save") == "Save"


def test_the_header_says_whether_the_words_were_reviewed(two_catalogues: Path) -> None:
    assert catalogue.review_status("fr") == "reviewed"
    assert catalogue.review_status("ru") == "draft"
    assert catalogue.review_status("en") == ""


def test_threads_do_not_disturb_each_other(two_catalogues: Path) -> None:
    together = threading.Barrier(4)

    def says(code: str) -> list[str]:
        with speaking(code):
            together.wait(timeout=10)
            return [_("Save") for _time in range(500)]

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(says, ["fr", "ru", "en", "km"]))
    assert [set(each) for each in answers] == [{"Enregistrer"}, {"Сохранить"}, {"Save"}, {"Save"}]


def test_a_job_in_a_copied_context_inherits_the_language(two_catalogues: Path) -> None:
    with speaking("ru"):
        context = contextvars.copy_context()
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(context.run, _, "Save").result() == "Сохранить"
        assert thread.submit(_, "Save").result() == "Save"


def test_a_new_default_reaches_threads_already_running(two_catalogues: Path) -> None:
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(spoken).result() == "en"
        catalogue.set_default("fr")
        assert thread.submit(_, "Save").result() == "Enregistrer"


def test_the_organisations_own_words_come_before_the_catalogue(two_catalogues: Path) -> None:
    catalogue.rename({"Save": {"fr": "Garder", "en": "Keep"}, f"verb{catalogue.CONTEXT_ENDS}Call": {"fr": "Appeler"}})
    assert _("Save") == "Keep"
    with speaking("fr"):
        assert _("Save") == "Garder"
        assert pgettext("verb", "Call") == "Appeler"
    with speaking("ru"):
        assert _("Save") == "Сохранить"


def test_new_words_take_the_place_of_all_words_before(two_catalogues: Path) -> None:
    catalogue.rename({"Save": {"fr": "Garder"}})
    catalogue.rename({"Open": {"fr": "Ouvrir"}, "Save": {"fr": "  "}})
    with speaking("fr"):
        assert _("Save") == "Enregistrer"
        assert _("Open") == "Ouvrir"
