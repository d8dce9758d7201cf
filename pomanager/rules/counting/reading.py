"""What a method makes of papers that skip a rank, give one to several candidates, or name somebody twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pomanager.rules.counting.ballots import EQUAL, NO, SKIPPED, Ballots, candidates_on


class Unclear(StrEnum):
    """How far a paper counts that is not filled in clearly."""

    UNTIL_THEN = "until_then"
    """As far as it is clear: an empty rank, two candidates of one rank or a name written twice end it.

    Scottish Local Government Elections Order 2011, Sch. 1 rules 44 and 48 with the definition of the next available
    preference; ERS97 6.9, 6.10, 6.12; New Zealand Local Electoral Regulations 2001, Sch. 1A, for Meek.
    """
    AS_FAR_AS_KNOWN = "as_far_as_known"
    """Empty ranks and further mentions of a name are passed over, two candidates of one rank end it.

    Instant run-off: Minneapolis Code of Ordinances ch. 167, and the choices of RCTab named like it.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """Papers as a method by preferences counts them.

    ``void`` are those without a clear first preference, ``cut`` those that count only up to a point.
    """

    papers: dict[str, int]
    valid: int
    blank: int
    void: int
    cut: int


def ranked(ballots: Ballots, unclear: Unclear) -> Ranked:
    """The papers of ballots, clear as far as they go. What only names people who withdrew is left as blank."""
    gone = "".join(map(chr, ballots.withdrawn))
    papers: dict[str, int] = {}
    void = cut = 0
    for text, number in ballots.papers.items():
        clear = text
        if not _is_plain(text):
            clear = _clear(text, unclear)
            cut += number if clear else 0
            void += 0 if clear else number
            if not clear:
                continue
        clear = clear.lstrip(gone)
        papers[clear] = papers.get(clear, 0) + number
    blank = papers.pop("", 0)
    valid = ballots.marked - void - blank
    return Ranked(papers=papers, valid=valid, blank=ballots.blank + blank, void=ballots.void + void, cut=cut)


def _is_plain(text: str) -> bool:
    return len(set(text)) == len(text) and max(text) < chr(NO)


def _clear(text: str, unclear: Unclear) -> str:
    """The beginning of a paper that is clear; nothing where not even the first preference is."""
    found: list[str] = []
    if unclear is Unclear.AS_FAR_AS_KNOWN:
        for group in _ranks(text):
            new = [letter for letter in group if letter not in found]
            if len(new) > 1:
                break
            found += new
        return "".join(found)
    twice = {letter for letter in text if text.count(letter) > 1}
    for group in _ranks(text):
        # A candidate marked with two numbers is unclear from the first of them on.
        if len(group) != 1 or group in twice:
            break
        found.append(group)
    return "".join(found)


def _ranks(text: str) -> Iterator[str]:
    """The candidates at each rank: one letter, several for equals, none for a rank left empty."""
    plain = "".join(letter for letter in text if ord(letter) < NO or letter in SKIPPED + EQUAL)
    place = 0
    while place < len(plain):
        if plain[place] == SKIPPED:
            yield ""
            place += 1
            continue
        group = plain[place]
        while plain[place + 1 : place + 2] == EQUAL:
            group += plain[place + 2 : place + 3]
            place += 2
        yield group
        place += 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Papers as a method by marks counts them: how many say yes and how many no to each candidate, 1 first.

    ``valid`` papers are those that count. ``over`` are those set aside because they bear too many marks; they are among
    ``void``.
    """

    yes: tuple[int, ...]
    no: tuple[int, ...]
    valid: int
    blank: int
    void: int = 0
    over: int = 0


def marked(ballots: Ballots, most: int | None) -> Marks:
    """Every mark counted once a paper; papers with more than ``most`` marks are void, whoever they are for.

    Ranks mean nothing here: equal ones are marks like others.
    """
    size = len(ballots.names) + 1
    yes, no = [0] * size, [0] * size
    over = blank = 0
    for text, number in ballots.papers.items():
        said = {letter for letter in text if letter not in SKIPPED + EQUAL}
        chosen = [ord(letter) for letter in said if ord(letter) < NO]
        if most is not None and len(chosen) > most:
            over += number
            continue
        against = [ord(letter) - NO for letter in said if ord(letter) >= NO]
        if not {*chosen, *against} - ballots.withdrawn:
            blank += number
            continue
        for candidate in chosen:
            yes[candidate] += number
        for candidate in against:
            no[candidate] += number
    for candidate in ballots.withdrawn:
        yes[candidate] = no[candidate] = 0
    void = ballots.void + over
    valid = ballots.marked - over - blank
    return Marks(yes=tuple(yes[1:]), no=tuple(no[1:]), valid=valid, blank=ballots.blank + blank, void=void, over=over)


def first_choices(ballots: Ballots) -> Marks:
    """One vote a paper, for the candidate it names first among those who stand; unclear first choices are void."""
    votes = [0] * (len(ballots.names) + 1)
    read = ranked(ballots, Unclear.AS_FAR_AS_KNOWN)
    for text, number in read.papers.items():
        votes[ord(text[0])] += number
    nobody = (0,) * len(ballots.names)
    return Marks(yes=tuple(votes[1:]), no=nobody, valid=read.valid, blank=read.blank, void=read.void)


def most_marks(ballots: Ballots) -> int:
    """The most candidates any paper says yes to."""
    return max((len(set(candidates_on(text))) for text in ballots.papers), default=0)
