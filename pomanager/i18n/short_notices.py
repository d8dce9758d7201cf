"""The short texts that call a meeting: a text message, a reminder, and what is read out over the radio."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pomanager.i18n import formats
from pomanager.i18n.catalogue import _
from pomanager.rules.meetings.message_length import message_length

LETTERS_IN_A_SECOND = 14
"""So many letters are read out in a second, about: news are read at some 150 words in a minute."""
_PLAIN_MARKS = str.maketrans(
    {
        "\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"', "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"', "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
        "\N{EN DASH}": "-", "\N{EM DASH}": "-", "\N{HORIZONTAL ELLIPSIS}": "...",
    }
)  # fmt: skip
"""Marks that no network has in its alphabet, and those it has: one curled apostrophe more than doubles the price."""


@dataclass(frozen=True, slots=True)
class ShortNotice:
    """What the short texts say, in the words of the language being spoken; "" for what is not known."""

    organisation: str
    short_name: str
    meeting: str
    call: str
    held_on: date
    hour: str
    place: str
    agenda: Sequence[tuple[str, str]]
    """Number and title of each item."""
    called_by: str
    documents_place: str = ""
    documents_from: date | None = None
    what_to_bring: str = ""
    results: Sequence[str] = ()
    """What became of earlier calls, whole sentences."""


def message_text(notice: ShortNotice) -> str:
    """The whole notice as a text message: meeting, call, day, hour, place, the agenda, who calls."""
    items = "; ".join(f"{number} {title}" for number, title in notice.agenda)
    # TR: a text message that calls a meeting; every letter costs money: as short as can be
    said = _("{organisation}: {meeting}, {call}. {day}, {hour}, {place}. Agenda: {agenda}. {called_by}").format(
        organisation=notice.short_name or notice.organisation, meeting=notice.meeting, call=notice.call,
        day=formats.day_short(notice.held_on), hour=notice.hour, place=notice.place, agenda=items,
        called_by=notice.called_by,
    )  # fmt: skip
    return _cheapest(" ".join(said.split()))


def reminder_text(notice: ShortNotice) -> str:
    """A text message to remind those who were called: meeting, day, hour, place."""
    # TR: a text message that reminds of a meeting; every letter costs money: as short as can be
    said = _("{organisation}, reminder: {meeting}, {day}, {hour}, {place}.").format(
        organisation=notice.short_name or notice.organisation, meeting=notice.meeting,
        day=formats.day_short(notice.held_on), hour=notice.hour, place=notice.place,
    )  # fmt: skip
    return _cheapest(" ".join(said.split()))


def _cheapest(text: str) -> str:
    """The text with plain marks, where a network then sends it in fewer parts."""
    plain = text.replace("« ", '"').replace(" »", '"').translate(_PLAIN_MARKS)
    return plain if message_length(plain).parts < message_length(text).parts else text


def radio_text(notice: ShortNotice) -> str:
    """What is read out over the radio: whole sentences, day and hour twice, since nobody can look back."""
    when = {"day": formats.day(notice.held_on, "full"), "hour": notice.hour, "place": notice.place}
    said = [
        # TR: the beginning of what is read out over the radio
        _("This is a notice of {organisation}.").format(organisation=notice.organisation),
        # TR: read out over the radio; {meeting} is such as “Ordinary general assembly”, {call} “Second call”
        _("It calls this meeting: {meeting}. {call}.").format(meeting=notice.meeting, call=notice.call),
        # TR: read out over the radio
        _("The day: {day}. The hour: {hour}. The place: {place}.").format(**when),
        *notice.results,
        # TR: read out over the radio; {agenda} is a list of items with their numbers
        _("On the agenda: {agenda}.").format(agenda="; ".join(f"{number}, {title}" for number, title in notice.agenda)),
    ]
    if notice.documents_place:
        day = formats.day(notice.documents_from, "long")
        # TR: read out over the radio
        said.append(_("Documents can be read here: {place}, from {day} on.").format(
            place=notice.documents_place, day=day))  # fmt: skip
    if notice.what_to_bring:
        # TR: read out over the radio
        said.append(_("Please bring: {things}.").format(things=notice.what_to_bring.removesuffix(".")))
    said += [
        # TR: read out over the radio
        _("The meeting is called by {name}.").format(name=notice.called_by),
        # TR: the end of what is read out over the radio
        _("Once more: {day}, {hour}, {place}. Tell your neighbours.").format(**when),
    ]
    return " ".join(said)


def seconds_to_read(text: str) -> int:
    """About how many seconds it takes to read a text out."""
    return max(1, round(len(text) / LETTERS_IN_A_SECOND))
