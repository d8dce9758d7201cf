"""Acts on shares: types, subscriptions, payments, conversions, bonus shares, forfeiture, reversals."""
