"""Query packs: saved questions, their parameters, and answers in the forms analysts use."""

from passerelle.queries.bind import bind
from passerelle.queries.labels import labels_of
from passerelle.queries.pack import Param, Question, find_question, load_questions
from passerelle.queries.run import Answer, run_query, run_question

__all__ = [
    "Answer",
    "Param",
    "Question",
    "bind",
    "find_question",
    "labels_of",
    "load_questions",
    "run_query",
    "run_question",
]
