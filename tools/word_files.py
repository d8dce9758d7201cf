"""Reads and writes the catalogues so that the same words always give the same file: no dates, no line numbers."""

import io
import re
import struct
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from babel.messages.pofile import PoFileParser, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "pomanager"
TRANSLATIONS = ROOT / "translations"
TEMPLATE = TRANSLATIONS / "pomanager.pot"
DOMAIN = "pomanager"
DRAFT = "draft"
REVIEWED = "reviewed"

PLURALS = MappingProxyType(
    {
        "fr": "nplurals=2; plural=(n > 1);",
        "ru": (
            "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
        ),
        "ky": "nplurals=2; plural=(n != 1);",
        "km": "nplurals=1; plural=0;",
        "rn": "nplurals=2; plural=(n != 1);",
    },
)
"""The forms of each language that has a catalogue; a language is added by adding its line here."""

_CALLS = re.compile(rb"\b(?:" + "|".join(DEFAULT_KEYWORDS).encode() + rb")\s*\(")

HEADER = """\
# {title} of PO Manager, the books of a farmers' cooperative.
# Distributed under the licence of PO Manager, GPL-3.0-or-later.
# docs/words.md holds the words to use; translations/README.md says how to work on this file.
#"""


class WordsOf(Catalog):
    """A catalogue whose header keeps the review status and carries no dates."""

    status = ""

    def _get_headers(self) -> list[tuple[str, str]]:
        headers = [("Project-Id-Version", "PO Manager"), ("Report-Msgid-Bugs-To", "")]
        if self.locale_identifier:
            headers += [("Language", str(self.locale_identifier)), ("Plural-Forms", self.plural_forms)]
        if self.status:
            headers.append(("X-Review-Status", self.status))
        headers += [
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ]
        return headers

    def _set_headers(self, headers: Iterable[tuple[str, str]]) -> None:
        kept = list(headers)
        self.status = next((value for name, value in kept if str(name).lower() == "x-review-status"), "")
        self._set_mime_headers(kept)

    mime_headers = property(_get_headers, _set_headers)


def languages() -> tuple[str, ...]:
    """The languages that have a catalogue."""
    return tuple(PLURALS)


def catalogue_path(language: str) -> Path:
    """Where a language's catalogue lies."""
    return TRANSLATIONS / language / "LC_MESSAGES" / f"{DOMAIN}.po"


@cache
def extracted() -> WordsOf:
    """The messages that stand in the program now, with the notes to translators; they are read once."""
    template = WordsOf(project="PO Manager", charset="utf-8", fuzzy=False)
    template.header_comment = HEADER.format(title="Template for the words")
    found = extract_from_dir(
        SOURCES,
        [("**.py", f"{__name__}:of_a_file")],
        keywords=DEFAULT_KEYWORDS,
        comment_tags=("TR:",),
        strip_comment_tags=True,
    )
    for filename, line, message, comments, context in found:
        places = [(f"pomanager/{Path(filename).as_posix()}", line)]
        template.add(message, None, places, auto_comments=comments, context=context)
    return template


def of_a_file(
    lines: IO[bytes], keywords: Mapping[str, Any], comment_tags: Collection[str], **_options: object
) -> Iterable[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    """What Babel finds in a file. Most files say nothing to anybody, and taking them apart is slow."""
    if not _CALLS.search(lines.read()):
        return ()
    lines.seek(0)
    return extract_python(lines, keywords, comment_tags, {})


def read(path: Path, language: str | None = None) -> WordsOf:
    """The catalogue in a file; an empty draft in the language where there is none."""
    found = WordsOf(locale=language, project="PO Manager", charset="utf-8", fuzzy=False)
    if language is not None:
        found.header_comment = HEADER.format(title=f"The words in {language}")
        found.mime_headers = [("Language", language), ("Plural-Forms", PLURALS[language]), ("X-Review-Status", DRAFT)]
    if path.exists():
        with path.open("rb") as lines:
            PoFileParser(found, ignore_obsolete=False, abort_invalid=True).parse(lines)
    return found


def written(catalogue: WordsOf) -> str:
    """A catalogue as the text of its file: by file and message, no line numbers, no wrapping."""
    out = io.BytesIO()
    write_po(out, _in_order(catalogue), width=0, include_lineno=False)
    return out.getvalue().decode("utf-8").rstrip("\n") + "\n"


def _in_order(catalogue: WordsOf) -> WordsOf:
    """The same catalogue in the one order it is written in, without what Babel guesses."""
    ordered = WordsOf(charset="utf-8", fuzzy=False)
    ordered.header_comment = catalogue.header_comment
    ordered.mime_headers = catalogue.mime_headers
    for message in sorted(messages(catalogue), key=_place):
        # Babel guesses "python-format" from every brace or percent sign; our own check is stricter.
        message.flags -= {"python-format", "python-brace-format"}
        ordered[message.id] = message
    # What is out of use keeps no place in its file, so none may decide here.
    for key, message in sorted(catalogue.obsolete.items(), key=lambda item: _place(item[1])[1:]):
        if any(forms(message)):
            ordered.obsolete[key] = message
    return ordered


def _place(message: Message) -> tuple[str, str, str]:
    first = min((name for name, _line in message.locations), default="")
    said = message.id if isinstance(message.id, str) else message.id[0]
    return first, said, message.context or ""


def save(catalogue: WordsOf, path: Path) -> bool:
    """Write a catalogue if its text changed; says whether it did."""
    text = written(catalogue)
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


def messages(catalogue: Catalog) -> Iterator[Message]:
    """The messages without the header."""
    return (message for message in catalogue if message.id)


def forms(message: Message) -> tuple[str, ...]:
    """The translation's forms: one, or one for each plural form."""
    if isinstance(message.string, str):
        return (message.string,)
    return tuple(form or "" for form in message.string or ("",))


def compiled(catalogue: WordsOf) -> bytes:
    """The catalogue as gettext reads it (``.mo``): complete, unfuzzy messages only, the header with its status."""
    header = "\n".join(f"{name}: {value}" for name, value in catalogue.mime_headers)
    words = {b"": header.encode()}
    for message in messages(catalogue):
        said = forms(message)
        if message.fuzzy or not all(said):
            continue
        asked = [message.id] if isinstance(message.id, str) else list(message.id)
        key = "\x00".join(asked)
        if message.context:
            key = f"{message.context}\x04{key}"
        words[key.encode()] = "\x00".join(said).encode()
    return _packed(words)


def _packed(words: dict[bytes, bytes]) -> bytes:
    """Keys and values as a GNU ``.mo`` file: a header of seven numbers, two tables of places, then the texts."""
    keys = sorted(words)
    start = 7 * 4 + 16 * len(keys)
    texts = b""
    places: dict[bool, list[int]] = {False: [], True: []}
    for is_value in (False, True):
        for key in keys:
            text = words[key] if is_value else key
            places[is_value] += [len(text), start + len(texts)]
            texts += text + b"\x00"
    tables = struct.pack(f"<{4 * len(keys)}I", *places[False], *places[True])
    return struct.pack("<7I", 0x950412DE, 0, len(keys), 28, 28 + 8 * len(keys), 0, 0) + tables + texts
