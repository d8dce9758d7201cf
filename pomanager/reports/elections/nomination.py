"""The form on which somebody is put forward for a seat, and agrees to stand; with a receipt to be cut off."""

from pomanager.i18n import _, formats
from pomanager.readmodels.elections.papers import AboutElection, ElectionSheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.elections.pictures import SymbolChoice
from pomanager.reports.elections.words import ballot_said, election_facts, known, under_title
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.letterhead import organisation_name
from pomanager.reports.parts import (
    Blank,
    Choice,
    Grid,
    GridColumn,
    Lines,
    Signature,
    Signatures,
    Slip,
    heading,
    note,
    paragraph,
    read_and_explained,
)
from pomanager.rules.members import SEX_WORDS, Sex

_LINES = 3
_BACKERS = 5
"""Rows for those who back a candidacy, where nobody says how many."""
_MOST_BACKERS = 60
_ROW = 30.0


def heading_of(sheet: ElectionSheet) -> Heading:
    """What the form is called, and for which election; it is filled in by hand and bears no check code."""
    return Heading(_("Candidacy"), subtitle=under_title(sheet.about), is_sealed=False)


def story(sheet: ElectionSheet) -> list[Block]:
    """The election, the candidate, who puts them forward, what they say of themselves, that they agree; a receipt."""
    about = sheet.about
    return [
        *known([*election_facts(about), *_deadline(about)]), *_stands_for(about),
        heading(_("The candidate")), *_candidate(),
        heading(_("Put forward by")), *_backing(about),
        # TR: on the form of a candidacy, over room to write
        Lines(_("Qualifications, offices held now and before, trainings"), _LINES),
        # TR: on the form of a candidacy, over room to write: what the candidate wants to do
        Lines(_("What I stand for"), _LINES),
        *([heading(_("Symbol beside the name"), 2), SymbolChoice()] if sheet.with_symbols else []),
        heading(_("Acceptance")), *_acceptance(), _receipt(about),
    ]  # fmt: skip


def _deadline(about: AboutElection) -> list[tuple[str, str]]:
    until = None if about.election is None else about.election.candidates_until
    return [(_("Candidacies until"), "" if until is None else formats.day(until, "full"))]


def _stands_for(about: AboutElection) -> list[Block]:
    names = [ballot_said(about, each) for each in (() if about.election is None else about.election.contests)]
    named = [each for each in names if each]
    # TR: on the form of a candidacy, before boxes: for which seats the candidate stands
    return [Choice(_("Stands for"), named)] if len(named) > 1 else []


def _candidate() -> list[Block]:
    return [
        Blank(_("Full name as on the identity card")), Blank(_("Member number")),
        Choice(_("Sex"), [_(SEX_WORDS[each]) for each in (Sex.FEMALE, Sex.MALE)]),
        # TR: on the form of a candidacy: day or year of birth
        Blank(_("Born on, or in")), Blank(_("Section")), Blank(_("Phone")),
    ]  # fmt: skip


def _backing(about: AboutElection) -> list[Block]:
    """Nominator and seconder, and those who back the candidacy, each with number and signature."""
    asked = 0 if about.election is None else about.election.backers
    rows = min(asked or _BACKERS, _MOST_BACKERS)
    columns = (
        GridColumn("", 22), GridColumn(_("No."), 12), GridColumn(_("Name"), 36),
        GridColumn(_("Signature or thumb-print"), 30),
    )  # fmt: skip
    # TR: on the form of a candidacy: who puts somebody forward; who supports that; who back it besides
    first = [(_("Nominator"), "", "", ""), (_("Seconder"), "", "", "")]
    others = [
        (_("Backer {number}").format(number=formats.number_text(each)), "", "", "") for each in range(1, rows + 1)
    ]
    return [Grid(columns, [*first, *others], row_height=_ROW)]


def _acceptance() -> list[Block]:
    return [
        paragraph(_("I agree to stand. If I am elected, I take the seat.")),
        paragraph(
            _(
                "I declare that I meet the conditions of the by-laws, hold no office that cannot be held together with "
                "this one, and will tell of every interest of mine that may conflict with that of the cooperative."
            )
        ),
        note(_("Who knows something that speaks against this candidacy says so before the list is published.")),
        read_and_explained(),
        Signatures([Signature(_("The candidate")), *[Signature(_("A witness"))] * 2]),
    ]  # fmt: skip


def _receipt(about: AboutElection) -> Block:
    """The slip the candidate keeps."""
    return Slip(
        organisation_name(about.letterhead),
        # TR: title of a slip the candidate keeps
        _("Receipt of a candidacy"),
        [
            *known([(_("Election"), under_title(about))]),
            Blank(_("Name")), Blank(_("Received on, hour")),
            Signatures([Signature(_("Received by"))], thumb=False, stamp=True, low=True),
        ],
    )  # fmt: skip


NOMINATION_FORM = InBlocks(heading_of, story)
