"""The editor of free text: what it shows and gives back, its keys, and what it takes from elsewhere."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument

from pomanager.rules.meetings.rich_text import BlockKind, RichText, Span, TextBlock, paragraph, plain, table
from pomanager.ui.application import Screen
from pomanager.ui.rich_text import documents
from pomanager.ui.rich_text.editor import RichEditor

BOLD = Span("by hand", bold=True)
BULLETS = TextBlock(BlockKind.BULLETS, ((Span("maize"),), (Span("beans "), BOLD)))
NUMBERS = TextBlock(BlockKind.NUMBERS, ((Span("first"),), (Span("second"),)))
TABLE = table((("Crop", "Sacks"), ("Maize", "12"), ("", "3")))
TEXTS = {
    "nothing": RichText(),
    "paragraphs": RichText((paragraph("The harvest was weighed ", BOLD, "."), paragraph("No more was said."))),
    "lists": RichText((paragraph("It was:"), BULLETS, NUMBERS, paragraph("That was all."))),
    "two lists": RichText((BULLETS, paragraph("and"), BULLETS)),
    "a table": RichText((TABLE,)),
    "a table between": RichText((paragraph("Before"), TABLE, BULLETS, TABLE, paragraph("after"))),
    "scripts": RichText((paragraph("Эгин ", Span("жакшы", bold=True)), paragraph("ស្រូវល្អ"), paragraph("الغلة"))),
}


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_shown_comes_back(screen: Screen, name: str) -> None:
    del screen
    document = QTextDocument()
    documents.fill(document, TEXTS[name])
    assert documents.read(document) == TEXTS[name]


@pytest.fixture
def editor(screen: Screen) -> RichEditor:
    """An editor with nothing in it."""
    del screen
    editor = RichEditor("minutes.text")
    editor.retranslate()
    return editor


def test_chosen_words_are_made_bold_and_plain_again(editor: RichEditor) -> None:
    editor.show_text(plain("all was sold"))
    cursor = editor.paper.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor)
    editor.paper.setTextCursor(cursor)
    editor.make_bold()
    assert editor.text() == RichText((paragraph(Span("all ", bold=True), "was sold"),))
    editor.make_bold()
    assert editor.text() == plain("all was sold")


def test_paragraphs_become_a_list_and_paragraphs_again(editor: RichEditor) -> None:
    editor.show_text(plain("maize\nbeans"))
    editor.paper.selectAll()
    editor.make_numbers()
    assert [block.kind for block in editor.text().blocks] == [BlockKind.NUMBERS]
    editor.show_text(plain("maize"))
    editor.make_bullets()
    editor.make_bullets()
    assert editor.text() == plain("maize")


def test_a_table_is_put_in_and_grows(editor: RichEditor) -> None:
    editor.show_text(RichText())
    editor.insert_table()
    editor.insert_table()
    editor.add_row()
    editor.add_column()
    (block,) = editor.text().blocks
    assert (block.kind, len(block.rows), len(block.rows[0])) == (BlockKind.TABLE, 4, 4)


def test_what_is_pasted_loses_its_look(editor: RichEditor) -> None:
    told: list[bool] = []
    editor.edited.connect(lambda: told.append(True))
    pasted = QMimeData()
    pasted.setHtml("<table><tr><td><img src='http://x'/><b>12</b></td></tr></table>")
    pasted.setText("12 sacks")
    editor.paper.insertFromMimeData(pasted)
    assert editor.text() == plain("12 sacks")
    assert told
