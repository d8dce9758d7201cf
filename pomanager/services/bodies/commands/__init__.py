"""Acts on bodies: founding them, filling and leaving seats, giving offices, drawing lots, handing over."""
