"""Drafts of forms: what was typed and not saved stands there again when the form is opened the next time."""

from collections.abc import Callable, Mapping
from typing import Any

from pomanager.rules.access.roles import Right
from pomanager.services import drafts
from pomanager.ui.desk import Desk
from pomanager.ui.forms.form import Form

KeepDraft = Callable[[Mapping[str, str] | None], None]


def draft_name(desk: Desk, name: str) -> str:
    """By which name the draft of a form is kept: where people sign in, it belongs to whoever typed it."""
    keeper = desk.office.keeper
    return name if keeper.is_alone or keeper.user_id is None else f"{name}/{keeper.user_id}"


def keeping(desk: Desk, name: str) -> KeepDraft:
    """What a Binding hands the entries of a form to; ``name`` tells its draft from all others of the office."""

    def keep(entries: Mapping[str, str] | None) -> None:
        if not desk.off(Right.OWN):
            desk.office.do(drafts.keep_draft, draft_name(desk, name), entries)

    return keep


def show_kept(desk: Desk, name: str, form: Form[Any]) -> None:
    """Show what was typed before, if anything was."""
    kept = desk.office.ask(drafts.draft, draft_name(desk, name))
    if kept:
        form.show_draft(kept)
