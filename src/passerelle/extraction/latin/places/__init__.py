"""Places: where something is, and towns that act."""
