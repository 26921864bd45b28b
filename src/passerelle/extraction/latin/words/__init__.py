"""Words by their look and their lists: tokens, names of persons, head words, forms of verbs."""
