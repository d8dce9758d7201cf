"""The convocation in short texts to be copied: a text message, a reminder, and what is read out over the radio."""

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.meetings import hour, item_title
from pomanager.i18n.short_notices import ShortNotice, message_text, radio_text, reminder_text, seconds_to_read
from pomanager.readmodels.meetings.calling import ShortText
from pomanager.readmodels.meetings.papers import ConvocationSheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.letterhead import organisation_name
from pomanager.reports.meetings.words import call_said, convener_said, failed_said, title_of, under_title
from pomanager.reports.parts import Lines, heading, note, paragraph
from pomanager.rules.meetings.message_length import message_length

_LINES_TO_WRITE = 5


def heading_of(sheet: ConvocationSheet) -> Heading:
    """What the paper is called, and of which meeting."""
    is_sealed = sheet.about.meeting is not None
    return Heading(_("Convocation in short texts"), subtitle=under_title(sheet.about), is_sealed=is_sealed)


def story(sheet: ConvocationSheet) -> list[Block]:
    """Each text with its length."""
    if sheet.about.meeting is None:
        return [block for title in _titles() for block in (heading(title), Lines(count=_LINES_TO_WRITE))]
    return [
        block for each in texts_of(sheet) for block in (heading(each.title), paragraph(each.text), note(each.length))
    ]


def _titles() -> tuple[str, str, str]:
    return _("Text message"), _("Text message to remind"), _("Text for the radio")


def texts_of(sheet: ConvocationSheet) -> tuple[ShortText, ...]:
    """The short texts of a convocation in the language being spoken; none for a paper to be filled in by hand."""
    said = notice_of(sheet)
    if said is None:
        return ()
    message, reminder, radio = _titles()
    texts = (
        (message, message_text(said), _length_said), (reminder, reminder_text(said), _length_said),
        (radio, radio_text(said), _time_said),
    )  # fmt: skip
    return tuple(ShortText(title, text, length(text)) for title, text, length in texts)


def notice_of(sheet: ConvocationSheet) -> ShortNotice | None:
    """What the short texts say, in the language being spoken; None for a paper to be filled in by hand."""
    about = sheet.about
    if about.meeting is None:
        return None
    meeting, label = about.meeting, about.meeting.label
    return ShortNotice(
        organisation=organisation_name(about.letterhead), short_name=about.short_name, meeting=title_of(about),
        call=call_said(label.call), held_on=label.held_on, hour=hour(label.starts_at), place=label.place,
        agenda=[(item.number, item_title(item)) for item in about.agenda], called_by=convener_said(meeting, ", "),
        documents_place=meeting.documents_place, documents_from=meeting.documents_from,
        what_to_bring=meeting.what_to_bring,
        results=[line for failed in about.failed for line in failed_said(failed)],
    )  # fmt: skip


def _length_said(text: str) -> str:
    """How long a text message is, and as how many a network counts it."""
    found = message_length(text)
    letters = ngettext("{count} letter", "{count} letters", found.letters).format(count=formats.number(found.letters))
    # TR: the parts in which a network sends a long text message; each is paid for
    parts = ngettext("{count} text message", "{count} text messages", found.parts)
    return " · ".join((letters, parts.format(count=formats.number(found.parts))))


def _time_said(text: str) -> str:
    """How long a text is, and about how long it takes to read it out."""
    letters = ngettext("{count} letter", "{count} letters", len(text)).format(count=formats.number(len(text)))
    seconds = seconds_to_read(text)
    # TR: how long it takes to read a text out over the radio
    about = ngettext("about {count} second to read out", "about {count} seconds to read out", seconds)
    return " · ".join((letters, about.format(count=formats.number(seconds))))


SHORT_TEXTS = InBlocks(heading_of, story)
