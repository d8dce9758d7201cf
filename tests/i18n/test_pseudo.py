"""The pseudo-language is longer, and breaks nothing."""

from hypothesis import given
from hypothesis import strategies as st

from pomanager.i18n import _, languages, ngettext, pgettext, speaking
from pomanager.i18n.pseudo import stretched
from tools import word_checks

TEXTS = st.lists(
    st.sampled_from(["Save", " {name}", " {count}", " <b>", "</b>", " &File", " &amp;", " {{", "}}", " and more", "…"]),
    min_size=1,
).map("".join)


def test_english_stays_readable_and_grows_by_two_fifths() -> None:
    said = stretched("Members of the section of Gitega, by name")
    assert said.startswith("[Mémbéřš ")
    assert len(said) == round(1.4 * len("Members of the section of Gitega, by name"))


def test_fields_markup_and_mnemonics_are_kept() -> None:
    said = stretched("&Print <b>{name}</b> of {count:>3} &amp; {{more}}")
    for kept in ("&P", "<b>{name}</b>", "{count:>3}", "&amp;", "{{", "}}"):
        assert kept in said


@given(TEXTS)
def test_what_the_checks_ask_of_translators_holds_for_the_pseudo_language(text: str) -> None:
    message = text.strip()
    said = stretched(message)
    assert word_checks.fields(said) == word_checks.fields(message)
    assert not [what for check in word_checks.CHECKS[:3] for what in check(message, said)]
    assert said == message or len(said) > len(message)


def test_it_is_spoken_like_any_language() -> None:
    with speaking(languages.PSEUDO):
        assert _("Save").startswith("[Š")
        assert ngettext("{n} member", "{n} members", 1).startswith("[{n} mémbéř ")
        assert "{n}" in ngettext("{n} member", "{n} members", 2)
        assert pgettext("verb", "Call").startswith("[Ç")
        assert _("") == ""
        assert _("  ") == "  "
