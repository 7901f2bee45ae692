"""GIP9xx: publishing in time, and not publishing the same again."""
