"""What can be asked about shares: holdings on any day, the register, the capital, what is overdue."""
