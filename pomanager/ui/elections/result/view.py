"""What the page of a result shows and its acts work on: the election with everything that came of it, one contest."""

from dataclasses import dataclass

from pomanager.readmodels.elections.result import ContestResult, ElectionResult


@dataclass(slots=True)
class ResultView:
    """Which election, what was asked of it last, and which contest is shown."""

    election_id: int
    result: ElectionResult | None = None
    place: int = 0
    """From 0."""

    def contest_result(self) -> ContestResult | None:
        """The contest shown."""
        return None if self.result is None or not self.result.contests else self.result.contests[self.place]
