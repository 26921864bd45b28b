"""The text as stages read it: the bench, passages, sentences, and how expressions are searched."""
