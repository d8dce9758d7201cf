"""What help tells: pages about the screens and tasks step by step, as plain values for screen and handbook."""
