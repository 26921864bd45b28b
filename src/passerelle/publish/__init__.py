"""Publication: the graph as files for others."""
