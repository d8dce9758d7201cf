"""Says beside the fields what speaks against what was typed: what stops, stops; a remark asks for a second press."""

from collections.abc import Sequence

from pomanager.marks import N_
from pomanager.rules.objections import Objection, stopping
from pomanager.ui.forms.entries import Entries
from pomanager.ui.forms.fields import Field, Kind, field_of

PASSWORD = Field(
    name="password", label=N_("New password"), kind=Kind.PASSWORD, width=420,
    hint=N_("A short sentence is easy to keep in mind."),
)  # fmt: skip
AGAIN = Field(name="again", label=N_("New password, once more"), kind=Kind.PASSWORD, width=420)


class Judged:
    """The entries of a window or sheet that has a verb of its own."""

    def __init__(self, entries: Entries) -> None:
        self._entries = entries
        self._warned: frozenset[str] = frozenset()

    def pass_with(self, found: Sequence[Objection]) -> bool:
        """Show what was found, and say whether the verb may go on: nothing stops, and no remark is new."""
        new = frozenset(each.message for each in found) - self._warned
        if stopping(found) or new:
            self._warned |= frozenset(each.message for each in found if not each.stops)
            self.show(found)
            return False
        self.show(())
        return True

    def show(self, found: Sequence[Objection]) -> None:
        """Show what speaks against it, and put the keyboard into the first field concerned."""
        self._entries.touch_all()
        self._entries.show_objections(found)
        if found:
            self._entries.focus_on(field_of(found[0].about))

    def value(self, name: str) -> str:
        """What was typed into a field."""
        return str(self._entries.values()[name] or "")

    def forget(self) -> None:
        """Empty every field: nothing typed stays in a window nobody sees."""
        self._entries.begin_anew({})
        self._entries.show_objections(())
