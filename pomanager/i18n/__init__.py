"""Words, dates and numbers in the language being spoken; nothing else in the program knows gettext or Babel."""

from pomanager.i18n.catalogue import _, ngettext, pgettext, speaking, spoken

__all__ = ["_", "ngettext", "pgettext", "speaking", "spoken"]
