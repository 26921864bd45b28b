"""The pages for people: home, lists, search, themes, questions, maps, sources, quality."""
