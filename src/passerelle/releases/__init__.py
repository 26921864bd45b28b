"""Releases: frozen versions of the graph, and what differs between two data sets."""
