"""Papers as they are typed and kept, batches and their secrecy, two entries of one batch, and figures that add up."""

from collections import Counter
from dataclasses import replace

import pytest

from pomanager.rules.counting.ballots import Ballots, paper
from pomanager.rules.counting.methods import Method
from pomanager.rules.elections import batches, papers
from pomanager.rules.elections.batches import BatchFacts, differences, differing_papers, objections_to_closing
from pomanager.rules.elections.kinds import BatchKind, BatchState, PaperKind, Spoilt
from pomanager.rules.elections.papers import BLANK, Paper, ballots_of, marked, objections_to_paper, papers_hash, spoilt
from pomanager.rules.elections.reconciling import (
    ROLL_COUNTED,
    Check,
    Figures,
    Standing,
    checks,
    objections_to_declaring,
    summed,
    wrong,
)
from pomanager.rules.objections import stopping

NAMES = ("Awa", "Bintou", "Coumba", "Dior")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("3", "3"), (" 03,5 ", "3 5"), ("2=04 1", "2=4 1"), ("-3 1", "-3 1"), ("- 2", "- 2"), ("x", "x"), ("", "")],
)
def test_what_is_typed_is_kept_in_one_writing(typed: str, kept: str) -> None:
    assert papers.read_typed(typed) == kept


@pytest.mark.parametrize(
    ("given", "method", "said"),
    [
        (marked(1, 4), Method.BLOCK, set()),
        (marked(5), Method.BLOCK, {papers.NO_CANDIDATE}),
        (marked(0), Method.BLOCK, {papers.NO_CANDIDATE}),
        (marked(2, 2), Method.MEEK, {papers.NAMED_TWICE}),
        (marked(-2), Method.BLOCK, {papers.NO_IS_NOT_ASKED}),
        (marked(-2, 1), Method.YES_NO, set()),
        (Paper(PaperKind.MARKED, "1=2"), Method.BLOCK, {papers.RANKS_ONLY}),
        (Paper(PaperKind.MARKED, "1=2 - 3"), Method.MEEK, set()),
        (Paper(PaperKind.MARKED, "١ 2"), Method.BLOCK, {papers.NOT_A_MARK}),
        (Paper(PaperKind.MARKED, ""), Method.BLOCK, {papers.NOTHING_MARKED}),
        (BLANK, Method.BLOCK, set()),
        (Paper(PaperKind.SPOILT), Method.BLOCK, {papers.NO_REASON}),
        (Paper(PaperKind.BLANK, "1"), Method.BLOCK, {papers.MARKS_ON_NONE}),
    ],
)
def test_what_is_wrong_about_a_paper(given: Paper, method: Method, said: set[str]) -> None:
    assert {each.message for each in objections_to_paper(given, 4, method)} == said


def test_papers_become_those_of_counting_and_back() -> None:
    heap = Counter({marked(2, 1): 3, Paper(PaperKind.MARKED, "1=3 - 2"): 1, BLANK: 2, spoilt(Spoilt.UNCLEAR): 1})
    found = ballots_of(heap, NAMES, 2)
    assert (found.papers[paper(2, 1)], found.blank, found.void, found.found) == (3, 2, 1, 7)
    again = papers.papers_of(found)
    assert again.total() == 7
    assert ballots_of(again, NAMES, 2) == found


def test_papers_of_yes_and_no_keep_their_no() -> None:
    found = ballots_of({marked(1, -2): 1}, NAMES, 2)
    assert found == Ballots(names=NAMES, papers={paper(1, -2): 1}, seats=2)
    assert papers.marks_of(paper(1, -2)) == "1 -2"


def test_the_fingerprint_tells_papers_and_no_order() -> None:
    first = Counter([marked(1), marked(2), BLANK])
    assert papers_hash(first) == papers_hash(Counter([BLANK, marked(2), marked(1)]))
    assert papers_hash(first) != papers_hash(Counter([marked(1), marked(1), BLANK]))
    assert papers_hash(Counter()) == papers_hash({BLANK: 0})


def facts(count: int, state: BatchState = BatchState.OPEN, number: int = 1) -> BatchFacts:
    return BatchFacts(number, BatchKind.PAPERS, state, count)


@pytest.mark.parametrize(
    ("count", "others", "said"),
    [
        (20, [], ()),
        (19, [], ()),  # all of its box
        (19, [facts(1, number=2)], (batches.TOO_FEW,)),
        (20, [facts(3, number=2)], ()),
        (19, [facts(20, BatchState.CLOSED, 2)], (batches.TOO_FEW,)),
        (3, [facts(4, number=2)], (batches.ONE_BATCH_ONLY,)),
        (3, [facts(0, number=2)], ()),
        (3, [facts(40, BatchState.JOINED, 2)], ()),
        (0, [], (batches.NOTHING_TYPED,)),
    ],
)
def test_small_batches_do_not_close_beside_others(count: int, others: list[BatchFacts], said: tuple[str, ...]) -> None:
    found = tuple(each.message for each in objections_to_closing(facts(count), others))
    assert found == said


def test_a_closed_batch_does_not_close_again() -> None:
    found = objections_to_closing(facts(30, BatchState.CLOSED), [])
    assert [each.message for each in found] == [batches.NOT_OPEN]


def test_two_entries_are_compared_as_heaps() -> None:
    first, second = Counter([marked(1), marked(1), BLANK]), Counter([marked(1), marked(2), BLANK])
    found = differences(first, second)
    assert [(each.paper, each.first, each.second) for each in found] == [(marked(1), 2, 1), (marked(2), 0, 1)]
    assert differing_papers(found) == 1
    assert differences(first, Counter(first)) == ()


def test_entries_that_differ_need_a_reason() -> None:
    heaps = [Counter([marked(1)]), Counter([marked(2)])]
    tellers = [("Awa", True), ("Binta", True)]
    assert stopping(batches.objections_to_entries(tellers, heaps, twice=True, reason=""))
    assert not stopping(batches.objections_to_entries(tellers, heaps, twice=True, reason="Looked at again"))
    one = batches.objections_to_entries([("Awa", False)], heaps[:1], twice=True, reason="")
    assert [each.message for each in one] == [batches.NOT_DONE, batches.SECOND_MISSING]


WHOLE = Figures(
    issued=100, used=90, spoiled=2, unused=8, ticked=90, votes_on_roll=120, found=90, marked=85, blank=3, spoilt=2,
    votes=400, most_marks=5,
)  # fmt: skip


def test_figures_that_add_up() -> None:
    assert {each.standing for each in checks(WHOLE)} == {Standing.RIGHT}
    assert objections_to_declaring((WHOLE,), "") == ()


@pytest.mark.parametrize(
    ("changed", "check", "difference"),
    [
        ({"unused": 9}, Check.ISSUED, -1),
        ({"ticked": 121, "used": 121, "found": 121}, Check.ROLL, 1),
        ({"votes_on_roll": 89, "ticked": 88}, Check.ROLL, 1),
        ({"ticked": 89}, Check.SIGNATURES, 1),
        ({"found": 91, "blank": 4}, Check.BOX, 1),
        ({"blank": 4}, Check.COUNTED, 1),
        ({"blank": 2}, Check.COUNTED, -1),
        ({"votes": 426}, Check.VOTES, 1),
    ],
)
def test_what_does_not_add_up_is_told(changed: dict[str, int], check: Check, difference: int) -> None:
    figures = Figures(**{**{name: getattr(WHOLE, name) for name in Figures.__dataclass_fields__}, **changed})
    found = {each.check: each for each in checks(figures)}
    assert found[check].standing is Standing.WRONG
    assert found[check].difference == difference
    assert found[check].sentence is not None
    assert stopping(objections_to_declaring((figures,), ""))
    assert not stopping(objections_to_declaring((figures,), "One paper was found under the table."))


def test_ballots_above_the_roll_are_told_where_nobody_was_ticked() -> None:
    figures = Figures(votes_on_roll=89, marked=85, blank=3, spoilt=2)
    assert [each.message for each in wrong(checks(figures))] == [ROLL_COUNTED]
    assert wrong(checks(replace(figures, votes_on_roll=90))) == ()


def test_nothing_is_judged_before_its_figures_are_there() -> None:
    assert {each.standing for each in checks(Figures())} == {Standing.OPEN}
    growing = Figures(found=90, marked=20, open_batches=1)
    assert next(each for each in checks(growing) if each.check is Check.COUNTED).standing is Standing.OPEN
    assert stopping(objections_to_declaring((growing,), ""))


def test_boxes_are_added_up_where_all_have_a_figure() -> None:
    found = summed((WHOLE, Figures(issued=5, found=4, marked=4, votes=4, most_marks=5)))
    assert (found.issued, found.used, found.found, found.marked, found.votes) == (105, None, 94, 89, 404)
    assert summed(()) == Figures()
