"""The papers of elections."""
