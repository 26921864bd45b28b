"""Identity: over all records of all sources at once, who is who and under which address."""

from passerelle.identity.ledger import Decision, Ledger
from passerelle.identity.mentions import Mention, country_mention, mention_of, mentions_in
from passerelle.identity.queue import QUEUE_FILE, ReviewPair, write_queue
from passerelle.identity.resolve import Finding, Resolution, resolve

__all__ = [
    "QUEUE_FILE",
    "Decision",
    "Finding",
    "Ledger",
    "Mention",
    "Resolution",
    "ReviewPair",
    "country_mention",
    "mention_of",
    "mentions_in",
    "resolve",
    "write_queue",
]
