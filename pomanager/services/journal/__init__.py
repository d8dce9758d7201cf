"""Reading the journal, and the sentences for what it says."""
