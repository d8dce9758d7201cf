"""What opens from a step of an election: the registry of its pages, and what the acts of the steps are called.

Counting room and result are built beside this; a page is imported when its step is first opened.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.elections.stepping import StepAct
from pomanager.ui.desk import Desk
from pomanager.ui.page import Page

VERBS: Mapping[StepAct, str] = MappingProxyType(
    {
        StepAct.AMEND: N_("Change…"), StepAct.CALL: N_("Call for candidates"), StepAct.CANDIDATES: N_("Candidates"),
        StepAct.PUBLISH: N_("Publish the list…"), StepAct.OFFICIALS: N_("Name them…"),
        StepAct.FREEZE: N_("Freeze the roll"), StepAct.MEETING: N_("Open the meeting"),
        StepAct.VOTERS: N_("Open the roll"), StepAct.OPEN: N_("Open the poll…"), StepAct.CLOSE: N_("Close the poll…"),
        StepAct.COUNTING: N_("Counting room"), StepAct.RESULT: N_("Open the result"),
    }
)  # fmt: skip
"""What the button of each act says."""


def _counting(desk: Desk, election_id: int) -> Page:
    from pomanager.ui.elections.counting.page import CountingRoom

    return CountingRoom(desk, election_id)


def _result(desk: Desk, election_id: int) -> Page:
    from pomanager.ui.elections.result.page import ResultPage

    return ResultPage(desk, election_id)


def _candidates(desk: Desk, election_id: int) -> Page:
    from pomanager.ui.elections.candidates_page import CandidatesPage

    return CandidatesPage(desk, election_id)


def _voters(desk: Desk, election_id: int) -> Page:
    from pomanager.ui.elections.voters_page import VotersPage

    return VotersPage(desk, election_id)


PAGES: Mapping[StepAct, Callable[[Desk, int], Page]] = MappingProxyType(
    {
        StepAct.CANDIDATES: _candidates, StepAct.VOTERS: _voters, StepAct.COUNTING: _counting,
        StepAct.RESULT: _result,
    }
)  # fmt: skip
"""The pages that hang under the steps, made of the desk and the id of the election."""


def open_step(desk: Desk, election_id: int, step: StepAct) -> Page:
    """The page of a step, made anew; raises KeyError for an act that is no page."""
    return PAGES[step](desk, election_id)
