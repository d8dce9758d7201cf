"""Acts on dues: fees and what they are, charges, receipts, waivers, reversals, reminders."""
