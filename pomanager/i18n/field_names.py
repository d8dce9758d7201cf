"""What the fields of a letter are called: in English, in every other language, and in the organisation's own words."""

from collections.abc import Mapping

from pomanager.i18n.catalogue import _, speaking
from pomanager.i18n.languages import LANGUAGES
from pomanager.rules.letter_fields import FIELD_WORDS, objections_to_fields
from pomanager.rules.objections import Objection


def field_names(words: Mapping[str, str] = FIELD_WORDS) -> Mapping[str, str]:
    """Each name a field may have in a letter → its English name. A letter may be typed in one language for another."""
    found = {called: name for name, word in words.items() for called in (name, word)}
    for each in LANGUAGES:
        with speaking(each.code):
            found |= {_(word): name for name, word in words.items()}
    return found


def objections_to_letter(
    text: str, words: Mapping[str, str] = FIELD_WORDS, about: str = "text"
) -> tuple[Objection, ...]:
    """What to say against the fields of a letter; those there are, are named in the language being spoken."""
    return objections_to_fields(text, field_names(words).keys(), [_(word) for word in words.values()], about)
