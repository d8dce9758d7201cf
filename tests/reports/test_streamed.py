"""The file of a paper while it is written: what is finished lies in it at once, and in the end it is whole."""

import io
import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

import pypdfium2
from pomanager.reports.streamed import StreamedFile


class _Canvas(Canvas):
    """A canvas with what its stubs leave out."""

    _doc: Any

    @property
    def document(self) -> Any:  # noqa: ANN401 - ReportLab's, without types
        """What the canvas writes into."""
        return self._doc


def page_of(canvas: _Canvas, streamed: StreamedFile, text: str) -> None:
    """Write a page with one line, its contents first, then the page itself."""
    name = canvas.document.thisPageName()
    contents = streamed.promise()
    canvas.showPage()
    canvas.document.idToObject[name].Contents = contents
    streamed.put(contents, zlib.compress(f"BT /F1 12 Tf 40 700 Td ({text}) Tj ET".encode()))
    streamed.settle(name)
    canvas.document.Pages.pages[-1] = pdfdoc.PDFObjectReference(name)


def test_a_page_is_in_the_file_as_soon_as_it_is_finished_and_the_document_keeps_nothing_of_it() -> None:
    file = io.BytesIO()
    canvas = _Canvas(file, pageCompression=0)
    streamed = StreamedFile(canvas.document, file)
    lengths = []
    for number in range(3):
        page_of(canvas, streamed, f"page {number}")
        lengths.append(len(file.getvalue()))
    assert lengths == sorted(set(lengths))
    assert list(canvas.document.idToObject.values()).count(None) == 6


def test_the_file_is_whole_whatever_was_written_first() -> None:
    file = io.BytesIO()
    canvas = _Canvas(file, pageCompression=0, invariant=1)
    streamed = StreamedFile(canvas.document, file)
    late = streamed.promise()
    for number in range(3):
        page_of(canvas, streamed, f"page {number}")
    streamed.put(late, zlib.compress(b"later"))
    canvas.setTitle("A title")
    canvas.addOutlineEntry("Entry", "key", 0)
    canvas.bookmarkPage("key")
    canvas.drawString(40, 700, "not streamed")
    canvas.showPage()
    streamed.finish(canvas)
    content = file.getvalue()
    assert content.startswith(b"%PDF-1.")
    with pypdfium2.PdfDocument(content) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
        assert texts == ["page 0", "page 1", "page 2", "not streamed"]
        assert document.get_metadata_dict()["Title"] == "A title"
        assert [entry.get_title() for entry in document.get_toc()] == ["Entry"]
    # The list at the end says for each object where it begins.
    table = content[content.rindex(b"\nxref\n") + 1 :].splitlines()
    places = [int(line[:10]) for line in table[3 : 2 + int(table[1].split()[1])]]
    for number, place in enumerate(places, start=1):
        assert content[place:].startswith(b"%d 0 obj" % number)
