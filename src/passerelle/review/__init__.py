"""People decide on facts proposed from texts: at the terminal, or on a page that stands alone."""
