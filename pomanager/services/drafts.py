"""Drafts: what was typed into a form and not saved, kept in the office file through a power cut.

A draft is no record of the office: keeping one writes no journal line and touches no area.
"""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from pomanager.db import drafts as kept
from pomanager.services.work import Work


def keep_draft(work: Work, form: str, entries: Mapping[str, str] | None) -> None:
    """Keep what stands in a form; None forgets it (the form was saved or emptied)."""
    kept.keep(work.session, form, entries)


def draft(session: Session, form: str) -> Mapping[str, str]:
    """What was typed into a form and not saved; empty where nothing was."""
    return kept.read(session, form)
