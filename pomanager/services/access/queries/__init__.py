"""What can be asked of the people at the keyboard."""
