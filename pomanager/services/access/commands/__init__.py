"""Acts of and on the people at the keyboard."""
