"""How the roll's codes are said and marked on the screen."""

from pomanager.i18n import _, formats
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import SEX_WORDS, STATUS_WORDS, Sex, Status
from pomanager.services.organisation.queries import PLACE_JOINT
from pomanager.ui.tables.columns import State
from pomanager.ui.tokens import Tone

STATUS_STATES = {
    Status.APPLICANT: State(Tone.INFO, "clock"),
    Status.ACTIVE: State(Tone.OK, "ok"),
    Status.SUSPENDED: State(Tone.WARN, "pause"),
    Status.RESIGNED: State(Tone.MUTE, "left"),
    Status.EXCLUDED: State(Tone.BAD, "bad"),
    Status.DEAD: State(Tone.MUTE, "left"),
    Status.MERGED: State(Tone.MUTE, "left"),
}
"""Icon and tone of each standing; the word always stands beside them."""


def status_word(status: Status) -> str:
    """The standing in the reader's language."""
    return _(STATUS_WORDS[status])


def sex_word(sex: Sex) -> str:
    """The sex in the reader's language; a dash where it is not known."""
    return formats.UNKNOWN if sex is Sex.UNKNOWN else _(SEX_WORDS[sex])


def status_words() -> list[str]:
    """Every standing in the reader's language."""
    return [status_word(status) for status in Status]


def sex_words() -> list[str]:
    """Every sex in the reader's language."""
    return [sex_word(sex) for sex in Sex]


def born_words(birth: VagueDate | None) -> str:
    """The date of birth as far as it is known; a dash where it is not."""
    return formats.vague(birth)


def known(text: str) -> str:
    """The text, or a dash where nothing is known."""
    return text or formats.UNKNOWN


def innermost(place: str) -> str:
    """The place itself without what it lies in, where a list has no room for both."""
    return place.partition(PLACE_JOINT)[0]
