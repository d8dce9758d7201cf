"""What the funnel and the indicators say of an organisation, in pure arithmetic."""
