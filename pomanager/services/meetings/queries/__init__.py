"""What may be known of meetings."""
