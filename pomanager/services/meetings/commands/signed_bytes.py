"""Keeping what was signed of minutes, errata and annual reports: the very bytes, the words, the hashes of both."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from pomanager.db.journal_chain import head
from pomanager.db.meetings.minutes import SignedPaper
from pomanager.errors import Refused, Stale
from pomanager.marks import N_
from pomanager.rules.objections import Objection
from pomanager.services.work import Work

CHANGED_SINCE = N_("Something was recorded since this paper was made. Make it anew, look at it, then sign.")
NO_PAPER = N_("There is no paper to sign.")


class ToSign(Protocol):
    """An order to keep a paper as it was signed."""

    @property
    def signed_on(self) -> date:
        """The day it was signed."""

    @property
    def pdf(self) -> bytes:
        """Its very bytes."""

    @property
    def text(self) -> str:
        """The canonical form of its words."""

    @property
    def language(self) -> str:
        """One code, or two with a space between."""

    @property
    def journal_line(self) -> int:
        """The last line of the journal when it was printed."""


def signed_paper(work: Work, order: ToSign, signers: Iterable[tuple[str, str]], *, in_columns: bool) -> SignedPaper:
    """The paper as it is kept, with code and name of those who signed; whose it is, and the adding, are still to come.

    Raises Refused where there is no paper, and Stale where anything was recorded since it was made.
    """
    if not order.pdf:
        raise Refused([Objection(NO_PAPER)])
    if head(work.session)[0] != order.journal_line:
        raise Stale(Objection(CHANGED_SINCE))
    return SignedPaper(
        language=order.language, in_columns=in_columns, pdf=order.pdf,
        pdf_sha256=hashlib.sha256(order.pdf).hexdigest(), text=order.text,
        text_sha256=hashlib.sha256(order.text.encode()).hexdigest(), signed_on=order.signed_on,
        signers="\n".join(f"{code}\t{name}" for code, name in signers), recorded_at=work.now,
    )  # fmt: skip


def signing_told(paper: SignedPaper) -> Mapping[str, tuple[object, object]]:
    """What the journal tells of a signed paper: the day, both hashes, who signed."""
    return {
        "signed_on": (None, paper.signed_on), "pdf_sha256": (None, paper.pdf_sha256),
        "text_sha256": (None, paper.text_sha256),
        "signers": (None, ", ".join(line.partition("\t")[2] for line in paper.signers.splitlines())),
    }  # fmt: skip
