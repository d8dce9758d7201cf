"""Letters to those elected: to which seat and until when, with a slip on which the seat is accepted or refused."""

from dataclasses import replace

from pomanager.i18n import _, formats
from pomanager.i18n.elections import contest_name
from pomanager.readmodels.elections.papers import AboutElection, AcceptanceSheet, Addressed
from pomanager.reports.elections.apart import Apart
from pomanager.reports.elections.words import (
    ballot_said,
    clauses,
    election_facts,
    known,
    officials_block,
    paragraphs,
    term_said,
    under_title,
)
from pomanager.reports.flow import Block, Room
from pomanager.reports.heads import Heading
from pomanager.reports.letterhead import organisation_name
from pomanager.reports.parts import Blank, Choice, Lines, Signature, Signatures, Slip, Text, paragraph
from pomanager.reports.styles import STRONG
from pomanager.rules.elections.kinds import ElectionFor

_INCOMPATIBLE = "incompatible"


def heading_of(sheet: AcceptanceSheet) -> Heading:
    """What the letter is called, and of which election; one to be filled in by hand bears no check code."""
    return Heading(_("You are elected"), subtitle=under_title(sheet.about), is_sealed=bool(sheet.letters))


def story(sheet: AcceptanceSheet) -> list[Block]:
    """The letter to the first of those elected; without anybody, one to be filled in by hand."""
    about, to = sheet.about, next(iter(sheet.letters), None)
    return [
        *_address(to), Room(8), paragraph(_said(about, to)), *known([*election_facts(about), *_seat(about, to)]),
        *_rules(sheet), paragraph(_("Please say by the slip below whether you take the seat.")),
        officials_block(about, tellers=False, stamp=False), _slip(about, to),
    ]  # fmt: skip


def _address(to: Addressed | None) -> list[Block]:
    """Whom it is for; as many lines for everybody."""
    if to is None:
        return [Blank(_("To"), 2)]
    who = to.mandate.candidate
    name = " · ".join(part for part in (f"{to.form_of_address} {who.name}".strip(), who.other_script) if part)
    number = _("No. {number}").format(number=who.member_number) if who.member_number else ""
    lives = " · ".join(part for part in (who.section, to.place, to.how_to_find) if part)
    return [Text(name, STRONG), paragraph(number or formats.UNKNOWN), paragraph(lives or formats.UNKNOWN)]


def _said(about: AboutElection, to: Addressed | None) -> str:
    if to is not None and to.mandate.is_alternate:
        return _("You are elected as an alternate: you step in when somebody elected cannot.")
    if to is not None and to.mandate.came_in:
        return _("Somebody elected has refused the seat. You are next in line, and it is yours.")
    if about.election is not None and about.election.label.purpose is ElectionFor.DELEGATES:
        return _("You are elected to go to the assembly of delegates for your section.")
    return _("You are elected to a seat of this body.")


def _seat(about: AboutElection, to: Addressed | None) -> list[tuple[str, str]]:
    named = "" if to is None else ballot_said(about, to.contest) and contest_name(to.contest)
    pairs = [(_("Seat"), named)] if named else []
    return [*pairs, (_("Term"), term_said(about))] if term_said(about) or to is None else pairs


def _rules(sheet: AcceptanceSheet) -> list[Block]:
    """What cannot be held together with the seat, and until when objections may come."""
    about = sheet.about
    said = [] if about.body_kind is None else [*clauses(about, [f"{about.body_kind.value}.{_INCOMPATIBLE}"])]
    if sheet.object_until is not None:
        said.append(_("Objections to the election are heard until {day}.").format(day=formats.day(sheet.object_until)))
    return paragraphs(said)


def _slip(about: AboutElection, to: Addressed | None) -> Block:
    """The answer: accepted or refused, with the reason, signed."""
    pairs = [(_("Election"), under_title(about))]
    if to is not None:
        pairs = [(_("Name"), to.mandate.candidate.name), *pairs]
    # TR: on the slip of somebody elected, before two boxes
    answer = Choice(_("My answer"), (_("I take the seat"), _("I refuse the seat")))
    return Slip(
        organisation_name(about.letterhead),
        # TR: title of a slip on which somebody elected answers
        _("Answer of who is elected"),
        [
            *known(pairs),
            answer,
            Lines(_("If refused, the reason"), 1),
            Signatures([Signature(_("Who is elected"))]),
        ],
    )


def _each(sheet: AcceptanceSheet) -> list[AcceptanceSheet]:
    return [replace(sheet, letters=(each,)) for each in sheet.letters] or [sheet]


ACCEPTANCE_LETTERS = Apart(heading_of, story, each=_each)
