"""The paper of minutes as it is made beside the text: with what is written and not saved yet."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from pomanager.papers import paper_called
from pomanager.readmodels.meetings.minutes import MinutesText
from pomanager.services.meetings.queries.minutes import minutes_sheet
from pomanager.ui.preview.making import Wanted


def wanted_of(meeting_id: int, texts: Sequence[MinutesText] = ()) -> Wanted:
    """The paper as it is; with parts that are not saved, they are printed in place of those in the books."""
    paper = paper_called("minutes")
    if texts:
        paper = replace(paper, fetch=partial(minutes_sheet, unsaved=tuple(texts)))
    return Wanted(paper, (meeting_id,))
