"""How a site is written: what has changed, what is kept, one folder in the place of another."""
