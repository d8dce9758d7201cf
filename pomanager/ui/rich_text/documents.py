"""Free text into a document of Qt and back: paragraphs, bold words, lists, tables, and nothing else."""

from collections.abc import Iterator

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTable,
    QTextTableFormat,
)

from pomanager.rules.meetings.rich_text import BlockKind, Line, RichText, Span, TextBlock, joined, table

_STYLES = {
    BlockKind.BULLETS: QTextListFormat.Style.ListDisc,
    BlockKind.NUMBERS: QTextListFormat.Style.ListDecimal,
}
_WHOLE_WIDTH = 100.0


def fill(document: QTextDocument, text: RichText) -> None:
    """Put a text into a document in place of what is there; undoing does not go back behind it."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    is_fresh = True
    for block in text.blocks:
        if block.kind is BlockKind.TABLE:
            if not is_fresh:
                _next_paragraph(cursor)
            _put_table(cursor, block)
            cursor.movePosition(QTextCursor.MoveOperation.End)
            is_fresh = True  # Qt keeps an empty paragraph below a table
            continue
        within: QTextList | None = None
        for line in block.lines:
            if not is_fresh:
                _next_paragraph(cursor)
            is_fresh = False
            if within is not None:
                within.add(cursor.block())
            elif block.kind in _STYLES:
                within = cursor.createList(_STYLES[block.kind])
            _put_line(cursor, line)
    document.setUndoRedoEnabled(True)


def _next_paragraph(cursor: QTextCursor) -> None:
    """Begin a paragraph that belongs to no list."""
    cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())


def _put_line(cursor: QTextCursor, line: Line) -> None:
    for span in line:
        cursor.insertText(span.text, char_format(bold=span.bold))


def _put_table(cursor: QTextCursor, block: TextBlock) -> None:
    columns = max(1, len(block.rows[0]) if block.rows else 1)
    made = cursor.insertTable(max(1, len(block.rows)), columns, table_format())
    for row, cells in enumerate(block.rows):
        for column, cell in enumerate(cells):
            made.cellAt(row, column).firstCursorPosition().insertText(cell, char_format(bold=False))


def table_format() -> QTextTableFormat:
    """How tables look in the editor: over the whole width, with a thin frame."""
    found = QTextTableFormat()
    found.setWidth(QTextLength(QTextLength.Type.PercentageLength, _WHOLE_WIDTH))
    found.setCellPadding(4)
    found.setCellSpacing(0)
    found.setBorder(1)
    found.setBorderCollapse(True)
    found.setHeaderRowCount(1)
    return found


def char_format(*, bold: bool) -> QTextCharFormat:
    """Letters, bold or plain."""
    found = QTextCharFormat()
    found.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return found


def read(document: QTextDocument) -> RichText:
    """The text of a document; empty paragraphs are left out, and tables in tables become their words."""
    return RichText(tuple(_in_frame(document.rootFrame())))


def _in_frame(frame: QTextFrame) -> Iterator[TextBlock]:
    lines: list[Line] = []
    inside: QTextList | None = None
    place = frame.begin()
    while not place.atEnd():
        inner, block = _frame_at(place), place.currentBlock()
        part = list_of(block) if inner is None else None
        if inside is not None and (part is None or part.objectIndex() != inside.objectIndex()):
            yield TextBlock(_kind_of(inside), tuple(lines))
            lines, inside = [], None
        if isinstance(inner, QTextTable):
            yield _table(inner)
        elif inner is None:
            line = _line(block)
            if part is not None and line:
                inside = part
                lines.append(line)
            elif line:
                yield TextBlock(BlockKind.PARAGRAPH, (line,))
        place += 1
    if inside is not None:
        yield TextBlock(_kind_of(inside), tuple(lines))


# PySide's stubs promise these in every case; where there is none, Qt gives nothing all the same.


def _frame_at(place: QTextFrame.iterator) -> QTextFrame | None:
    return place.currentFrame()


def list_of(block: QTextBlock) -> QTextList | None:
    """The list a paragraph stands in, None for an ordinary one."""
    return block.textList()


def table_at(cursor: QTextCursor) -> QTextTable | None:
    """The table the cursor is in, None outside of any."""
    return cursor.currentTable()


def _kind_of(found: QTextList) -> BlockKind:
    numbered = found.format().style() == QTextListFormat.Style.ListDecimal
    return BlockKind.NUMBERS if numbered else BlockKind.BULLETS


def _table(found: QTextTable) -> TextBlock:
    return table([_cell(found, row, column) for column in range(found.columns())] for row in range(found.rows()))


def _cell(found: QTextTable, row: int, column: int) -> str:
    cell = found.cellAt(row, column)
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2029", " ").replace("\u2028", " ").strip()


def _line(block: QTextBlock) -> Line:
    """The letters of a paragraph in runs of one look; nothing for one without letters."""
    spans: list[Span] = []
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        if fragment.isValid():
            look = fragment.charFormat()
            bold = look.hasProperty(QTextFormat.Property.FontWeight) and look.fontWeight() > QFont.Weight.Medium
            spans.append(Span(fragment.text().replace("\u2028", "\n").replace("\ufffc", ""), bold))
        place += 1
    line = joined(spans)
    return line if "".join(span.text for span in line).strip() else ()
