"""A letter to one member: the text the secretary typed, with the member's own name, number and place put in."""

from dataclasses import replace

from pomanager.i18n import _, formats
from pomanager.i18n.field_names import field_names
from pomanager.readmodels.member_papers import Addressee, LetterSheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block, Room
from pomanager.reports.heads import Heading
from pomanager.reports.parts import Signature, Signatures, UserText, paragraph
from pomanager.rules.letter_fields import filled_in
from pomanager.rules.user_text import Kind, Passage, read


def heading_of(sheet: LetterSheet) -> Heading:
    """What the letter is called, by a heading at the beginning of its text; whom it is for, and the day it is of."""
    title, _text = _title_and_text(sheet)
    return Heading(title, subtitle=f"{sheet.member.name} · {formats.day(sheet.as_of, 'long')}")


def story(sheet: LetterSheet) -> list[Block]:
    """Whom it is for, then the text, then the place to sign."""
    return [
        *(paragraph(line) for line in _address(sheet.member)),
        Room(14),
        UserText(_title_and_text(sheet)[1]),
        Room(10),
        Signatures([Signature(_("For the cooperative"))], thumb=False, stamp=True),
    ]


def values_of(member: Addressee) -> dict[str, str]:
    """What is put in for each field, by its English name and by its word in every language.

    A letter may be typed in one language and printed in another.
    """
    values = {
        "name": member.name, "number": member.number, "place": member.place, "section": member.section,
        "form_of_address": member.form_of_address,
    }  # fmt: skip
    return {called: values[name] for called, name in field_names().items()}


def _address(member: Addressee) -> list[str]:
    """The lines of the address; as many for every language."""
    name = " ".join(filter(None, (member.form_of_address, member.name)))
    number = _("No. {number}").format(number=member.number)
    return [name, member.place or formats.UNKNOWN, " · ".join(filter(None, (number, member.section)))]


def _title_and_text(sheet: LetterSheet) -> tuple[str, list[Passage]]:
    """What the letter is called and what it says, the member's own put in.

    The text is read for its marks before anything is put in: a star in a name makes nothing strong.
    """
    values = values_of(sheet.member)
    found = [
        replace(passage, spans=tuple(replace(span, text=filled_in(span.text, values)) for span in passage.spans))
        for passage in read(sheet.text)
    ]
    if found and found[0].kind is Kind.HEADING:
        return found[0].text, found[1:]
    # TR: title of a letter whose text begins with no heading
    return _("Letter to a member"), found


MEMBER_LETTER = InBlocks(heading_of, story)
