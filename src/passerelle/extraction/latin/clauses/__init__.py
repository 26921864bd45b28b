"""Sentences as rows of signs: what hangs on which verb, dates, nouns of events, modality."""
