"""PO Manager: the books of a farmers' producer organisation, kept in one file and printed on paper."""

__version__ = "0.1.0"
