"""Trains what is learnt (`passerelle.extraction.learnt`) from passages with their facts."""
