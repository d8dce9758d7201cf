"""A certificate of the trainings a member attended."""

from pomanager.i18n import _, formats
from pomanager.readmodels.mentoring_papers import TrainingCertificateSheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.fonts import SEMIBOLD
from pomanager.reports.heads import Heading
from pomanager.reports.letterhead import organisation_name
from pomanager.reports.parts import Grid, GridColumn, Text, chair_and_secretary, paragraph
from pomanager.reports.styles import Align, TextStyle

_NAME = TextStyle(size=16, weight=SEMIBOLD, leading=23, before=2, after=6)


def heading_of(_sheet: TrainingCertificateSheet) -> Heading:
    """What the certificate is called."""
    return Heading(_("Certificate of training"))


def story(sheet: TrainingCertificateSheet) -> list[Block]:
    """The member, and each training; of somebody who attended none, it says so."""
    if not sheet.trainings:
        return [paragraph(_("No training of this member stands in the books."))]
    certifies = _("{organisation} certifies that this member attended the trainings named below:")
    columns = (
        GridColumn(_("Day"), 16), GridColumn(_("Topic"), 36), GridColumn(_("Provider"), 24), GridColumn(_("Where"), 14),
        GridColumn(_("Half-days"), 10, Align.END),
    )  # fmt: skip
    rows = [
        (
            formats.day_short(row.began_on), row.topic, row.provider or "—", row.place or "—",
            "—" if row.half_days is None else formats.number(row.half_days),
        )
        for row in sheet.trainings
    ]  # fmt: skip
    return [
        paragraph(certifies.format(organisation=organisation_name(sheet.letterhead))),
        Text(f"{sheet.number} · {sheet.name}" if sheet.number else sheet.name, _NAME), Grid(columns, rows),
        chair_and_secretary(stamp=True),
    ]  # fmt: skip


TRAINING_CERTIFICATE = InBlocks(heading_of, story)
