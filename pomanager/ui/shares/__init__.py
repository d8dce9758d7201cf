"""The screens of the share register."""
