"""A ballot paper as it is typed in and kept: numbers of candidates in order, and what is wrong about it.

Kept is ``2 5`` (two marks, or a first and a second preference), ``-3`` (no to candidate 3), ``2=4`` (one rank for
both) and ``-`` (a rank left empty), the writing of BLT files; counting reads the letters of ``counting.ballots``.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pomanager.marks import N_
from pomanager.rules.counting.ballots import EQUAL, NO, SKIPPED, Ballots
from pomanager.rules.counting.methods import TRANSFERABLE, Method
from pomanager.rules.elections.kinds import PaperKind, Spoilt
from pomanager.rules.objections import Objection

NO_CANDIDATE = N_("There is no candidate {number} on this ballot paper. The numbers go from 1 to {last}.")
NOT_A_MARK = N_("“{text}” is no number of a candidate.")
NAMED_TWICE = N_(
    "Candidate {number} is named twice. A paper like this is spoilt, unless the bureau reads it otherwise."
)
NO_IS_NOT_ASKED = N_("Only an election by yes or no has a mark against a candidate.")
RANKS_ONLY = N_("Only preferences can share a rank or leave one empty.")
NO_REASON = N_("Say why the paper does not count.")
MARKS_ON_NONE = N_("A blank or spoilt paper has no marks that count.")
NOTHING_MARKED = N_("Type the numbers that are marked, or say that the paper is blank.")
WITHDREW = N_("{name} has withdrawn. What is marked for them does not count.")


@dataclass(frozen=True, slots=True)
class Paper:
    """One ballot paper; ``marks`` as they are kept, "" unless it is marked."""

    kind: PaperKind
    marks: str = ""
    reason: Spoilt | None = None

    @property
    def told(self) -> str:
        """The paper as one text, for fingerprints and comparing."""
        return f"{self.kind.value}:{self.marks}:{self.reason.value if self.reason else ''}"


BLANK = Paper(PaperKind.BLANK)


def marked(*numbers: int) -> Paper:
    """A paper with these candidates in this order; a number below 0 says no to that candidate."""
    return Paper(PaperKind.MARKED, " ".join(map(str, numbers)))


def spoilt(reason: Spoilt) -> Paper:
    """A paper that does not count."""
    return Paper(PaperKind.SPOILT, "", reason)


def read_typed(text: str) -> str:
    """What somebody typed, as it is kept: commas and dots part numbers like spaces, zeros in front go."""
    words = text.replace(",", " ").replace(".", " ").replace(";", " ").split()
    return " ".join("=".join(_plain(part) for part in word.split("=")) for word in words)


def _plain(word: str) -> str:
    number = word.removeprefix("-")
    if not (number.isascii() and number.isdigit()):
        return word
    return ("-" if word.startswith("-") else "") + (number.lstrip("0") or "0")


def objections_to_paper(paper: Paper, size: int, method: Method) -> tuple[Objection, ...]:
    """Everything wrong about a paper of a contest with so many candidates."""
    if paper.kind is not PaperKind.MARKED:
        said = [Objection(MARKS_ON_NONE, "marks")] if paper.marks else []
        if paper.kind is PaperKind.SPOILT and paper.reason is None:
            said.append(Objection(NO_REASON, "reason"))
        return tuple(said)
    if not paper.marks:
        return (Objection(NOTHING_MARKED, "marks"),)
    found: list[Objection] = []
    seen: Counter[int] = Counter()
    for word in paper.marks.split():
        found += _about_word(word, size, method, seen)
    return (*found, *(Objection(NAMED_TWICE, "marks", {"number": each}) for each, times in seen.items() if times > 1))


def _about_word(word: str, size: int, method: Method, seen: Counter[int]) -> Iterable[Objection]:
    is_rank = word == "-" or "=" in word
    if is_rank and method not in TRANSFERABLE:
        yield Objection(RANKS_ONLY, "marks")
    for part in () if word == "-" else word.split("="):
        number = part.removeprefix("-")
        if not (number.isascii() and number.isdigit() and len(number) < 5):  # noqa: PLR2004 - more than any paper bears
            yield Objection(NOT_A_MARK, "marks", {"text": part[:40]})
            continue
        if not 1 <= int(number) <= size:
            yield Objection(NO_CANDIDATE, "marks", {"number": int(number), "last": size})
        elif part.startswith("-") and method is not Method.YES_NO:
            yield Objection(NO_IS_NOT_ASKED, "marks")
        seen[int(number)] += 1


def letters_of(marks: str) -> str:
    """The marks as counting reads them."""
    return "".join(
        SKIPPED if word == "-" else EQUAL.join(map(_letter, word.split("="))) for word in marks.split(" ") if word
    )


def _letter(part: str) -> str:
    number = int(part)
    return chr(number) if number > 0 else chr(NO - number)


def marks_of(letters: str) -> str:
    """Papers of counting as they are kept: the other way round."""
    words: list[str] = []
    for letter in letters:
        if letter == EQUAL:
            words.append("=")
        elif letter == SKIPPED:
            words.append("-")
        else:
            number = ord(letter)
            words.append(str(number) if number < NO else str(NO - number))
    return " ".join(words).replace(" = ", "=")


def ballots_of(
    papers: Mapping[Paper, int], names: Iterable[str], seats: int, withdrawn: frozenset[int] = frozenset()
) -> Ballots:
    """Papers and how many there are of each, as counting takes them."""
    written: dict[str, int] = {}
    blank = void = 0
    for paper, number in papers.items():
        if paper.kind is PaperKind.BLANK:
            blank += number
        elif paper.kind is PaperKind.SPOILT:
            void += number
        else:
            letters = letters_of(paper.marks)
            written[letters] = written.get(letters, 0) + number
    return Ballots(names=tuple(names), papers=written, seats=seats, withdrawn=withdrawn, blank=blank, void=void)


def papers_of(ballots: Ballots) -> Counter[Paper]:
    """The papers of a file as they are kept; those a file sets aside tell no reason."""
    found: Counter[Paper] = Counter()
    for letters, number in ballots.papers.items():
        found[Paper(PaperKind.MARKED, marks_of(letters))] += number
    if ballots.blank:
        found[BLANK] += ballots.blank
    if ballots.void:
        found[spoilt(Spoilt.OTHER)] += ballots.void
    return found


def papers_hash(papers: Mapping[Paper, int]) -> str:
    """The fingerprint of papers, whatever their order: SHA-256 over each kind, sorted, with its number."""
    lines = sorted(f"{paper.told}×{number}\n" for paper, number in papers.items() if number)
    return hashlib.sha256("".join(lines).encode()).hexdigest()
