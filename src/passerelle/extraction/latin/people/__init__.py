"""Persons: who is named, who is meant again later, and who stays for a public capacity."""
