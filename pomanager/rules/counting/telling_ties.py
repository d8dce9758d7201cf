"""How a tie was broken, in sentences."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from pomanager.rules.counting import telling as words
from pomanager.rules.counting.figures import Part, Votes
from pomanager.rules.counting.record import Count, Step, Tie, TieKind
from pomanager.rules.objections import Objection

_ORDERS: Mapping[TieKind, str] = MappingProxyType(
    {
        TieKind.SENIORITY: words.TIE_SENIORITY, TieKind.OLDER: words.TIE_OLDER, TieKind.YOUNGER: words.TIE_YOUNGER,
        TieKind.REVOTE: words.TIE_REVOTE, TieKind.LOT: words.TIE_LOT, TieKind.ORDER: words.TIE_ORDER,
        TieKind.SEED: words.TIE_SEED,
    }
)  # fmt: skip


def ties_told(count: Count, tie: Tie) -> Iterator[Objection]:
    """Who was level, and everything that was looked at."""
    names = tuple(map(count.name, tie.candidates))
    yield Objection(words.TIE, details={"votes": Votes(tie.votes, count.places), "names": names})
    for step in tie.steps:
        yield _step_told(count, step)


def _step_told(count: Count, step: Step) -> Objection:
    told = [each for group in step.order for each in group]
    if step.kind in _ORDERS:
        return Objection(_ORDERS[step.kind], details={"names": tuple(map(count.name, told))})
    stage = count.stages[step.stage - 1]
    shares = tuple(Part(count.name(each), Votes(stage.votes[each - 1] or 0, count.places)) for each in told)
    return Objection(words.TIE_STAGE, details={"stage": stage.number, "shares": shares})
