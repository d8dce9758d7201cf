"""Papers on the organisation itself: its by-laws."""
