"""The trees of places and of sections on the screen: seen, searched, and changed act by act."""

from pomanager.ui.members.trees.page import TreePage

__all__ = ["TreePage"]
