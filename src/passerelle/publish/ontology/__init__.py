"""The ontology's documentation: a page per term, scheme, family of shapes and example."""
