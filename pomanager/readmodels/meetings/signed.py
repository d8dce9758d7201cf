"""Signed minutes, errata and annual reports as screens and papers name them, without their bytes."""

from dataclasses import dataclass
from datetime import date

from pomanager.rules.envelope import check_code


@dataclass(frozen=True, slots=True)
class SignedLabel:
    """A paper that was signed: of which meeting or report, in which language or languages, when, by whom."""

    id: int
    meeting_id: int | None
    """None for an annual report."""
    erratum_id: int | None
    """None for the minutes themselves."""
    number: int
    """Of an erratum, from 1; 0 for the minutes themselves."""
    languages: tuple[str, ...]
    in_columns: bool
    text_sha256: str
    pdf_sha256: str
    signed_on: date
    signers: tuple[tuple[str, str], ...]
    """Code of the role, and name, of each."""
    report_id: int | None = None
    """Of an annual report; None for minutes and errata."""

    @property
    def code(self) -> str:
        """The beginning of the hash of its words, as papers quote it."""
        return check_code(bytes.fromhex(self.text_sha256))
