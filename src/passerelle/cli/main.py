"""The command `passerelle`: its subcommands, and the one place where errors are shown."""

from __future__ import annotations

import importlib
import sys

import click

from passerelle.errors import PasserelleError

__all__ = ["cli", "run"]

_COMMANDS = {
    "init": ("passerelle.cli.init", "init"),
    "source": ("passerelle.cli.init", "source"),
    "ingest": ("passerelle.cli.ingest", "ingest"),
    "extract": ("passerelle.cli.extract", "extract"),
    "build": ("passerelle.cli.build", "build"),
    "status": ("passerelle.cli.status", "status"),
    "review": ("passerelle.cli.review", "review"),
    "identity": ("passerelle.cli.identity", "identity"),
    "validate": ("passerelle.cli.validate", "validate"),
    "query": ("passerelle.cli.query", "query"),
    "queries": ("passerelle.cli.queries", "queries"),
    "network": ("passerelle.cli.network", "network"),
    "map": ("passerelle.cli.map", "map_"),
    "forget": ("passerelle.cli.forget", "forget"),
    "export": ("passerelle.cli.export", "export"),
    "release": ("passerelle.cli.release", "release"),
    "diff": ("passerelle.cli.diff", "diff"),
    "patch": ("passerelle.cli.diff", "patch"),
    "publish": ("passerelle.cli.publish", "publish"),
    "ontology": ("passerelle.cli.ontology", "ontology"),
    "completion": ("passerelle.cli.complete", "completion"),
}
"""Command to module and function: imported only when called, so that help answers at once."""


class _Commands(click.Group):
    """A group whose commands are imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        module, attribute = _COMMANDS[name]
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from passerelle.errors import did_you_mean

        if args and not args[0].startswith("-") and args[0] not in _COMMANDS:
            ctx.fail(f"There is no command '{args[0]}'. {did_you_mean(args[0], _COMMANDS)}")
        return super().resolve_command(ctx, args)


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with 'passerelle build', then 'passerelle query'.",
)
@click.version_option(package_name="passerelle")
def cli() -> None:
    """Who cooperates with whom between territories: build the graph, query it, see it, share it."""


def run() -> None:
    """Entry point: exit code 0 done, 1 data or question at fault, 2 command line at fault."""
    try:
        cli(standalone_mode=False)
    except PasserelleError as fault:
        click.echo(f"Error: {fault.message}", err=True)
        for note in getattr(fault, "__notes__", ()):
            click.echo(note, err=True)
        sys.exit(fault.exit_code)
    except click.ClickException as fault:
        fault.show()
        sys.exit(fault.exit_code)
    except click.exceptions.Exit as fault:
        sys.exit(fault.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        sys.exit(130)
    except BrokenPipeError:  # the reader of our output has gone, as with `| head`
        sys.stderr.close()
        sys.exit(0)
