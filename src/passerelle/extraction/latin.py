from passerelle.extraction.agreements import agreements
from passerelle.extraction.dates import dates
from passerelle.extraction.delegations import delegations
from passerelle.extraction.events import events
from passerelle.extraction.roles import roles
from passerelle.extraction.themes import themes

STAGES = (dates, delegations, events, roles, agreements, themes)
