"""Dues and fees, what is in arrears, and what is paid back to those who leave."""
