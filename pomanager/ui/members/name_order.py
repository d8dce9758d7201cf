"""Says above the list that names or sections are not as in the organisation's language, and mends it."""

from pomanager.i18n import _
from pomanager.i18n.languages import is_offered, language
from pomanager.rules.access.roles import Right
from pomanager.services.members.queries.name_order import names_out_of_order, sections_found_otherwise
from pomanager.services.organisation.queries import organisation
from pomanager.ui.desk import Desk
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import Note


class NameOrderNote(Note):
    """Hidden while names stand as they should; else it offers to sort them, which may have been cut short before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(Tone.WARN)
        self._desk = desk
        self._sections_alone = False
        self._button = Button("")
        self._button.setObjectName("members.order_names")
        self._button.clicked.connect(self._on_clicked)
        self.add_button(self._button)
        self.hide()

    def refresh(self) -> None:
        """Ask whether there is anything to sort."""
        office = self._desk.office
        self._sections_alone = office.ask(names_out_of_order) == 0
        waiting = not self._desk.off(Right.KEEP_ROLL) and (
            not self._sections_alone or bool(office.ask(sections_found_otherwise).folded)
        )
        if waiting:
            self._tell()
        self.setVisible(waiting)

    def retranslate(self) -> None:
        """Set every word anew."""
        if not self.isHidden():
            self._tell()

    def _tell(self) -> None:
        code = self._desk.office.ask(organisation).languages[0]
        name = language(code).own_name if is_offered(code) else code
        self._button.setText(_("Update the search") if self._sections_alone else _("Sort the names"))
        if self._sections_alone:
            self.tell(
                Tone.WARN,
                _("Sections are not yet found by their names in {language}.").format(language=name),
                _("The organisation’s languages have changed. Until the search is updated, old names are found."),
            )
            return
        self.tell(
            Tone.WARN,
            _("Names are not yet sorted as in {language}.").format(language=name),
            _("The organisation’s first language has changed. Until names are sorted, lists keep their old order."),
        )

    def _on_clicked(self) -> None:
        from pomanager.ui.dialogs.order_names import order_beside  # seldom wanted, and imports the acts

        order_beside(self.window(), self._desk)
