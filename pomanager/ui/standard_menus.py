"""The menus every window has: Edit, View, Go to; the start of the program adds acts on files, papers and help."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from pomanager.help import keys
from pomanager.i18n.languages import LANGUAGES
from pomanager.marks import N_
from pomanager.ui.menu_line import MenuKind
from pomanager.ui.page import Action
from pomanager.ui.page_kinds import PageKind, in_order
from pomanager.ui.preferences import TEXT_SCALES


class WindowActs(NamedTuple):
    """What the window itself can do from its menus."""

    undo: Callable[[], None]
    redo: Callable[[], None]
    history: Callable[[], None] | None
    """Show the last acts; None for whoever may not read the journal."""
    preferences: Callable[[], None]
    refresh: Callable[[], None]
    fold: Callable[[], None]
    full_screen: Callable[[], None]
    show_page: Callable[[str], object]
    theme: Callable[[str], None]
    scale: Callable[[int], None]
    language: Callable[[str], None]
    close: Callable[[], object]


THEME_WORDS = (
    ("system", N_("Colours: as this computer")),
    ("light", N_("Colours: light")),
    ("dark", N_("Colours: dark")),
)


def all_menus(
    acts: WindowActs,
    pages: Sequence[PageKind],
    file: Sequence[Action | None],
    papers: Sequence[Action | None],
    about: Sequence[Action | None],
) -> tuple[MenuKind, ...]:
    """Return all menus in their order; a menu without acts is left out."""
    leave = Action("quit", N_("Quit"), partial(_ignore_result, acts.close), shortcut=keys.QUIT)
    menus = (
        MenuKind(N_("File"), (*file, None, leave) if file else (leave,)),
        MenuKind(N_("Edit"), _edit(acts)),
        MenuKind(N_("View"), _view(acts)),
        MenuKind(N_("Go to"), _pages(acts, tuple(pages))),
        MenuKind(N_("Papers"), papers),
        MenuKind(N_("Help"), about),
    )
    return tuple(menu for menu in menus if menu.actions)


def _edit(acts: WindowActs) -> tuple[Action | None, ...]:
    back = (
        Action("undo", N_("Undo"), acts.undo, "undo", keys.UNDO),
        Action("redo", N_("Redo"), acts.redo, "", keys.REDO),
    )
    choices = (None, Action("preferences", N_("Preferences…"), acts.preferences, "columns", keys.PREFERENCES))
    if acts.history is None:
        return (*back, *choices)
    # TR: opens the list of the last acts, in which each can be taken back
    return (*back, None, Action("history", N_("Last acts…"), acts.history, "journal"), *choices)


def _ignore_result(act: Callable[[], object]) -> None:
    act()


def _view(acts: WindowActs) -> tuple[Action | None, ...]:
    themes = (Action(f"theme.{key}", words, partial(acts.theme, key)) for key, words in THEME_WORDS)
    scales = (
        Action(f"scale.{percent}", words, partial(acts.scale, percent))
        for percent, words in zip(TEXT_SCALES, SCALE_WORDS, strict=True)
    )
    tongues = (Action(f"language.{each.code}", each.own_name, partial(acts.language, each.code)) for each in LANGUAGES)
    return (
        Action("refresh", N_("Refresh"), acts.refresh, shortcut=keys.REFRESH),
        Action("fold", N_("Fold or unfold the sidebar"), acts.fold, shortcut=keys.FOLD),
        Action("full", N_("Full screen"), acts.full_screen, "expand", keys.FULL_SCREEN),
        None,
        *themes,
        None,
        *scales,
        None,
        *tongues,
    )


SCALE_WORDS = (
    N_("Text size 100 %"),
    N_("Text size 110 %"),
    N_("Text size 125 %"),
    N_("Text size 140 %"),
    N_("Text size 160 %"),
    N_("Text size 180 %"),
    N_("Text size 200 %"),
)


def _pages(acts: WindowActs, pages: tuple[PageKind, ...]) -> tuple[Action | None, ...]:
    return tuple(
        Action(f"go.{kind.key}", kind.title, partial(_show, acts, kind.key), kind.icon) for kind in in_order(pages)
    )


def _show(acts: WindowActs, key: str) -> None:
    acts.show_page(key)
