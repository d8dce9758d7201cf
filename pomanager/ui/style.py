"""Builds the style sheet and the palette of Qt's own parts from the tokens; nothing else sets a colour for them."""

from collections.abc import Mapping
from string import Template

from PySide6.QtGui import QColor, QPalette

from pomanager.ui.look import Look

SHEET = Template("""
QWidget#ground { background: $ground; }
QDialog { background: $surface; }
QLabel { background: transparent; color: $text; }
QLabel[role="figure"] { font-size: ${figure_px}px; font-weight: 600; }
QLabel[role="page"] { font-size: ${page_px}px; font-weight: 600; }
QLabel[role="sheet"] { font-size: ${sheet_px}px; font-weight: 600; }
QLabel[role="section"] { font-size: ${section_px}px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="small"] { font-size: ${small_px}px; color: $text2; }
QLabel[role="hint"] { font-size: ${small_px}px; color: $text3; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="warn"], QLabel[tone="ask"] { color: $warn; }
QLabel[tone="bad"] { color: $bad; }
QLabel[tone="info"] { color: $info; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="text2"], QLabel[tone="mute"] { color: $text2; }
QLabel[tone="text3"] { color: $text3; }
QLabel[tone="side_text"] { color: $side_text; }
QLabel[tone="side_dim"] { color: $side_dim; font-size: ${key_px}px; }
QLabel[tone="side_text"][role="strong"] { font-weight: 600; }
QFrame#hairline { background: $line; border: 0; }
QFrame#sidehairline { background: $side_on; border: 0; }
QFrame#menuline { background: $surface; border: 0; border-bottom: 1px solid $line; }
QFrame#side { background: $side; border: 0; }
QFrame#header { background: $ground; border: 0; border-bottom: 1px solid $line; }
QFrame#status { background: $surface; border: 0; border-top: 1px solid $line; }
QFrame#foot { background: $surface; border: 0; border-top: 1px solid $line; }
QFrame#sheet, QFrame#question { background: $surface; border: 1px solid $line; border-radius: ${r8}px; }
QFrame#empty, QWidget#surface { background: $surface; border: 0; }
QFrame#well { background: $raised; border: 0; border-radius: ${r6}px; }
QFrame#toast { background: $side; border: 0; border-radius: ${r6}px; }
QFrame#choices { background: $surface; border: 1px solid $edge; border-radius: ${r6}px; }
QScrollArea#scroller, QScrollArea#scroller > QWidget > QWidget { background: transparent; border: 0; }
QLineEdit, QPlainTextEdit, QComboBox, QSpinBox {
    background: $surface; color: $text; border: 1px solid $edge; border-radius: ${r6}px;
    selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $text3; }
QLineEdit, QComboBox, QSpinBox { padding: 0 ${p10}px; min-height: ${field}px; max-height: ${field}px; }
QPlainTextEdit { padding: ${p6}px; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus {
    border: 2px solid $focus; padding: 0 ${p9}px; min-height: ${field2}px; max-height: ${field2}px; }
QPlainTextEdit:focus { border: 2px solid $focus; padding: ${p5}px; }
QLineEdit[state="bad"], QComboBox[state="bad"] {
    border: 2px solid $bad; padding: 0 ${p9}px; min-height: ${field2}px; max-height: ${field2}px; }
QLineEdit[state="warn"], QComboBox[state="warn"] {
    border: 2px solid $warn; padding: 0 ${p9}px; min-height: ${field2}px; max-height: ${field2}px; }
QPlainTextEdit[state="bad"] { border: 2px solid $bad; padding: ${p5}px; }
QPlainTextEdit[state="warn"] { border: 2px solid $warn; padding: ${p5}px; }
QLineEdit[state="bad"]:focus, QLineEdit[state="warn"]:focus, QComboBox[state="bad"]:focus { border: 2px solid $focus; }
QLineEdit:disabled, QComboBox:disabled, QLineEdit[readOnly="true"] {
    background: $raised; color: $text2; border: 1px solid $line; }
QComboBox::drop-down { border: 0; width: ${p26}px; }
QComboBox QAbstractItemView, QListView#choices {
    background: $surface; color: $text; border: 1px solid $edge; outline: 0;
    selection-background-color: $select; selection-color: $text; }
QListWidget#choices::item { padding: 0 ${p10}px; }
QListWidget[look="rows"] { background: $surface; color: $text; border: 0; outline: 0; }
QListWidget[look="rows"]::item { padding: ${p6}px ${p10}px; border: 0; }
QListWidget[look="rows"]::item:selected { background: $select; color: $text; }
QListWidget[look="rows"]:focus { border: 2px solid $focus; }
QCheckBox, QRadioButton { color: $text; spacing: ${p6}px; background: transparent; min-height: ${p26}px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $focus; border-radius: 4px; }
QMenuBar { background: transparent; color: $text; border: 0; }
QMenuBar::item { background: transparent; padding: 3px ${p9}px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $raised; color: $text; }
QMenu { background: $surface; color: $text; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: ${p6}px ${p26}px ${p6}px ${p10}px; border-radius: 4px; }
QMenu::item:selected { background: $select; color: $text; }
QMenu::item:disabled { color: $text3; }
QMenu::icon { padding-left: ${p6}px; padding-right: ${p6}px; }
QMenu::separator { background: $line; height: 1px; margin: 4px ${p6}px; }
QTableView, QTreeView { background: $surface; color: $text; border: 0; outline: 0;
    selection-background-color: $select; selection-color: $text; }
QHeaderView { background: $raised; border: 0; }
QHeaderView::section { background: $raised; border: 0; }
QToolTip { background: $text; color: $surface; border: 0; padding: 4px 6px; }
QScrollBar:vertical { background: $raised; width: ${bar}px; margin: 0; border: 0; }
QScrollBar:horizontal { background: $raised; height: ${bar}px; margin: 0; border: 0; }
QScrollBar::handle:vertical { background: $edge; min-height: 40px; border-radius: 4px; margin: 2px 3px; }
QScrollBar::handle:horizontal { background: $edge; min-width: 40px; border-radius: 4px; margin: 3px 2px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $raised; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
""")


def style_sheet(look: Look) -> str:
    """Return the style sheet of a look."""
    sizes = {f"{role}_px": look.text_px(role) for role in ("figure", "page", "sheet", "section", "small", "key")}
    lengths = {f"p{length}": look.px(length) for length in (5, 6, 9, 10, 26)}
    others = {
        "r6": look.px(6),
        "r8": look.px(8),
        "field": look.px(36) - 2,
        "field2": look.px(36) - 4,
        "bar": max(14, look.px(14)),
    }
    colours: Mapping[str, str] = look.tokens._asdict()
    return SHEET.substitute({**colours, **sizes, **lengths, **others})


def palette(look: Look) -> QPalette:
    """Return the palette that agrees with the style sheet, for what Fusion paints by itself."""
    roles = QPalette.ColorRole
    names = {
        roles.Window: "ground",
        roles.WindowText: "text",
        roles.Base: "surface",
        roles.AlternateBase: "raised",
        roles.Text: "text",
        roles.Button: "surface",
        roles.ButtonText: "text",
        roles.BrightText: "bad",
        roles.Highlight: "accent",
        roles.HighlightedText: "on_accent",
        roles.PlaceholderText: "text3",
        roles.ToolTipBase: "text",
        roles.ToolTipText: "surface",
        roles.Link: "accent",
        roles.LinkVisited: "accent",
        roles.Accent: "accent",
        roles.Light: "raised",
        roles.Midlight: "raised",
        roles.Mid: "line",
        roles.Dark: "edge",
        roles.Shadow: "edge",
    }
    made = QPalette()
    for role, name in names.items():
        made.setColor(role, look.colour(name))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(look.tokens.text3))
    return made
