"""Governance: what is due, over all areas."""
