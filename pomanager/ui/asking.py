"""A window that waits for its answer and is gone afterwards: what questions and troubles have in common."""

from PySide6.QtWidgets import QDialog
from shiboken6 import isValid


class AskingWindow(QDialog):
    """Shown by ``ask``, which returns when somebody has answered."""

    def ask(self) -> bool:
        """Show the window; True when it was accepted: the verb of a question, trying again after a trouble."""
        accepted = self.exec() == QDialog.DialogCode.Accepted
        # What it stood above may have been closed meanwhile, and it with that.
        if isValid(self):
            self.deleteLater()
        return accepted
