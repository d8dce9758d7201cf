"""Bringing a table into the roll: the wizard, and the imports made earlier."""

from pomanager.ui.members.importing.page import ImportPage

__all__ = ["ImportPage"]
