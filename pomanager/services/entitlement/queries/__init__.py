"""What may be known of the right to vote: of one member with all reasons, and of the whole roll, counted by reasons."""
