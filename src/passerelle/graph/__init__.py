"""The graph: records and who is who in, quads out; values chosen, rules and shapes applied."""
