"""Networks: incidence rows from the graph, expanded to NetworkX graphs, and exported."""

from passerelle.network.build import MODALITIES, cooperation_map, network
from passerelle.network.export import FORMATS, write_network

__all__ = ["FORMATS", "MODALITIES", "cooperation_map", "network", "write_network"]
