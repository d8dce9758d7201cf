"""Ballot files in the format BLT: read with every fault named by its line, and written again.

The format of Algorithm 123 (Hill, Wichmann, Woodall 1987): candidates and seats; those withdrawn as negative numbers;
one line for each kind of paper, ``papers first second … 0``; ``0``; the names in quotes; the title. Read besides:
comments (``#`` to the end of the line, ``/* … */``), ids of papers in brackets ``(id)``, ``-`` for a rank left empty
and ``=`` between equals (OpenSTV, droop), ``[tie …]`` for an order drawn before the count (droop), a number below 0 on
a paper for a no. Names are UTF-8.
"""

import re
from collections.abc import Iterable, Iterator

from pomanager.marks import N_
from pomanager.rules.counting.ballots import EQUAL, MOST_CANDIDATES, MOST_PAPERS, NO, SKIPPED, Ballots
from pomanager.rules.objections import Objection

LONGEST_LINE = 1_000_000
"""Characters. A paper that ranks a thousand candidates has five thousand."""
MOST_FAULTS = 20

EMPTY_FILE = N_("The file is empty.")
NO_HEAD = N_("Line {line} must tell the number of candidates and of seats, such as “5 3”.")
LINE_TOO_LONG = N_("Line {line} is longer than {most} characters. This is no ballot file.")
NO_NUMBER = N_("Line {line}: “{text}” is no candidate’s number.")
UNKNOWN_CANDIDATE = N_("Line {line} names candidate {number}, but there are only {last}.")
NO_PAPERS = N_("Line {line}: “{text}” is no number of papers.")
NO_END = N_("Line {line} does not end with 0.")
ENDS_EARLY = N_("The file ends before the papers do: a line with 0 alone must follow the last of them.")
TOO_FEW_NAMES = N_("The file names {found} candidates in quotes, but there are {expected}.")
NO_QUOTE = N_("Line {line}: a name must stand between quotation marks.")
NOT_TEXT = N_("Line {line} is not written in UTF-8.")

_NAME = re.compile(r'\s*"((?:[^"\\]|\\.)*)"')
_ID = re.compile(r"\([^()]*\)")
_WORDS = re.compile(r"\[[^\[\]]*\]")


class Broken(Exception):
    """A file that cannot be read; carries every fault found, twenty at most."""

    def __init__(self, objections: Iterable[Objection]) -> None:
        self.objections = tuple(objections)
        super().__init__(self.objections[0].message)


def read(lines: Iterable[str]) -> Ballots:
    """The ballots of a file, line by line. Raises Broken."""
    return _Reader(lines).read()


class _Reader:
    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = _without_comments(enumerate(lines, 1))
        self._faults: list[Objection] = []
        self._papers: dict[str, int] = {}
        self._letters: dict[str, str] = {}
        self._withdrawn: set[int] = set()
        self._drawn: tuple[int, ...] = ()
        self._blank = 0
        self._size = 0

    def read(self) -> Ballots:
        seats = self._head()
        self._all_papers()
        names = self._names()
        if self._faults:
            raise Broken(self._faults)
        title = names[self._size] if len(names) > self._size else ""
        return Ballots(
            names=tuple(names[: self._size]), papers=self._papers, seats=seats, title=title, blank=self._blank,
            withdrawn=frozenset(self._withdrawn), drawn=self._drawn,
        )  # fmt: skip

    def _fault(self, message: str, line: int, **told: object) -> None:
        self._faults.append(Objection(message, "ballots", {"line": line, **told}))
        if len(self._faults) >= MOST_FAULTS:
            raise Broken(self._faults)

    def _head(self) -> int:
        for line, text in self._lines:
            words = text.split()
            if not words:
                continue
            if len(words) != 2 or not all(map(_is_number, words)) or not int(words[0]):  # noqa: PLR2004 - two numbers
                raise Broken([Objection(NO_HEAD, "ballots", {"line": line})])
            self._size = int(words[0])
            if self._size > MOST_CANDIDATES:
                told = {"line": line, "number": self._size, "last": MOST_CANDIDATES}
                raise Broken([Objection(UNKNOWN_CANDIDATE, "ballots", told)])
            self._letters = {str(number): chr(number) for number in range(1, self._size + 1)}
            self._letters |= {f"-{number}": chr(NO + number) for number in range(1, self._size + 1)}
            return int(words[1])
        raise Broken([Objection(EMPTY_FILE, "ballots")])

    def _all_papers(self) -> None:
        """Every paper up to the 0 that ends them; a line may hold several."""
        for line, text in self._lines:
            words = text.split()
            if words == ["0"]:
                return
            if words[-1:] == ["0"] and words.count("0") == 1:
                self._paper(line, words)
            elif words and self._unusual(line, words, text):
                return
        self._faults.append(Objection(ENDS_EARLY, "ballots"))

    def _unusual(self, line: int, words: list[str], text: str) -> bool:
        """A line of another kind: people who withdrew, words in brackets, several papers. Whether papers end here."""
        if words[0].startswith("["):
            self._bracketed(text)
        elif words[0].startswith("-") and not self._papers:
            for word in words:
                number = -int(word) if _is_number(word[1:]) and word.startswith("-") else 0
                if 1 <= number <= self._size:
                    self._withdrawn.add(number)
                elif number:
                    self._fault(UNKNOWN_CANDIDATE, line, number=number, last=self._size)
                else:
                    self._fault(NO_NUMBER, line, text=word)
        elif words[-1] == "0":
            while "0" in words:
                end = words.index("0")
                if end == 0:
                    return True
                self._paper(line, words[: end + 1])
                words = words[end + 1 :]
        else:
            self._fault(NO_END, line)
        return False

    def _bracketed(self, text: str) -> None:
        for group in _WORDS.findall(text):
            words = group[1:-1].split()
            if words[:1] == ["tie"] and all(word in self._letters for word in words[1:]):
                self._drawn = tuple(int(word) for word in words[1:])

    def _paper(self, line: int, words: list[str]) -> None:
        """One kind of paper: how many there are, and what stands on them."""
        papers, marks = words[0], words[1:-1]
        if papers.startswith("("):
            papers, marks = "1", _ID.sub(" ", " ".join(words[:-1])).split()
        if not _is_number(papers) or not 0 <= int(papers) <= MOST_PAPERS:
            self._fault(NO_PAPERS, line, text=words[0])
            return
        try:
            text = "".join(map(self._letters.__getitem__, marks))
        except KeyError:
            text = self._unclear(line, marks)
        number = int(papers)
        if not text:
            self._blank += number
        elif number:
            self._papers[text] = self._papers.get(text, 0) + number

    def _unclear(self, line: int, marks: list[str]) -> str:
        """A paper with empty ranks or equals, or with a fault."""
        found: list[str] = []
        for mark in marks:
            if mark == "-":
                found.append(SKIPPED)
                continue
            equals = [self._letters.get(word) or self._no_letter(line, word) for word in mark.split("=")]
            found.append(EQUAL.join(equals))
        return "".join(found)

    def _no_letter(self, line: int, word: str) -> str:
        if _is_number(word.removeprefix("-")):
            number = int(word)
            if 1 <= abs(number) <= self._size:  # written with zeros in front
                return chr(number) if number > 0 else chr(NO - number)
            self._fault(UNKNOWN_CANDIDATE, line, number=number, last=self._size)
        else:
            self._fault(NO_NUMBER, line, text=word[:40])
        return ""

    def _names(self) -> list[str]:
        """The names and whatever else stands in quotes behind the papers."""
        found: list[str] = []
        for line, text in self._lines:
            rest = text.strip()
            while rest and len(found) < self._size + 1:
                name = _NAME.match(rest)
                if name is None:
                    self._fault(NO_QUOTE, line)
                    break
                found.append(re.sub(r"\\(.)", r"\1", name[1]))
                rest = rest[name.end() :].strip()
        if len(found) < self._size and not self._faults:
            told = {"found": len(found), "expected": self._size}
            self._faults.append(Objection(TOO_FEW_NAMES, "ballots", told))
        return found


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= len(str(MOST_PAPERS))


def _without_comments(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Lines with what stands in comments left out; quotation marks keep it."""
    is_comment = False
    for line, text in lines:
        if len(text) > LONGEST_LINE:
            raise Broken([Objection(LINE_TOO_LONG, "ballots", {"line": line, "most": LONGEST_LINE})])
        if not is_comment and "#" not in text and "/*" not in text:
            yield line, text.removeprefix("\ufeff") if line == 1 else text
            continue
        kept, is_comment = _uncommented(text, is_comment=is_comment)
        yield line, kept


def _uncommented(text: str, *, is_comment: bool) -> tuple[str, bool]:
    kept: list[str] = []
    place, is_quoted = 0, False
    while place < len(text):
        if is_comment:
            end = text.find("*/", place)
            if end < 0:
                return "".join(kept), True
            place, is_comment = end + 2, False
            continue
        letter = text[place]
        if letter == '"':
            is_quoted = not is_quoted
        if not is_quoted and letter == "#":
            break
        if not is_quoted and text.startswith("/*", place):
            is_comment, place = True, place + 2
            continue
        kept.append(letter)
        place += 1
    return "".join(kept), is_comment


def written(ballots: Ballots) -> Iterator[str]:
    """The lines of a file that ``read`` reads as the same ballots; papers set aside before are not in it."""
    yield f"{len(ballots.names)} {ballots.seats}"
    if ballots.withdrawn:
        yield " ".join(f"-{number}" for number in sorted(ballots.withdrawn))
    if ballots.drawn:
        yield f"[tie {' '.join(map(str, ballots.drawn))}]"
    if ballots.blank:
        yield f"{ballots.blank} 0"
    for text, number in ballots.papers.items():
        yield f"{number} {_marks(text)} 0"
    yield "0"
    for name in (*ballots.names, ballots.title):
        yield '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _marks(text: str) -> str:
    words: list[str] = []
    for letter in text:
        if letter == EQUAL:
            words.append("=")
        elif letter == SKIPPED:
            words.append("-")
        else:
            number = ord(letter)
            words.append(str(number) if number < NO else str(NO - number))
    return " ".join(words).replace(" = ", "=")
