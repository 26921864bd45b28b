"""The pages about things: one per thing that has a page, in every language, with its data."""

from passerelle.publish.things.access import hidden_people, paged_things
from passerelle.publish.things.owners import owners
from passerelle.publish.things.pages import ThingPages

__all__ = ["ThingPages", "hidden_people", "owners", "paged_things"]
