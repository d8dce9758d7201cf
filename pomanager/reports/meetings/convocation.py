"""The convocation: one text for everybody, or a letter to each person on the roll, with a slip to be given back.

What it says: who calls which meeting, when and where, which call it is and what became of the earlier ones, the agenda,
the resolutions put to the vote, where documents can be read, how the meeting decides, proxies, and what to bring
(OHADA, art. 233, 280, 344, 345 and 351).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pomanager.i18n import _, formats, ngettext, speaking, spoken
from pomanager.readmodels.meetings.calling import ElectionCalled
from pomanager.readmodels.meetings.papers import About, ConvocationSheet, Draft, Invited
from pomanager.readmodels.progress import Progress
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block, Room, in_pairs
from pomanager.reports.heads import Heading
from pomanager.reports.letterhead import organisation_name
from pomanager.reports.meetings.proxy_rules import proxy_sentences
from pomanager.reports.meetings.words import (
    agenda_block,
    calling_facts,
    failed_said,
    meeting_facts,
    told,
    under_title,
    voting_rules,
)
from pomanager.reports.paper import Paper
from pomanager.reports.parts import Blank, Lines, Signature, Signatures, Text, facts, heading, paragraph, receipt
from pomanager.reports.repeated import Repeated
from pomanager.reports.styles import STRONG
from pomanager.rules.meetings.kinds import OF_BODIES, OF_DELEGATES, MeetingKind

_LINES_TO_WRITE = 3


def heading_of(sheet: ConvocationSheet) -> Heading:
    """What the letter is called, and of which meeting; one to be filled in by hand bears no check code."""
    return Heading(_("Convocation"), subtitle=under_title(sheet.about), is_sealed=sheet.about.meeting is not None)


def story(sheet: ConvocationSheet) -> list[Block]:
    """The one text for everybody: to whom it goes, what it says, the slip."""
    return [*_to_all(sheet.about), Room(6), *body(sheet), _slip(sheet.about, None)]


def body(sheet: ConvocationSheet) -> list[Block]:
    """What every letter says, whoever it is for."""
    about = sheet.about
    return [
        *told(meeting_facts(about)), *told(calling_facts(about)), *earlier_calls(about),
        heading(_("Agenda")), agenda_block(about), *drafts_blocks(sheet.drafts), *elections_blocks(sheet.elections),
        *documents_blocks(sheet),
        *_rules(about), *bringing_blocks(about), *_signed(about),
    ]  # fmt: skip


def called_said(about: About) -> str:
    """Who is called to the meeting."""
    meeting = about.meeting
    if meeting is None:
        return _("The following persons are called to this meeting:")
    if meeting.label.kind is MeetingKind.SECTION_ASSEMBLY and meeting.label.section:
        return _("All members of this section are called to this meeting: {section}").format(
            section=meeting.label.section
        )
    if meeting.label.kind in OF_DELEGATES:
        return _("All delegates of the sections are called to this meeting.")
    if meeting.label.kind in OF_BODIES:
        return _("All who sit in this body are called to this meeting.")
    return _("All members are called to this meeting.")


def _to_all(about: About) -> list[Block]:
    said: list[Block] = [Text(called_said(about), STRONG)]
    return said if about.meeting is not None else [*said, Lines(count=_LINES_TO_WRITE)]


def _address(person: Invited) -> list[Block]:
    """Whom a letter is for; as many lines for everybody, so that what follows stands in the same place."""
    called = " ".join(part for part in (person.form_of_address, person.name) if part)
    name = " · ".join(part for part in (called, person.other_script) if part)
    number = _("No. {number}").format(number=person.number) if person.number else ""
    belongs = " · ".join(part for part in (number, person.capacity, person.section) if part)
    lives = " · ".join(part for part in (person.place, person.how_to_find) if part)
    return [Text(name, STRONG), paragraph(belongs or formats.UNKNOWN), paragraph(lives or formats.UNKNOWN)]


def earlier_calls(about: About) -> list[Block]:
    """Day and result of the calls before this one, and that the agenda is the same."""
    return [paragraph(line) for failed in about.failed for line in failed_said(failed)]


def drafts_blocks(drafts: tuple[Draft, ...]) -> list[Block]:
    """The resolutions put to the vote, with their reasons; nothing where there are none."""
    found: list[Block] = []
    for draft in drafts:
        found.append(Text(_("Item {number}").format(number=draft.number), STRONG))
        found.append(paragraph(draft.text))
        if draft.grounds:
            # TR: before the reasons given with a proposed resolution
            found.append(paragraph(_("Reasons: {reasons}").format(reasons=draft.grounds)))
    return [heading(_("Proposed resolutions")), *found] if found else []


def elections_blocks(elections: tuple[ElectionCalled, ...]) -> list[Block]:
    """What is elected in the meeting, and who stands; before the list is out, until when candidacies are taken."""
    found: list[Block] = []
    for each in elections:
        seats = ngettext("{count} seat to fill", "{count} seats to fill", each.seats)
        found.append(Text(f"{each.title} · {seats.format(count=formats.number(each.seats))}", STRONG))
        found += [paragraph(name) for name in each.candidates]
        if not each.candidates and each.candidates_until is not None:
            said = _("Candidacies are taken until {day}.").format(day=formats.day(each.candidates_until, "full"))
            found.append(paragraph(said))
    # TR: heading of a convocation, over what is elected in the meeting and who stands
    return [heading(_("Elections")), *found] if found else []


def documents_blocks(sheet: ConvocationSheet) -> list[Block]:
    """Where and from when which documents can be read."""
    meeting = sheet.about.meeting
    if meeting is None:
        return [heading(_("Documents")), Blank(_("Where they can be read")), Blank(_("From this day on"))]
    if not (meeting.documents_place or meeting.documents_from or sheet.documents):
        return []
    pairs = [
        (_("Where they can be read"), meeting.documents_place or formats.UNKNOWN),
        (_("From this day on"), formats.day(meeting.documents_from, "full")),
    ]
    listed = [paragraph(f"– {each}") for each in sheet.documents]
    return [heading(_("Documents")), facts(pairs), *listed]


def _rules(about: About) -> list[Block]:
    said = [*voting_rules(about), *proxy_sentences(about)]
    # TR: heading over quorum, majority and proxies
    return [heading(_("How the meeting decides")), *(paragraph(each) for each in said)] if said else []


def bringing_blocks(about: About) -> list[Block]:
    """What to bring."""
    meeting = about.meeting
    if meeting is None:
        return [Blank(_("Please bring"))]
    # TR: what people take along to a meeting, such as their membership card
    return [facts([(_("Please bring"), meeting.what_to_bring)])] if meeting.what_to_bring else []


def _signed(about: About) -> list[Block]:
    """Where and when it was issued, what the law asks to be told of the cooperative, and who signs."""
    meeting = about.meeting
    day = "" if meeting is None or meeting.called_on is None else formats.day(meeting.called_on, "long")
    name = "" if meeting is None else meeting.called_by
    seat = about.letterhead.seat.in_language(spoken(), about.letterhead.languages)
    issued = " · ".join(part for part in (seat, day) if part) if day else ""
    # TR: who signs a convocation
    signing = Signatures([Signature(_("Who calls the meeting"), name)], thumb=False, stamp=True)
    # TR: where and on which day a convocation was written
    return [*legal_facts(about), *told([(_("Place and day of issue"), issued)]), signing]


def legal_facts(about: About) -> list[Block]:
    """What the head of the paper does not say: the short name, and the capital on the day of the notice."""
    pairs = [(_("Short name"), about.short_name)] if about.short_name else []
    if about.capital:
        amounts = formats.listing([formats.money(each.amount, each.decimals) for each in about.capital])
        # TR: the capital of a cooperative on a day
        day = _("on {day}").format(day=formats.day(about.capital_on, "long"))
        pairs.append((_("Capital"), f"{amounts} · {day}"))
    return [facts(pairs)] if pairs else []


def _slip(about: About, person: Invited | None) -> Block:
    """The slip to be given back, with what the office knows."""
    pairs: list[tuple[str, str]] = []
    if person is not None:
        pairs = [(_("Member number"), person.number or formats.UNKNOWN), (_("Name"), person.name)]
    pairs.append((_("Meeting"), under_title(about) or formats.UNKNOWN))
    return receipt(organisation_name(about.letterhead), _("Receipt of the convocation"), pairs)


@dataclass(frozen=True, slots=True)
class Letters(InBlocks[ConvocationSheet]):
    """The convocation; where the sheet names people, a paper for each of them, in one file.

    What is the same in all of them is laid out and painted once.
    """

    def put(self, sheet: ConvocationSheet, paper: Paper, progress: Progress) -> None:
        """Write the one text, or the letters one after the other. Raises FileTrouble, Cancelled."""
        if sheet.people is None:
            InBlocks.put(self, sheet, paper, progress)
            return
        shared = [Repeated(block) for block in [Room(6), *body(sheet)]]
        title = self.heading(sheet)
        progress(0, sheet.count)
        for done, person in enumerate(sheet.people, 1):
            paper.begin(sheet.letterhead, title)
            paper.flow([*_address(person), *shared, _slip(sheet.about, person)])
            paper.end()
            progress(done, sheet.count)

    def put_beside(self, sheets: dict[str, ConvocationSheet], paper: Paper, progress: Progress) -> None:
        """The same in two languages side by side."""
        if any(sheet.people is None for sheet in sheets.values()):
            InBlocks.put_beside(
                self, {code: replace(sheet, people=None) for code, sheet in sheets.items()}, paper, progress
            )
            return
        (first, one), (second, two) = sheets.items()
        with speaking(second):
            twin = body(two)
            heading_beside = (second, self.heading(two))
        with speaking(first):
            title = self.heading(one)
            shared = [Repeated(block) for block in [Room(6), *in_pairs(body(one), twin)]]
        progress(0, one.count)
        for done, (person, same) in enumerate(_together(one, two), 1):
            with speaking(second):
                other = [*_address(same), _slip(two.about, same)]
            with speaking(first):
                own = [*_address(person), _slip(one.about, person)]
                pairs = in_pairs(own, other)
                paper.begin(one.letterhead, title, heading_beside)
                paper.flow([*pairs[:-1], *shared, pairs[-1]])
                paper.end()
            progress(done, one.count)


def _together(one: ConvocationSheet, two: ConvocationSheet) -> Iterator[tuple[Invited, Invited]]:
    return zip(one.people or (), two.people or (), strict=True)


CONVOCATION = Letters(heading_of, story)
