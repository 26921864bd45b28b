"""Bodies: what their names look like, which kind they are, and names that mean the same one."""
