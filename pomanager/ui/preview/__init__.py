"""Looking at a paper before it is printed or saved: its pages, its words, and how it is wanted."""
