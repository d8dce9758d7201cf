"""What papers of the mentoring say in more than one place."""

from pomanager.i18n import _, formats
from pomanager.i18n.catalogue import spoken
from pomanager.i18n.languages import LANGUAGES
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.mentoring.pairs import PairRow
from pomanager.readmodels.mentoring.roster import CompetencyRow, ProgrammeRow
from pomanager.rules.mentoring.attention import ATTENTION_WORDS, Attention
from pomanager.rules.mentoring.kinds import COMPETENCY_WORDS

_NAMES = {language.code: language.own_name for language in LANGUAGES}


def programme_said(programme: ProgrammeRow) -> str:
    """What a programme is called."""
    return programme.name.in_language(spoken())


def competency_said(competency: CompetencyRow) -> str:
    """What a competency is called: by its own words, else by those of its kind."""
    return competency.name.in_language(spoken()) or _(COMPETENCY_WORDS[competency.kind])


def languages_said(codes: tuple[str, ...]) -> str:
    """Languages by their own names; a code nobody knows stands as it is."""
    return ", ".join(_NAMES.get(code, code) for code in codes) or "—"


def attention_said(found: tuple[Attention, ...]) -> str:
    """What asks for attention, one sentence after the other."""
    return " ".join(sentence(each.sentence) for each in found) or "—"


def waits_said(found: tuple[Attention, ...]) -> str:
    """What asks for attention, in a word each."""
    return ", ".join(dict.fromkeys(_(ATTENTION_WORDS[each.kind]) for each in found)) or "—"


def sessions_said(row: PairRow) -> str:
    """How many sessions were held of those planned by then."""
    return _("{held} of {planned}").format(held=formats.number(row.sessions), planned=formats.number(row.planned))
