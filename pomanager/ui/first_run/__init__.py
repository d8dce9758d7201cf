"""The first run: the wizard in which an office is made, and the sample offices one can look around in."""
