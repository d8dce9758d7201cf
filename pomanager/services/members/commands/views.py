"""Keeping, renaming and removing named views of the list of members."""

from dataclasses import dataclass

from pomanager.db.views import SavedView
from pomanager.errors import NotFound, Refused
from pomanager.marks import N_
from pomanager.readmodels.views import ViewContent
from pomanager.rules import writing
from pomanager.rules.objections import Objection
from pomanager.rules.views import in_one_case, objections_to_view_name
from pomanager.services.members.queries.views import ROLL, view_called
from pomanager.services.work import About, Work

NO_SUCH_VIEW = N_("This view has been removed meanwhile.")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepView:
    """Keep what the list shows under a name. ``view_id`` names the view that is put in place of, None for a new one."""

    name: str
    content: ViewContent
    view_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameView:
    """Give a view another name."""

    view_id: int
    name: str


def keep_view(work: Work, order: KeepView) -> int:
    """Write the view, or raise Refused, NotFound. Returns its id."""
    name = _judged(work, order.name, order.view_id)
    row = SavedView(of_list=ROLL) if order.view_id is None else _view(work, order.view_id)
    content = order.content.to_text()
    old = None if order.view_id is None else row.content
    row.name, row.folded, row.content, row.saved_at = name, in_one_case(name), content, work.now
    work.session.add(row)
    work.session.flush()
    work.record("members.view_kept", About("saved_view", row.id, name), {"view": (old, content)})
    return row.id


def rename_view(work: Work, order: RenameView) -> None:
    """Write the new name, or raise Refused, NotFound."""
    row = _view(work, order.view_id)
    name = _judged(work, order.name, order.view_id)
    if name == row.name:
        return
    old, row.name, row.folded = row.name, name, in_one_case(name)
    work.record("members.view_renamed", About("saved_view", row.id, name), {"name": (old, name)})


def remove_view(work: Work, view_id: int) -> None:
    """Remove a view; whom it showed stays as they are. Raises NotFound."""
    row = _view(work, view_id)
    about = About("saved_view", row.id, row.name)
    content = row.content
    work.session.delete(row)
    work.record("members.view_removed", about, {"view": (content, None)})


def _view(work: Work, view_id: int) -> SavedView:
    row = work.session.get(SavedView, view_id)
    if row is None:
        raise NotFound(Objection(NO_SUCH_VIEW))
    return row


def _judged(work: Work, name: str, besides: int | None) -> str:
    """The name as it is kept, or raise Refused with everything that speaks against it."""
    other = view_called(work.session, name)
    objections = objections_to_view_name(name, taken=other is not None and other != besides)
    if objections:
        raise Refused(objections)
    return writing.tidy(name)
