"""Pages of the roll that other pages ask for by name, through the bus: trainings, own fields, the import of tables."""

from pomanager.ui.desk import Desk
from pomanager.ui.page import Page

OWN_FIELDS, TRAININGS, IMPORT = "own_fields", "trainings", "import"


def page_called(desk: Desk, name: str) -> Page:
    """The page of this name; raises KeyError for one there is not."""
    if name == OWN_FIELDS:
        from pomanager.ui.members.extra_fields import ExtraFieldsPage

        return ExtraFieldsPage(desk)
    if name == TRAININGS:
        from pomanager.ui.members.trainings import TrainingsPage

        return TrainingsPage(desk)
    if name == IMPORT:
        from pomanager.ui.members.importing import ImportPage

        return ImportPage(desk)
    raise KeyError(name)
