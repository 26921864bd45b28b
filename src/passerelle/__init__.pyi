from passerelle.api import Graph, Rows, open  # noqa: A004 (as in gzip.open)
from passerelle.errors import PasserelleError

__all__ = ["Graph", "PasserelleError", "Rows", "__version__", "open"]

__version__: str
