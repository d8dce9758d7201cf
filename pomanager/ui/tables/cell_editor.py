"""The editor that lies over a cell: that of the field's form, cut to the size of a cell."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QCompleter, QWidget

from pomanager.i18n import _
from pomanager.ui.forms.editor import Editor, TextEditor
from pomanager.ui.forms.entries import EDITORS
from pomanager.ui.forms.fields import Field, Kind
from pomanager.ui.forms.figures import VagueDateEditor

Suggest = Callable[[str], Sequence[str]]
"""Texts that may be meant by what was typed."""


def make_editor(field: Field, parent: QWidget, value: object, typed: str = "") -> Editor:
    """The editor of a field, showing a value, or what was typed in its place."""
    editor = EDITORS[field.kind](field, parent)
    editor.setObjectName("cell.editor")
    editor.set_name(_(field.label))
    if isinstance(editor, VagueDateEditor):
        editor.precision.hide()
    editor.show_value(value)
    if typed:
        _type(editor, typed)
    elif isinstance(editor, TextEditor):
        editor.line.selectAll()
    return editor


def _type(editor: Editor, typed: str) -> None:
    """Let what was typed stand in place of the value; in a list, take the first answer that begins so."""
    field = editor.field
    if field.kind is Kind.LIST:
        words = ((choice, choice.text if field.choices_are_data else _(choice.text)) for choice in field.choices)
        begun = (choice.value for choice, text in words if text.casefold().startswith(typed.casefold()))
        editor.show_value(next(begun, editor.read().value))
    elif isinstance(editor, TextEditor):
        editor.line.setText(typed)


class Suggestions(QCompleter):
    """Drops down below an entry what may be meant by it; whatever is typed may stay as it is."""

    def __init__(self, editor: TextEditor, suggest: Suggest) -> None:
        self._lines = QStringListModel()
        super().__init__(self._lines, editor)
        self._suggest = suggest
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        popup = self.popup()
        if popup is not None:
            popup.setObjectName("choices")
        editor.line.setCompleter(self)
        editor.line.textEdited.connect(self.on_typed)

    def on_typed(self, text: str) -> None:
        """Offer what may be meant by this text."""
        self._lines.setStringList(list(self._suggest(text.strip())))
