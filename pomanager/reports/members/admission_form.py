"""A blank form for admission, on one page, to be filled in by hand and signed or marked with the thumb."""

from pathlib import Path

from pomanager.i18n import _
from pomanager.readmodels.members import AdmissionFormSheet
from pomanager.reports.flow import Block, Room, Together
from pomanager.reports.letterhead import organisation_name
from pomanager.reports.paper import Heading, written
from pomanager.reports.parts import Blank, Choice, Signature, Signatures, heading, paragraph
from pomanager.reports.writing import Progress, unwatched


def write(sheet: AdmissionFormSheet, target: Path, progress: Progress = unwatched) -> None:
    """Print the form; raises FileTrouble when the file cannot be written, Cancelled when ``progress`` raises it."""
    progress(0, 1)
    with written(target, sheet.letterhead, Heading(_("Application for membership"))) as paper:
        paper.flow(story(sheet))
    progress(1, 1)


def story(sheet: AdmissionFormSheet) -> list[Block]:
    """The form's blocks: who applies, consent, signatures, and what the office fills in."""
    return [
        heading(_("Person")),
        Blank(_("Full name, as on the identity card")),
        Blank(_("Name in other script")),
        Choice(_("Sex"), (_("Woman"), _("Man"))),
        Blank(_("Date of birth, or the year if only that is known")),
        Blank(_("Place (village, commune)")),
        Blank(_("Section")),
        Blank(_("Phone")),
        _consent(sheet),
        Together(
            [
                heading(_("For the cooperative")),
                Blank(_("Received on, by")),
                Choice(_("Decision"), (_("Admitted"), _("Not admitted"))),
                Blank(_("Decided on, by")),
                Blank(_("Member number")),
            ]
        ),
    ]


def _consent(sheet: AdmissionFormSheet) -> Block:
    name = organisation_name(sheet.letterhead)
    return Together(
        [
            heading(_("Consent")),
            paragraph(
                _(
                    "I ask to be admitted as a member of {organisation} and accept its by-laws. I agree that it keeps "
                    "what is written here in its books to keep the roll of members; I may see it at any time and have "
                    "mistakes put right."
                ).format(organisation=name)
            ),
            Blank(_("Read and explained in (language), by (name)")),
            Signatures([Signature(_("The applicant")), Signature(_("A witness"))]),
            Room(2),
        ]
    )
