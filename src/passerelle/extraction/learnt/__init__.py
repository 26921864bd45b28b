"""What is learnt from examples: names, events and parts that no rule knows, and what is likely.

Every model is a conditional random field (Lafferty, McCallum, Pereira 2001) over words and over
what the rules found, trained from passages with their facts (``tests/text/learning``) by
``python -m benchmarks.text.learn``; it reads nothing but its file and needs no network.
"""
