"""Press releases in Chinese: all stages, for both scripts."""

from passerelle.extraction.analysis import Stage
from passerelle.extraction.zh.bodies import find_bodies
from passerelle.extraction.zh.coreference import find_later_mentions
from passerelle.extraction.zh.functions import find_functions
from passerelle.extraction.zh.people import find_people
from passerelle.extraction.zh.sentences import find_sentences

__all__ = ["STAGES"]

STAGES: tuple[tuple[str, Stage], ...] = (
    ("sentences", find_sentences),
    ("bodies", find_bodies),
    ("people", find_people),
    ("coreference", find_later_mentions),
    ("functions", find_functions),
)
