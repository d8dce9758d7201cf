"""The screens of the annual reports: the list of them, the builder, and what becomes of a report."""
