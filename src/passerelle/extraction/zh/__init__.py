"""Press releases in Chinese: all stages, for both scripts."""

from passerelle.extraction.analysis import Stage
from passerelle.extraction.zh.agreements import find_agreements
from passerelle.extraction.zh.bodies import find_bodies
from passerelle.extraction.zh.coreference import find_later_mentions
from passerelle.extraction.zh.dates import find_dates
from passerelle.extraction.zh.delegations import find_delegations
from passerelle.extraction.zh.events import find_events
from passerelle.extraction.zh.functions import find_functions
from passerelle.extraction.zh.people import find_people
from passerelle.extraction.zh.places import find_places
from passerelle.extraction.zh.roles import find_roles
from passerelle.extraction.zh.sentences import find_sentences
from passerelle.extraction.zh.themes import find_themes

__all__ = ["STAGES"]

STAGES: tuple[tuple[str, Stage], ...] = (
    ("sentences", find_sentences),
    ("bodies", find_bodies),
    ("people", find_people),
    ("coreference", find_later_mentions),
    ("functions", find_functions),
    ("delegations", find_delegations),
    ("places", find_places),
    ("dates", find_dates),
    ("events", find_events),
    ("roles", find_roles),
    ("agreements", find_agreements),
    ("themes", find_themes),
)
