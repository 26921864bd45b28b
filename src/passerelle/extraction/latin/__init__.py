"""French and English: stages that read how words hang together, by lexicons of each language."""
