"""What the page of the list of members lends to those who act on the list."""

from pomanager.readmodels.members import MemberRow
from pomanager.readmodels.views import ViewContent
from pomanager.ui.members.columns import RollSource
from pomanager.ui.members.filters import RollFilters
from pomanager.ui.page import Page
from pomanager.ui.tables.view import TableView
from pomanager.ui.tables.windowed import WindowedModel


class ListPage(Page):
    """A page with the list of members: its table, where its lines come from, and its filters."""

    table: TableView
    model: WindowedModel[MemberRow]
    source: RollSource
    filters: RollFilters

    def show_content(self, content: ViewContent) -> None:
        """Show a view: its members in its order, in its columns."""
        raise TypeError(f"{type(self).__name__} does not show views ({content})")
