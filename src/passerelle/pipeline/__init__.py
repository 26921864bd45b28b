"""The build: sources to records to identity to graph to store, atomically."""
