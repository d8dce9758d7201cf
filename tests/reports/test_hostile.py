"""Whatever is typed into any field of any paper is printed as it stands: nothing breaks, nothing is obeyed."""

import json
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, count, repeat
from pathlib import Path

import pytest

import pypdfium2
from pomanager.i18n import speaking
from pomanager.papers import PAPERS, paper_called
from pomanager.readmodels.papers import PageSize, PrintOrder, TwoLanguages
from pomanager.readmodels.progress import silent
from pomanager.reports.composing import InBlocks
from pomanager.reports.paper import Paper, opened
from pomanager.reports.scripts import cleaned, turns
from tests.reports.hostile import ENDLESS, LONG, SHORT
from tests.reports.hostile_papers import BOUNDED, MAKERS, uncut_field
from tests.reports.hostile_parts import STEP, HostilePaper, Texts, from_place, letters, read, seen
from tests.reports.hostile_reading import commands_in, names_in, pages_in, papers_in, sources_in
from tests.reports.hostile_watch import EVERY
from tests.reports.sheets import PRINTED
from tests.trying import share

PROJECT = Path(__file__).resolve().parents[2]
KEYS = [paper.key for paper in PAPERS if paper.key in MAKERS]
ENDLESSLY = [key for key in KEYS if key not in BOUNDED]
"""Papers on which a text goes on over as many pages as it needs."""

STRAIGHT = [text for text in SHORT.values() if not turns(text)]
TURNED = [text for text in SHORT.values() if turns(text)]
MOST_PARTS = 24
PARTS = 4
"""The texts are taken in parts: a usual run gives each paper one of them, papers beside each other another."""


def fields_of(key: str) -> int:
    """How many fields of a paper ask for a text."""
    fields = count()
    MAKERS[key](str(next(fields)) for _field in repeat(None))
    return next(fields)


def held(fields: int, part: int, parts: int) -> set[int]:
    """The texts that stand in one of so many fields when one part of them is taken for the first field."""
    return {
        (number + STEP * field) % len(STRAIGHT)
        for number in range(part, len(STRAIGHT), parts)
        for field in range(fields)
    }


@cache
def parts_for(fields: int) -> int:
    """So many parts that each text still finds a field of a paper of so many fields in any of them."""
    return next(
        parts
        for parts in range(MOST_PARTS, 0, -1)
        if all(len(held(fields, part, parts)) == len(STRAIGHT) for part in range(parts))
    )


PARTS_OF = {key: parts_for(fields_of(key)) for key in KEYS}
TAKEN = [(key, part) for turn, key in enumerate(KEYS) for part in share(range(PARTS_OF[key]), PARTS_OF[key], turn)]
QUARTERS = 4
"""In a usual run a paper gets every fourth text of its part, the paper beside it mostly others."""
LONG_ONES = 20
"""Of the long texts, as many as this, a usual run sets one into the fields of a paper: each on three papers or more."""

SHORTER = 8
"""In a usual run the word without end is so many times shorter, still many pages."""
WHOLE_ON = 24
"""It is whole on one paper in so many."""

OBEYED = {
    "/A", "/AA", "/AcroForm", "/EmbeddedFile", "/EmbeddedFiles", "/F", "/FileAttachment", "/GoToE", "/GoToR",
    "/ImportData", "/JS", "/JavaScript", "/Launch", "/Movie", "/Named", "/OpenAction", "/Rendition", "/RichMedia",
    "/Sound", "/SubmitForm", "/UF", "/URI", "/Widget", "/XFA",
}  # fmt: skip
"""Names by which a PDF does something: opens, runs, sends, plays, asks."""

DRAWING = {
    "/ActualText", "/Span", "B", "BDC", "BT", "Do", "EMC", "ET", "G", "J", "Q", "S", "TJ", "Td", "Tf", "Tj", "Tm", "Ts",
    "W", "b", "c", "cm", "d", "f", "g", "l", "m", "n", "q", "re", "w",
}  # fmt: skip
"""All that our pages are told to do, beside naming fonts and pictures."""

HIDING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad\u2060\ufff9\ufffa\ufffb\ufffe\uffff"
FILLERS = "\u115f\u1160"
"""Letters in name only: they stand for the place where a Korean letter is missing."""

ORDERS = {
    "large print, a draft": PrintOrder(language="en", large=True, draft=True),
    "two languages side by side": PrintOrder(
        language="km", second_language="fr", two_languages=TwoLanguages.BESIDE, page_size=PageSize.LETTER
    ),
    "from the right": PrintOrder(language="en_XA"),
}


WANTED = [(key, order) for turn, key in enumerate(KEYS) for order in share(list(ORDERS), len(ORDERS), turn)]
"""A usual run prints each paper in one of these orders, papers beside each other in another."""


def numbers_of(key: str, part: int) -> Sequence[int]:
    """The texts that stand in the first field of a paper, for this part of them."""
    return share(range(part, len(STRAIGHT), PARTS_OF[key]), QUARTERS, KEYS.index(key))


def put(key: str, texts: Texts, pages: Paper, order: PrintOrder) -> HostilePaper:
    """Write one paper with these texts in its fields into a file of papers."""
    kind = paper_called(key).kind()
    paper = MAKERS[key](texts)
    if order.second_language and isinstance(kind, InBlocks):
        kind.put_beside(dict.fromkeys(order.languages, paper.sheet), pages, silent)
    else:
        kind.put(paper.sheet, pages, silent)
    return paper


def printed(key: str, fields: Iterable[Texts], file: Path, order: PrintOrder | None = None) -> list[HostilePaper]:
    """Write a paper for each set of texts, all into one file."""
    order = paper_called(key).kind().fitted(order or PrintOrder(language="en"))
    with speaking(order.language), opened(file, order, PRINTED) as pages:
        return [put(key, texts, pages, order) for texts in fields]


def must_obey_nothing(file: Path, used: Iterable[str]) -> None:
    """Refuse a file that does more than draw, or that lost a letter for want of a shape."""
    pdf = file.read_bytes()
    assert not names_in(pdf) & OBEYED
    assert b"/Encrypt" not in pdf
    commands: set[str] = set()
    sources = ""
    for content in pages_in(pdf):
        commands |= commands_in(content)
        sources += sources_in(content)
    assert not {name for name in commands - DRAWING if not name.startswith(("/PO", "/FormXob"))}
    assert {letter for text in used for letter in cleaned(text) if letter > "\uffff"} <= set(sources)


def test_every_paper_has_a_hostile_sheet() -> None:
    without = [paper.key for paper in PAPERS if paper.key not in MAKERS]
    assert not without, f"Give these papers a maker in tests/reports/hostile_papers.py: {without}"


def test_there_are_hundreds_of_different_texts() -> None:
    assert len(set(SHORT.values())) > 900
    assert max(map(len, SHORT.values())) < 120
    assert len(STRAIGHT) % STEP
    assert len(TURNED) % STEP


@pytest.mark.parametrize(("key", "part"), TAKEN)
def test_each_text_has_a_field_on_every_paper_where_everything_is_tried(key: str, part: int) -> None:
    assert held(fields_of(key), part, PARTS_OF[key]) == set(range(len(STRAIGHT)))


def test_each_text_has_a_field_on_one_paper_of_eight() -> None:
    papers: Counter[int] = Counter()
    for key, part in TAKEN:
        fields = range(fields_of(key))
        papers.update({(number + STEP * each) % len(STRAIGHT) for number in numbers_of(key, part) for each in fields})
    assert min(papers[text] for text in range(len(STRAIGHT))) > len(KEYS) / 8


def test_all_that_can_be_seen_is_kept_and_nothing_that_hides_or_turns() -> None:
    for name, text in SHORT.items():
        left = cleaned(text)
        assert not [letter for letter in left if unicodedata.category(letter) in {"Cc", "Cs"} and letter != "\n"], name
        assert not set(left) & set(HIDING), name
        lost = set(Counter(text) - Counter(left)) - set(FILLERS)
        assert not [letter for letter in lost if unicodedata.category(letter)[0] in "LNPS"], name


@pytest.mark.parametrize(("key", "part"), TAKEN)
def test_every_text_in_every_field_is_read_as_it_stands_and_not_obeyed(key: str, part: int, tmp_path: Path) -> None:
    numbers = numbers_of(key, part)
    file = tmp_path / "papers.pdf"
    made = printed(key, (from_place(STRAIGHT, number) for number in numbers), file)
    texts = papers_in(file)
    assert len(texts) == len(numbers)
    for paper, text in zip(made, texts, strict=True):
        assert not [each for each in paper.chains if not each.stands_in(text)]
    must_obey_nothing(file, (STRAIGHT[number] for number in numbers))


@pytest.mark.parametrize("key", KEYS)
def test_texts_from_right_to_left_in_every_field_lose_no_letter(key: str, tmp_path: Path) -> None:
    file = tmp_path / "papers.pdf"
    numbers = share(range(len(TURNED)), PARTS, KEYS.index(key))
    made = printed(key, (from_place(TURNED, number) for number in numbers), file)
    for paper, text in zip(made, papers_in(file), strict=True):
        assert not [each for each in paper.chains if not each.lies_in(text)]
    must_obey_nothing(file, TURNED)


@pytest.mark.parametrize("key", ENDLESSLY)
def test_long_texts_in_every_field_are_whole_where_they_may_fill_pages(key: str, tmp_path: Path) -> None:
    file = tmp_path / "papers.pdf"
    texts = share(list(LONG.values()), LONG_ONES, KEYS.index(key))
    made = printed(key, map(repeat, texts), file)
    for paper, text, long in zip(made, papers_in(file), texts, strict=True):
        once = seen(long)
        times = sum(each.text.count(once) for each in paper.chains if not each.cut) if once else 0
        wanted = Counter({letter: often * times for letter, often in Counter(once).items()})
        assert times or not once
        assert not wanted - Counter(text)
    must_obey_nothing(file, texts)


@pytest.mark.parametrize("key", ENDLESSLY)
def test_a_word_without_end_is_printed_to_its_end(key: str, tmp_path: Path) -> None:
    file = tmp_path / "papers.pdf"
    word = ENDLESS[: len(ENDLESS) // SHORTER] if key not in share(ENDLESSLY, WHOLE_ON) else ENDLESS
    printed(key, [chain(repeat("Aline", uncut_field(key)), [word], repeat("Aline"))], file)
    with pypdfium2.PdfDocument(file) as document:
        assert len(document) > 2
    assert "".join(papers_in(file)).count(word[0]) >= len(word)


@pytest.mark.parametrize("key", sorted(BOUNDED))
def test_in_a_place_of_a_fixed_size_long_texts_end_in_three_dots_on_one_page(key: str, tmp_path: Path) -> None:
    file = tmp_path / "papers.pdf"
    long = [ENDLESS, *LONG.values()]
    made = printed(key, map(repeat, long), file)
    texts = papers_in(file)
    assert len(texts) == len(long)
    for paper, text in zip(made, texts, strict=True):
        # A text that is long only by what nobody sees is whole; pdfium writes the dots of a line from the right out.
        assert "…" in text or "..." in text or all(each.stands_in(text) for each in paper.chains)
        assert len(text) < 20_000
    assert sum("…" in text for text in texts) > len(texts) / 2
    must_obey_nothing(file, ())


@pytest.mark.parametrize(("key", "order"), WANTED)
def test_however_a_paper_is_wanted_no_letter_is_lost(key: str, order: str, tmp_path: Path) -> None:
    file = tmp_path / "papers.pdf"
    texts = list(SHORT.values())
    numbers = share(range(0, len(texts), 25), 2 * PARTS, KEYS.index(key))
    printed(key, (from_place(texts, number) for number in numbers), file, ORDERS[order])
    with pypdfium2.PdfDocument(file) as document:
        text = read("".join(page.get_textpage().get_text_range() for page in document))
    used = "".join(texts[number] for number in numbers)
    assert not letters(seen(used)) - letters(text)
    must_obey_nothing(file, (texts[number] for number in numbers))


def test_what_a_file_says_of_itself_is_cleaned(tmp_path: Path) -> None:
    file = tmp_path / "roll.pdf"
    for text in list(SHORT.values())[::14]:
        # Two beginnings mark an encoding in the strings of a PDF; a name that has one is described by nothing.
        named = text if cleaned(text).strip() and not text.startswith(("\xfe\xff", "\xef\xbb\xbf")) else "Aline"
        printed("roll", [repeat(named)], file)
        with pypdfium2.PdfDocument(file) as document:
            said = document.get_metadata_dict()
            entries = [entry.get_title() for entry in document.get_toc()]
        assert seen(said["Author"]) == seen(named)
        assert said["Title"] == "Roll of members"
        assert [seen(entry) for entry in entries] == ["Rollofmembers", seen(named), "Mungwa"]


def test_printing_opens_no_file_but_its_own_and_calls_nobody(tmp_path: Path) -> None:
    watched = subprocess.run(
        [sys.executable, "-m", "tests.reports.hostile_watch", str(tmp_path)],
        cwd=PROJECT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert watched.returncode == 0, watched.stderr
    told = json.loads(watched.stdout)
    assert told["others"] == []
    assert told["papers"] >= len(KEYS) * len(SHORT) // EVERY
    assert told["own"] >= len(KEYS)
    assert told["untried"] == 0
    assert {"open", "os.listdir", "socket.getaddrinfo", "subprocess.Popen"} <= set(told["noticed"])
