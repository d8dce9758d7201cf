"""A blank form for admission, on one page, to be filled in by hand and signed or marked with the thumb."""

from pomanager.i18n import _
from pomanager.readmodels.members import AdmissionFormSheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block, Room, Together
from pomanager.reports.heads import Heading
from pomanager.reports.letterhead import organisation_name
from pomanager.reports.parts import Blank, Choice, Signature, Signatures, heading, paragraph


def heading_of(sheet: AdmissionFormSheet) -> Heading:  # noqa: ARG001 - every form is called the same
    """What the form is called; filled in by hand, it bears no check code."""
    return Heading(_("Application for membership"), is_sealed=False)


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


ADMISSION_FORM = InBlocks(heading_of, story)
