"""Roles: who had which part in an event."""
