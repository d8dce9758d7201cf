"""No mark in a name is obeyed by a screen: tips go through `as_tip`, labels are of the house, no box of Qt is used."""

import ast

from tests.house.source import Module, calls, modules, parse, place

MAY_MAKE_LABELS = {
    "pomanager/ui/widgets/labels.py": "the label of the house",
    "pomanager/ui/organisation/page.py": "it holds the logo, and no words",
    "pomanager/ui/elections/result/telling.py": "it keeps marks from being obeyed as labels do",
}
RICH = {"setHtml", "setMarkdown", "insertHtml", "setWhatsThis", "QMessageBox", "QErrorMessage"}
MAY_BE_RICH = {"pomanager/ui/tables/copying.py": "for the clipboard; it writes the marks itself"}


def _is_plain(text: ast.expr) -> bool:
    """Whether a tip is our own words, or was made plain."""
    if isinstance(text, ast.IfExp):
        return _is_plain(text.body) and _is_plain(text.orelse)
    if isinstance(text, ast.Call):
        return isinstance(text.func, ast.Name) and text.func.id in {"as_tip", "_"}
    return isinstance(text, ast.Constant)


def obeyed(module: Module) -> list[str]:
    """Where a text might be taken for marks."""
    found: list[str] = []
    for name, call in calls(module):
        last = name.rpartition(".")[2]
        tip = call.args[0] if last == "setToolTip" else call.args[1] if name == "QToolTip.showText" else None
        if tip is not None and not _is_plain(tip):
            found.append(f"{place(module, call)} a tip")
        if last == "QLabel" and not module.under(*MAY_MAKE_LABELS):
            found.append(f"{place(module, call)} QLabel")
        if last in RICH and not module.under(*MAY_BE_RICH):
            found.append(f"{place(module, call)} {last}")
    for node in module.nodes:
        if isinstance(node, ast.ClassDef) and not module.under(*MAY_MAKE_LABELS):
            found += [f"{place(module, node)} QLabel" for base in node.bases if ast.unparse(base) == "QLabel"]
    return found


def test_no_text_on_a_screen_is_taken_for_marks() -> None:
    assert [line for module in modules("pomanager/ui") for line in obeyed(module)] == []


def test_marks_that_might_be_obeyed_are_noticed() -> None:
    code = (
        "a.setToolTip(name)\nQToolTip.showText(where, name, view)\nQLabel(name)\nbox.setHtml(name)\n"
        "QMessageBox(name)\nclass Mine(QLabel): pass\n"
    )
    assert len(obeyed(parse(code))) == len(code.splitlines())
    assert not obeyed(parse("a.setToolTip(as_tip(name))\nb.setToolTip(_('Close') if x else '')\nLabel(name)\n"))
