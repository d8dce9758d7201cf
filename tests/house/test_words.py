"""Every word a person can read is in the template and, whole and unbroken, in every catalogue."""

import ast
import gettext
import io
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from pomanager.i18n import languages
from tests.house.source import Module, calls, modules, parse
from tools import word_checks, word_files, words


def test_every_language_offered_has_a_catalogue() -> None:
    offered = {each.code for each in languages.LANGUAGES} - {"en"}
    assert set(word_files.languages()) == offered
    assert [code for code in sorted(offered) if not word_files.catalogue_path(code).exists()] == []


def test_the_template_holds_what_the_program_says_now() -> None:
    assert [str(finding) for finding in word_checks.template_findings()] == []


def said(module: Module) -> set[str]:
    """Every message of a module that stands in its code as it is."""
    firsts = (call.args[0] for name, call in calls(module) if name in {"_", "N_", "ngettext"} and call.args)
    return {each.value for each in firsts if isinstance(each, ast.Constant) and isinstance(each.value, str)}


def test_no_message_hides_where_the_gatherer_of_words_does_not_look() -> None:
    """It passes over what stands inside an f-string: such a word would stay English for ever."""
    found = word_files.messages(word_files.extracted())
    gathered = {message.id if isinstance(message.id, str) else message.id[0] for message in found}
    hidden = {f"{module.path}: {each}" for module in modules("pomanager") for each in said(module) - gathered}
    assert not hidden


def test_a_message_inside_an_f_string_is_noticed() -> None:
    assert said(parse("told = f\"{_('Closed')} {name}\"")) == {"Closed"}


@pytest.mark.parametrize("language", word_files.languages())
def test_no_message_is_missing_fuzzy_or_broken(language: str) -> None:
    findings = word_checks.findings(language)
    assert not findings, "\n".join([f"{len(findings)} to mend", *map(str, findings[:20])])


@pytest.mark.parametrize("language", word_files.languages())
def test_gettext_reads_what_is_compiled(language: str) -> None:
    catalogue = word_files.read(word_files.catalogue_path(language), language)
    compiled = gettext.GNUTranslations(io.BytesIO(word_files.compiled(catalogue)))
    assert compiled.info()["x-review-status"] in {word_files.DRAFT, word_files.REVIEWED}
    for message in word_files.messages(catalogue):
        said = word_files.forms(message)
        if isinstance(message.id, str) and not message.fuzzy and all(said):
            known = compiled.pgettext(message.context, message.id) if message.context else compiled.gettext(message.id)
            assert known == said[0]


@pytest.mark.parametrize("language", word_files.languages())
def test_a_catalogue_is_written_as_the_tool_writes_it(language: str) -> None:
    path = word_files.catalogue_path(language)
    kept = path.read_text(encoding="utf-8")
    assert word_files.written(word_files.read(path, language)) == kept
    assert "Creation-Date" not in kept


@pytest.mark.parametrize(
    ("asked", "said", "language", "what"),
    [
        ("Save", "", "fr", "is not translated"),
        ("{name} left", "{nom} est parti", "fr", "names the fields ['nom'] instead of ['name']"),
        ("{name} left", "{name est parti", "fr", "has a broken field"),
        ("<b>Roll</b>", "<i>Liste</i>", "fr", "has other markup"),
        ("&File", "Fichier", "fr", "has another number of & before a letter"),
        ("Open…", "Ouvrir", "fr", "must end with … exactly when the English does"),
        ("Save", " Enregistrer", "fr", "begins or ends with a space"),
        ("{n} out", "{n} sorti | {n} sortis", "fr", "parts plural forms with |, where the message has only one"),
        ("Name:", "Nom:", "fr", "needs a no-break space (U+00A0) before : ; ! ? » % and after «"),
        ("Sure?", "Certain ?", "fr", "needs a no-break space (U+00A0) before : ; ! ? » % and after «"),
        ("“{name}”", "« {name}\u00a0»", "fr", "needs a no-break space (U+00A0) before : ; ! ? » % and after «"),
        ("Members", "ក" * 26, "km", f"has more than 25 Khmer letters without U+200B: {'ក' * 26}"),
    ],
)
def test_each_fault_is_found(asked: str, said: str, language: str, what: str) -> None:
    assert what in word_checks.faults(Message(asked, said), language, 2)


@pytest.mark.parametrize(
    ("asked", "said", "language"),
    [
        ("{name} & {other}", "{other} & {name}", "fr"),
        ("At {time}: {name}", "À {time}\u00a0: {name}", "fr"),
        ("At 12:30", "À 12:30", "fr"),
        ("“{name}”?", "«\u00a0{name}\u00a0»\u202f?", "fr"),
        ("Members", "\u200b".join(["ក្កំ" * 25] * 3), "km"),
        ("&File", "ឯកសារ (&F)", "km"),
    ],
)
def test_a_good_translation_has_no_fault(asked: str, said: str, language: str) -> None:
    assert word_checks.faults(Message(asked, said), language, 2) == []


def test_each_plural_form_is_checked() -> None:
    message = Message(("{n} share", "{n} shares"), ("{n} пай", "{n} пая", "пай"))
    assert word_checks.faults(message, "ru", 3) == ["names the fields [] instead of ['n']"]
    too_few = Message(("{n} share", "{n} shares"), ("{n} пай", "{n} пая"))
    assert word_checks.faults(too_few, "ru", 3) == ["has 2 forms instead of 3"]
    assert word_checks.source_faults(Message(("{n} share", "{count} shares")))
    assert word_checks.faults(Message("Save", "Garder", flags=["fuzzy"]), "fr", 2) == ["is fuzzy"]


@pytest.mark.parametrize("asked", [" Save", "Save  now", "{} left", "{0} left", "{name"])
def test_a_source_message_is_checked_too(asked: str) -> None:
    assert word_checks.source_faults(Message(asked))


def test_words_are_filled_in_from_a_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template = word_files.WordsOf(charset="utf-8", fuzzy=False)
    for message in ("Save", "{name} left", ("{n} share", "{n} shares")):
        template.add(message, None, [("pomanager/ui/page.py", 1)], auto_comments=["a note"])
    template.add("Call", None, [("pomanager/ui/page.py", 2)], context="verb")
    monkeypatch.setattr(word_files, "TRANSLATIONS", tmp_path)
    monkeypatch.setattr(word_files, "extracted", lambda: template)

    taken, refused = words.fill(
        "ru",
        {
            "Save": "Сохранить",
            "{n} share": ["{n} пай", "{n} пая", "{n} паёв"],
            f"verb{words.CONTEXT_ENDS}Call": "Созвать",
            "{name} left": "{имя} ушёл",
            "Nowhere": "Нигде",
        },
    )

    assert taken == 3
    assert [line.partition(":")[0] for line in refused] == ["'{name} left'", "'Nowhere'"]
    assert words.missing("ru") == [{"key": "{name} left", "files": ["pomanager/ui/page.py"], "notes": ["a note"]}]
    text = word_files.catalogue_path("ru").read_text(encoding="utf-8")
    assert 'msgctxt "verb"\nmsgid "Call"\nmsgstr "Созвать"\n' in text
    assert "X-Review-Status: draft" in text
    assert "page.py:1" not in text
    assert words.fill("ru", {})[0] == 0
    assert word_files.catalogue_path("ru").read_text(encoding="utf-8") == text
