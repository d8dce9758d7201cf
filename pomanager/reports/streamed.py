"""The file of a PDF while it is written: the contents of a page go out as soon as it is full, and memory stays flat.

ReportLab keeps everything until the end and then puts it together in memory, four times over; a roll of 6,000 pages
would take a quarter of a gigabyte. What it has not written itself it numbers, and lists at the end, all the same.
"""

from typing import IO, Any

from reportlab.pdfbase import pdfdoc

Document = Any
"""ReportLab's document, whose stubs leave out what is needed here."""

_HEADER = "%PDF-{}.{}\n%\xe2\xe3\xcf\xd3\n"
"""The bytes of the second line tell programs that carry files about that this one is no plain text."""


class StreamedFile:
    """Takes the objects of a document in any order, notes where each begins, and lists them all at the end."""

    def __init__(self, document: Document, file: IO[bytes]) -> None:
        self._document = document
        self._file = file
        self._at: dict[str, int] = {}
        self._offset = 0
        self._write(_HEADER.format(*document._pdfVersion).encode("latin-1"))  # noqa: SLF001 - it has no other name

    def promise(self) -> pdfdoc.PDFObjectReference:
        """What the document calls a stream whose contents are ``put`` later."""
        reference = self._document.Reference(pdfdoc.PDFStream(content=b""))
        assert isinstance(reference, pdfdoc.PDFObjectReference)  # noqa: S101 - a new object is never its own reference
        return reference

    def put(self, reference: pdfdoc.PDFObjectReference, packed: bytes) -> None:
        """Write the contents of a promised stream, packed by zlib; nothing is kept of them."""
        name = reference.name
        number, version = self._document.idToObjectNumberAndVersion[name]
        head = f"{number} {version} obj\n<</Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
        self._at[name] = self._offset
        self._write(head.encode("ascii") + packed + b"\nendstream\nendobj\n")
        self._document.idToObject[name] = None

    def settle(self, name: str) -> None:
        """Write an object that will not change any more; from now on it is only referred to."""
        self._at[name] = self._offset
        self._write(pdfdoc.PDFIndirectObject(name, self._document.idToObject[name]).format(self._document))
        self._document.idToObject[name] = None

    def finish(self, canvas: object) -> None:
        """Write all that was not written yet, and the list of where everything begins."""
        document = self._document
        self._complete(canvas)
        document.encrypt.prepare(document)
        number = 1
        while number in document.numberToId:
            # While they are written, objects may bring forth more.
            name = document.numberToId[number]
            if name not in self._at:
                self.settle(name)
            number += 1
        document.idToOffset.update(self._at)
        listed = self._offset
        table = pdfdoc.PDFCrossReferenceTable()
        table.addsection(0, [document.numberToId[each] for each in range(1, number)])
        self._write(table.format(document))
        trailer = pdfdoc.PDFTrailer(
            startxref=listed,
            Size=number,
            Root=document.Reference(document.Catalog),
            Info=document.Reference(document.info),
            ID=document.ID(),
        )
        self._write(trailer.format(document))

    def _complete(self, canvas: object) -> None:
        """Let the document add what it knows only now: its fonts, its description, its list of contents."""
        document = self._document
        for fonts in document.delayedFonts:
            fonts.addObjects(document)
        document.info.invariant = document.invariant
        document.info.digest(document.signature)
        document.Reference(document.Catalog)
        document.Reference(document.info)
        document.Outlines.prepare(document, canvas)
        if document.Outlines.ready < 0:
            document.Catalog.Outlines = None

    def _write(self, content: bytes) -> None:
        self._file.write(content)
        self._offset += len(content)
