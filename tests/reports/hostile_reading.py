"""Reads a PDF as a suspicious person does: its text paper by paper, its names, and what its pages are told to do."""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from tests.reports.hostile_parts import read

_PAGE = re.compile(r"Page (\d+) of \d+")
_TEXT = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)
_NUMBERS = re.compile(rb"<[0-9A-Fa-f]*>")
_STREAM = re.compile(rb"<<[^<>]*/Length (\d+)[^<>]*>>\s*stream\r?\n")
_SOURCE = re.compile(rb"/ActualText\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_NAME = re.compile(rb"/[^\s/()<>\[\]{}%]*")
_COMMAND = re.compile(rb"(?<![\w/.\-])[A-Za-z'\"]\S*")


def papers_in(file: Path) -> list[str]:
    """The text of each paper in a file, without white space: a paper begins where a foot says that it is page 1.

    Ballot papers have no foot; each of their sheets is taken for a paper.
    """
    found: list[str] = []
    with pypdfium2.PdfDocument(file) as document:
        for page in document:
            reading = page.get_textpage()
            text = reading.get_text_range()
            reading.close()
            page.close()
            if (_PAGE.findall(text) or ["1"])[-1] == "1":
                found.append("")
            found[-1] += read(text)
    return found


def names_in(pdf: bytes) -> set[str]:
    """The names a PDF uses, such as /Page or /URI, but not those that merely stand in its texts."""
    start, outside = 0, []
    for _described, begins, ends in _streams(pdf):
        outside.append(pdf[start:begins])
        start = ends
    bare = _NUMBERS.sub(b" ", _TEXT.sub(b" ", b" ".join([*outside, pdf[start:]])))
    return {name.decode("latin-1") for name in _NAME.findall(bare)}


def pages_in(pdf: bytes) -> Iterator[bytes]:
    """What the pages of a PDF are told to draw."""
    for described, begins, ends in _streams(pdf):
        if b"/Length1" not in described and b"/Subtype" not in described:
            content = zlib.decompress(pdf[begins:ends])
            if not content.startswith(b"/CIDInit"):
                yield content


def _streams(pdf: bytes) -> Iterator[tuple[bytes, int, int]]:
    """What is said of each stream, where it begins and where it ends."""
    found = _STREAM.search(pdf)
    while found:
        ends = found.end() + int(found[1])
        yield found[0], found.end(), ends
        found = _STREAM.search(pdf, ends)


def commands_in(content: bytes) -> set[str]:
    """The commands and names in what a page is told to draw, without its strings, which hold numbers of glyphs."""
    bare = _TEXT.sub(b" ", content)
    return {each.decode("latin-1") for each in (*_NAME.findall(bare), *_COMMAND.findall(_NAME.sub(b" ", bare)))}


def sources_in(content: bytes) -> str:
    """The letters that stand beside shaped and replaced glyphs in what a page is told to draw."""
    return "".join(_ESCAPED.sub(_unescaped, found).decode("utf-16") for found in _SOURCE.findall(content))


def _unescaped(found: "re.Match[bytes]") -> bytes:
    return {b"r": b"\r", b"n": b"\n"}.get(found[1], found[1])
