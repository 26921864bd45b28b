"""What a shell may complete on the command line of `query`, and the script that makes it do so."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem, get_completion_class

__all__ = ["complete_params", "complete_questions", "completion"]

_WORDS = "COMP_WORDBREAKS=${COMP_WORDBREAKS//=/}"
"""bash would cut NAME=VALUE at the sign."""


def complete_questions(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Names of saved questions with their titles; a path is left to the shell."""
    from passerelle.queries import load_questions

    items = [
        CompletionItem(name, help=saved.title.get("en"))
        for name, saved in load_questions().items()
        if name.startswith(incomplete) or name.split("/", 1)[1].startswith(incomplete)
    ]
    if not items or "." in incomplete:
        return [CompletionItem(incomplete, type="file")]
    return items


def complete_params(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """``NAME=`` of the question on the line, and the slugs that a choice may take."""
    from passerelle.errors import PasserelleError
    from passerelle.queries import find_question

    # A line that ends in --param is not parsed to the end: the question is in the rest then.
    words = [word for word in (*(ctx.params.get("words") or ()), *ctx.args) if word != "show"]
    try:
        saved = find_question(words[0]) if words else None
    except PasserelleError:
        saved = None
    if saved is None:
        return []
    pairs = []
    for name, one in saved.params.items():
        values = _choices(one.scheme) if one.scheme else {"": one.label.get("en")}
        pairs += [CompletionItem(f"{name}={value}", help=said) for value, said in values.items()]
    return [item for item in pairs if str(item.value).startswith(incomplete)]


def _choices(scheme: str) -> dict[str, str | None]:
    from passerelle.vocabulary import load_vocabulary

    vocabulary = load_vocabulary()
    return {slug: vocabulary.labels(scheme, slug).get("en") for slug in vocabulary.slugs(scheme)}


@click.command(
    epilog='Example: eval "$(passerelle completion bash)"',
    short_help="Print the script that lets a shell complete commands and questions.",
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what makes SHELL complete commands, options, names of questions and parameters.

    \b
    bash  eval "$(passerelle completion bash)"       in ~/.bashrc
    zsh   eval "$(passerelle completion zsh)"        in ~/.zshrc
    fish  passerelle completion fish | source        in ~/.config/fish/config.fish
    """
    from passerelle.cli.main import cli

    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101 (click knows the three)
    source = kind(cli, {}, "passerelle", "_PASSERELLE_COMPLETE").source()
    click.echo(f"{_WORDS}\n{source}" if shell == "bash" else source)
