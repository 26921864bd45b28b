"""Functions: who is what, and in which body when the words leave it out."""
