"""GIP6xx: what a report must contain, and what it must not."""
