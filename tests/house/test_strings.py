"""Words a person reads are never bare literals in screens and command line: they go through gettext."""

import ast

import pytest

from tests.house.source import Module, calls, modules, parse, place

# Calls whose first words are read by a person.
SHOWS = {
    "QAction", "QCheckBox", "QGroupBox", "QLabel", "QMenu", "QPushButton", "QRadioButton", "QToolButton",
    "addAction", "addMenu", "addTab", "print", "setAccessibleDescription", "setAccessibleName", "setDetailedText",
    "setInformativeText", "setLabelText", "setPlaceholderText", "setStatusTip", "setSuffix", "setPrefix", "setTabText",
    "setText", "setTitle", "setToolTip", "setWhatsThis", "setWindowTitle", "showMessage",
}  # fmt: skip
# The same for named arguments, whoever takes them.
SHOWN_ARGUMENTS = {"help", "description", "epilog", "placeholder", "tooltip"}
# Signs and names that are the same in every language.
SAME_EVERYWHERE = {"PO Manager", "CSV", "PDF", "XLSX"}


def bare_words(module: Module) -> list[str]:
    """Where a literal with letters in it is shown without being translated."""
    return [
        f"{place(module, argument)} {ast.unparse(argument)}"
        for name, call in calls(module)
        for argument in _shown(name, call)
        if _is_bare(argument)
    ]


def _shown(name: str, call: ast.Call) -> list[ast.expr]:
    arguments = [keyword.value for keyword in call.keywords if keyword.arg in SHOWN_ARGUMENTS]
    return [*call.args, *arguments] if name.rpartition(".")[2] in SHOWS else arguments


def _is_bare(argument: ast.expr) -> bool:
    if isinstance(argument, ast.Constant):
        return _has_words(argument.value)
    if isinstance(argument, ast.JoinedStr):
        return any(_has_words(part.value) for part in argument.values if isinstance(part, ast.Constant))
    return False


def _has_words(value: object) -> bool:
    return isinstance(value, str) and value not in SAME_EVERYWHERE and any(sign.isalpha() for sign in value)


def test_every_shown_word_can_be_translated() -> None:
    found = [line for module in (*modules("pomanager/ui"), *modules("pomanager/cli")) for line in bare_words(module)]
    assert not found


@pytest.mark.parametrize(
    "code",
    ['label.setText("Members")', 'QPushButton("Save")', 'print(f"{n} new")', 'add_argument("--of", help="which")'],
)
def test_a_bare_word_is_noticed(code: str) -> None:
    assert bare_words(parse(code))


@pytest.mark.parametrize(
    "code", ['label.setText(_("Members"))', 'label.setText("·")', 'print(f"{n}")', 'label.setObjectName("members")']
)
def test_a_translated_word_is_not(code: str) -> None:
    assert not bare_words(parse(code))
