"""Fees and dues: what is charged, paid, let off and overdue, receipts over shares and dues, reminders."""
