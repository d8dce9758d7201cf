"""The screens of elections."""
