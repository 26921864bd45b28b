"""Identity: over all records of all sources at once, who is who and under which address."""
