"""Maps: a network as one HTML file that opens at rest, searches, explains and needs no network."""

from passerelle.maps.page import write_map

__all__ = ["write_map"]
