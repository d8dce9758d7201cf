"""Questions over all areas."""
