"""A form for admission, on one page, filled in by hand or with what is known, signed or marked with the thumb."""

from pomanager.i18n import _, formats
from pomanager.readmodels.member_papers import AdmissionFormSheet, Applicant
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block, Room, Together
from pomanager.reports.heads import Heading
from pomanager.reports.letterhead import organisation_name
from pomanager.reports.parts import Blank, Choice, InColumns, Signature, Signatures, heading, paragraph
from pomanager.rules.identity import IDENTITY_WORDS
from pomanager.rules.members import SEX_WORDS, Sex

_HALF = 38.0
"""The share of labels in half a page, in hundredths of its width."""

_NOBODY = Applicant(
    number="", full_name="", other_script="", sex=Sex.UNKNOWN, birth=None, phone="", place="", section="",
    how_to_find="", profession="", products="", thumb_print=False,
)  # fmt: skip


def heading_of(sheet: AdmissionFormSheet) -> Heading:  # noqa: ARG001 - every form is called the same
    """What the form is called; signed by hand, it bears no check code."""
    return Heading(_("Application for membership"), is_sealed=False)


def story(sheet: AdmissionFormSheet) -> list[Block]:
    """The form's blocks: who applies, consent, signatures, and what the office fills in."""
    who = sheet.applicant or _NOBODY
    return [
        heading(_("Person")),
        *_person(who),
        _consent(sheet, who),
        Together(
            [
                heading(_("For the cooperative")),
                Blank(_("Received on, by")),
                InColumns(
                    [
                        Choice(_("Decision"), (_("Admitted"), _("Not admitted")), _HALF),
                        Blank(_("Member number"), share=_HALF, filled=who.number),
                    ]
                ),
                Blank(_("Decided on, by")),
            ]
        ),
    ]


def _person(who: Applicant) -> list[Block]:
    sexes = (_("Woman"), _("Man"))
    document = _(IDENTITY_WORDS[who.document_kind]) if who.document_kind else ""
    issued = " · ".join(filter(None, (formats.vague(who.issued_on) if who.issued_on else "", who.issuer)))
    persons = formats.number(who.persons) if who.persons else ""
    return [
        Blank(_("Full name, as on the identity card"), filled=who.full_name),
        Blank(_("Name in other script"), filled=who.other_script),
        InColumns(
            [
                Choice(_("Sex"), sexes, _HALF, ticked=_(SEX_WORDS[who.sex])),
                Blank(_("Phone"), share=_HALF, filled=who.phone),
            ]
        ),
        Blank(
            _("Date of birth, or the year if only that is known"),
            filled=formats.vague(who.birth, "long") if who.birth else "",
        ),
        InColumns(
            [
                Blank(_("Identity document"), share=_HALF, filled=document),
                Blank(_("Number"), share=_HALF, filled=who.document_number),
            ]
        ),
        # TR: on a form, of an identity document: the day and the office that issued it
        Blank(_("Issued on, by"), filled=issued),
        Blank(_("Place (village, commune)"), filled=who.place),
        Blank(_("How to find the house"), filled=who.how_to_find),
        InColumns(
            [
                Blank(_("Section"), share=_HALF, filled=who.section),
                Blank(_("Profession"), share=_HALF, filled=who.profession),
            ]
        ),
        InColumns(
            [
                Blank(_("Household of (name)"), share=_HALF, filled=who.household),
                Blank(_("People in it"), share=_HALF, filled=persons),
            ]
        ),
    ]


def _consent(sheet: AdmissionFormSheet, who: Applicant) -> Block:
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
            Signatures([Signature(_("The applicant"), who.full_name), Signature(_("A witness"))]),
            Room(1),
        ]
    )


ADMISSION_FORM = InBlocks(heading_of, story)
