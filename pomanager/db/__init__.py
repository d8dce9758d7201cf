"""Tables, the office file and its migrations."""
