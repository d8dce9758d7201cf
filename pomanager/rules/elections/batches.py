"""Secrecy of batches: how few papers may stand together, what a small batch does, how two entries differ.

Whoever knew that three papers lay in a batch, and who voted at that table, could guess. So a batch has twenty papers at
least; a smaller one joins another of its box, and a box with fewer is counted as one batch.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pomanager.marks import N_
from pomanager.rules.elections.kinds import BatchKind, BatchState
from pomanager.rules.elections.papers import Paper
from pomanager.rules.objections import Objection, Weight

FEWEST = 20
"""Papers of a batch."""

TOO_FEW = N_("This batch has {count} papers. It needs {fewest}, or it joins another batch of its box.")
NOTHING_TYPED = N_("No paper has been typed in.")
ONE_BATCH_ONLY = N_("The box has {count} papers in all. With fewer than {fewest} it is closed as one batch.")
NOT_DONE = N_("{teller} has not finished typing.")
SECOND_MISSING = N_("The batch is to be typed in twice. The second entry is missing.")
DIFFERS = N_("The two entries differ in {count} papers. Put them right, or say why the first one counts.")
SAME_TELLER = N_("{teller} has typed in this batch already. The second entry is made by somebody else.")
TELLER_STANDS = N_("{name} stands in this election and does not count its papers.")
NO_TELLER = N_("Write who types the papers in.")
NOT_OPEN = N_("The batch is closed. Take it back first, with the reason.")
NOT_CLOSED = N_("The batch is not closed.")
OTHER_BOX = N_("A batch only joins another of the same box, both of papers.")
WAITS = N_("Batch {batch} of this box has fewer than {fewest} papers and waits to join another.")


@dataclass(frozen=True, slots=True)
class BatchFacts:
    """A batch as the rules look at it; ``papers`` are those of its first entry while it is open."""

    number: int
    kind: BatchKind
    state: BatchState
    papers: int


@dataclass(frozen=True, slots=True)
class Difference:
    """Papers that one entry of a batch has oftener than the other."""

    paper: Paper
    first: int
    second: int


def differences(first: Mapping[Paper, int], second: Mapping[Paper, int]) -> tuple[Difference, ...]:
    """In which papers two entries differ: they are compared as heaps, since no paper has a place."""
    return tuple(
        Difference(paper, first.get(paper, 0), second.get(paper, 0))
        for paper in sorted({*first, *second}, key=lambda each: each.told)
        if first.get(paper, 0) != second.get(paper, 0)
    )


def differing_papers(found: Sequence[Difference]) -> int:
    """How many papers were typed differently: the larger of what each entry has too many."""
    return max(
        sum(max(0, each.first - each.second) for each in found), sum(max(0, each.second - each.first) for each in found)
    )


def objections_to_closing(batch: BatchFacts, others: Sequence[BatchFacts]) -> tuple[Objection, ...]:
    """What speaks against closing a batch of papers beside the others of its box.

    A batch with too few papers closes alone only where it holds all papers of its box and no other batch is there.
    """
    if batch.state is not BatchState.OPEN:
        return (Objection(NOT_OPEN, "batch_id"),)
    if not batch.papers:
        return (Objection(NOTHING_TYPED, "batch_id"),)
    beside = [each for each in others if each.state in {BatchState.OPEN, BatchState.CLOSED} and each.papers]
    if batch.papers >= FEWEST or not beside:
        return ()
    there = batch.papers + sum(each.papers for each in beside)
    if there < FEWEST:
        return (Objection(ONE_BATCH_ONLY, "batch_id", {"count": there, "fewest": FEWEST}),)
    return (Objection(TOO_FEW, "batch_id", {"count": batch.papers, "fewest": FEWEST}),)


def objections_to_joining(batch: BatchFacts, other: BatchFacts, *, same_box: bool) -> tuple[Objection, ...]:
    """What speaks against a batch joining another one."""
    if batch.state is not BatchState.OPEN or other.state is not BatchState.OPEN:
        return (Objection(NOT_OPEN, "batch_id"),)
    if not same_box or batch.number == other.number or BatchKind.TOTALS in {batch.kind, other.kind}:
        return (Objection(OTHER_BOX, "to_id"),)
    return ()


def objections_to_entries(
    tellers: Sequence[tuple[str, bool]], counts: Sequence[Mapping[Paper, int]], *, twice: bool, reason: str
) -> tuple[Objection, ...]:
    """What speaks against closing a batch as it was typed: names with whether they are done, and their papers."""
    found = [Objection(NOT_DONE, "batch_id", {"teller": name}) for name, done in tellers if not done]
    if twice and len(tellers) < 2:  # noqa: PLR2004 - twice
        return (*found, Objection(SECOND_MISSING, "batch_id"))
    if twice and (count := differing_papers(differences(counts[0], counts[1]))):
        weight = Weight.WARN if reason.strip() else Weight.STOP
        found.append(Objection(DIFFERS, "reason", {"count": count}, weight))
    return tuple(found)


def together(*heaps: Mapping[Paper, int]) -> Counter[Paper]:
    """Several heaps of papers as one."""
    found: Counter[Paper] = Counter()
    for heap in heaps:
        found.update(heap)
    return found
