"""Papers on dues: receipts, the list of dues, reminders, the charges of a period."""
