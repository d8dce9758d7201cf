"""The screen: everything a person sees and presses; the only place that knows Qt."""

import PySide6.QtCore  # noqa: F401 - with it comes what looks at imports

from pomanager.ui.sources import leave_imports_alone

leave_imports_alone()
