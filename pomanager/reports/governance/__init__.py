"""Papers over all areas."""
