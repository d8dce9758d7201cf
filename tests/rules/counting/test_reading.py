"""Papers that skip a rank, give one to several, or name somebody twice, by the rule of each method."""

import pytest

from pomanager.rules.counting.ballots import EQUAL, SKIPPED, Ballots, paper
from pomanager.rules.counting.reading import Unclear, first_choices, marked, most_marks, ranked


def ballots_of(papers: dict[str, int], withdrawn: frozenset[int] = frozenset(), blank: int = 0) -> Ballots:
    return Ballots(names=("A", "B", "C"), papers=papers, withdrawn=withdrawn, blank=blank)


A, B, C = "\x01", "\x02", "\x03"


@pytest.mark.parametrize(
    ("text", "until_then", "as_far_as_known"),
    [
        (A + B + C, A + B + C, A + B + C),
        (A + SKIPPED + B, A, A + B),
        (SKIPPED + B, "", B),
        (A + B + EQUAL + C, A, A),
        (A + EQUAL + B + C, "", ""),
        (A + B + A + C, "", A + B + C),
        (C + A + B + A, C, C + A + B),
    ],
)
def test_how_far_a_paper_counts(text: str, until_then: str, as_far_as_known: str) -> None:
    for unclear, clear in ((Unclear.UNTIL_THEN, until_then), (Unclear.AS_FAR_AS_KNOWN, as_far_as_known)):
        read = ranked(ballots_of({text: 4, B: 1}), unclear)
        expected = {B: 1}
        if clear:
            expected[clear] = expected.get(clear, 0) + 4
        assert read.papers == expected
        assert (read.valid, read.void) == ((5, 0) if clear else (1, 4))


def test_what_only_names_people_who_withdrew_is_as_good_as_blank() -> None:
    read = ranked(ballots_of({A: 3, A + B: 2, B + A + C: 1}, frozenset({1}), blank=7), Unclear.UNTIL_THEN)
    assert (read.valid, read.blank) == (3, 10)
    assert sum(read.papers.values()) == 3


def test_papers_with_too_many_marks_are_void_as_a_whole() -> None:
    found = ballots_of({A + B: 5, A + B + C: 2, C + C: 1, A + paper(-2): 3}, blank=1)
    marks = marked(found, 2)
    assert (marks.yes, marks.no) == ((8, 5, 1), (0, 3, 0))
    assert (marks.valid, marks.over, marks.void, marks.blank) == (9, 2, 2, 1)
    assert marked(found, None).yes == (10, 7, 3)
    assert most_marks(found) == 3


def test_one_vote_goes_to_the_first_who_stands() -> None:
    marks = first_choices(ballots_of({A + B: 5, B: 2, A: 1, B + EQUAL + C: 4}, frozenset({1})))
    assert (marks.yes, marks.valid, marks.blank, marks.void) == ((0, 7, 0), 7, 1, 4)
