"""Sources: files and tables in, typed records with their evidence out."""
