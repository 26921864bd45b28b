"""Themes: what an event or an agreement deals with."""
