"""Press releases in Chinese: all stages, for both scripts."""

from passerelle.extraction.reading.analysis import Stage
from passerelle.extraction.zh.agreements import agreements
from passerelle.extraction.zh.bodies import bodies
from passerelle.extraction.zh.coreference import coreference
from passerelle.extraction.zh.dates import dates
from passerelle.extraction.zh.delegations import delegations
from passerelle.extraction.zh.events import events
from passerelle.extraction.zh.functions import functions
from passerelle.extraction.zh.known import known
from passerelle.extraction.zh.people import people
from passerelle.extraction.zh.places import places
from passerelle.extraction.zh.roles import roles
from passerelle.extraction.zh.sentences import sentences
from passerelle.extraction.zh.themes import themes

__all__ = ["DEALING", "NAMING", "TELLING", "functions", "roles"]

NAMING: tuple[Stage, ...] = (sentences, bodies, people, known, coreference)
"""Who is named, in this order; then come the `functions`."""
TELLING: tuple[Stage, ...] = (delegations, places, dates, events)
"""What happens, in this order; then come the `roles`."""
DEALING: tuple[Stage, ...] = (agreements, themes)
"""What it deals with, in this order."""
