"""Papers on shares: certificates, the form and the list of transfers, registers and statements."""
