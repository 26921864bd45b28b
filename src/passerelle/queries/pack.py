"""Packs: folders of ``.rq`` files, one question each, with its metadata in its head."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from passerelle.errors import QueryError, did_you_mean
from passerelle.heads import read_head
from passerelle.queries.bind import parameters_in
from passerelle.queries.steps import step_names
from passerelle.resources import queries_dir

__all__ = ["Param", "Question", "find_question", "load_question", "load_questions"]

Texts = dict[str, str]


class _Head(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Param(_Head):
    """A parameter: what kind of value it takes, and which one when none is given.

    `class` (an IRI or CURIE) tells in which class a label is looked up; `scheme` in which
    SKOS scheme.
    """

    type: Literal["iri", "year", "date", "text", "number", "choice"]
    label: Texts = Field(default_factory=dict)
    class_: str | None = Field(default=None, alias="class")
    scheme: str | None = None
    default: str | int | float | None = None
    required: bool = False


class Column(_Head):
    """A column of the answer: its title, and the unit of its numbers."""

    label: Texts = Field(default_factory=dict)
    unit: str | None = None


class Question(_Head):
    """A saved question: titles, parameters and columns from the head, and the query."""

    name: str
    file: Path
    query: str
    title: Texts
    summary: Texts = Field(default_factory=dict)
    params: dict[str, Param] = Field(default_factory=dict)
    columns: dict[str, Column] = Field(default_factory=dict)
    chart: dict[str, str] | None = None
    answers: tuple[str, ...] = Field(default=(), description="competency questions answered")
    step: str | None = Field(default=None, description="what Python does with the query's rows")

    @cached_property
    def pack(self) -> str:
        """The folder of the question."""
        return self.name.split("/", 1)[0]


def load_question(file: Path, name: str | None = None) -> Question:
    """The question in `file`; raises `QueryError` naming the fault in its head."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise QueryError(f"cannot be read: {fault}.", where=file) from None
    head = read_head(text, file)
    head.setdefault("title", {"en": file.stem})
    try:
        own = {"name": name or file.stem, "file": file, "query": text}
        question = Question.model_validate({**head, **own})
    except ValidationError as fault:
        first = fault.errors()[0]
        keys = ".".join(str(key) for key in first["loc"])
        raise QueryError(
            f"the head is wrong at '{keys}': {first['msg']}.",
            where=file,
            remedy=did_you_mean(keys.split(".")[-1], Question.model_fields),
        ) from None
    if question.step is not None and question.step not in step_names():
        raise QueryError(
            f"there is no step '{question.step}'.",
            where=file,
            remedy=did_you_mean(question.step, step_names()),
        )
    undeclared = parameters_in(text) - question.params.keys()
    if head.get("params") is not None and undeclared:
        raise QueryError(
            f"${min(undeclared)} is used but not declared under params.",
            where=file,
            remedy="Declare it in the head, or write ?name for a plain variable.",
        )
    return question


def load_questions(folder: Path | None = None) -> dict[str, Question]:
    """All questions that ship with Passerelle (or lie in `folder`), by ``pack/question``."""
    home = folder or queries_dir()
    files = sorted(home.glob("*/*.rq"))
    names = [f"{file.parent.name}/{file.stem}" for file in files]
    return {
        name: load_question(file, name)
        for name, file in zip(names, files, strict=True)
        if file.parent.name != "projections"
    }


def find_question(name: str) -> Question:
    """The question called `name` (``pack/question``, or the last part where it is unique)."""
    questions = load_questions()
    if name in questions:
        return questions[name]
    short = [key for key in questions if key.split("/", 1)[1] == name]
    if len(short) == 1:
        return questions[short[0]]
    raise QueryError(
        f"there is no question '{name}'.",
        remedy=did_you_mean(name, [*questions, *(key.split("/", 1)[1] for key in questions)])
        + " 'passerelle query' lists them.",
    )
