"""Networks: incidence rows from the graph, expanded to NetworkX graphs, and exported."""

from passerelle.network.build import LAYERS, READY, network
from passerelle.network.cards import cooperation_map, with_cards
from passerelle.network.export import FORMATS, write_network
from passerelle.network.select import MODALITIES

__all__ = [
    "FORMATS",
    "LAYERS",
    "MODALITIES",
    "READY",
    "cooperation_map",
    "network",
    "with_cards",
    "write_network",
]
