"""Tables in and out: reads any spreadsheet an office owns, and writes the roll as one; knows nothing of the books."""
