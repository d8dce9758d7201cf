"""What screens of the mentoring say in more than one place."""

from pomanager.i18n import _, formats
from pomanager.i18n.catalogue import spoken
from pomanager.i18n.languages import LANGUAGES
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.mentoring.pairs import PairRow
from pomanager.readmodels.mentoring.roster import CompetencyRow, ProgrammeRow
from pomanager.rules.mentoring.attention import ATTENTION_WORDS
from pomanager.rules.mentoring.kinds import (
    CHOSEN_WORDS,
    COMPETENCY_WORDS,
    PAIR_STATE_WORDS,
    STAGE_WORDS,
    Chosen,
    PairState,
    Stage,
)
from pomanager.ui.tables.columns import State
from pomanager.ui.tokens import Tone

NAMES = {language.code: language.own_name for language in LANGUAGES}
_TONES = {
    PairState.MATCHED: State(Tone.ASK), PairState.ACTIVE: State(Tone.OK), PairState.PAUSED: State(Tone.WARN, "pause"),
    PairState.REMATCHED: State(Tone.MUTE, "left"), PairState.GRADUATED: State(Tone.OK, "made"),
    PairState.LEFT: State(Tone.MUTE, "left"),
}  # fmt: skip


def programme_said(programme: ProgrammeRow) -> str:
    """What a programme is called."""
    return programme.name.in_language(spoken())


def competency_said(competency: CompetencyRow) -> str:
    """What a competency is called: by its own words, else by those of its kind."""
    return competency.name.in_language(spoken()) or _(COMPETENCY_WORDS[competency.kind])


def languages_said(codes: tuple[str, ...]) -> str:
    """Languages by their own names."""
    return ", ".join(NAMES.get(code, code) for code in codes)


def stage_said(stage: Stage) -> str:
    """How far somebody came."""
    return _(STAGE_WORDS[stage])


def sessions_said(row: PairRow) -> str:
    """How many sessions were held of those planned by then."""
    return _("{held} of {planned}").format(held=formats.number(row.sessions), planned=formats.number(row.planned))


def attention_said(row: PairRow) -> str:
    """What asks for attention, one sentence after the other."""
    return " ".join(sentence(each.sentence) for each in row.attention)


def waits_said(row: PairRow) -> str:
    """What asks for attention, in a word each."""
    return ", ".join(dict.fromkeys(_(ATTENTION_WORDS[each.kind]) for each in row.attention))


def state_said(row: PairRow) -> str:
    """How the pair stands."""
    return _(PAIR_STATE_WORDS[row.state])


def state_of(row: PairRow) -> State:
    """The mark beside it: what asks for attention is marked so."""
    return State(Tone.WARN) if row.attention else _TONES[row.state]


def chosen_said(chosen: Chosen | None) -> str:
    """What was decided on an application; without a decision, that it was made."""
    return _("Has applied") if chosen is None else _(CHOSEN_WORDS[chosen])
