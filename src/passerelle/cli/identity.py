"""`review --identity` and `identity explain`: a person decides who is who, and sees why."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from passerelle.cli.options import lang_option, say, workspace_option
from passerelle.errors import IdentityError
from passerelle.identity.explain import Explanation
from passerelle.identity.explain import explain as run_explain
from passerelle.identity.ledger import Decisions, Ledger
from passerelle.identity.mentions import Mention, mentions_in
from passerelle.identity.queue import QUEUE_FILE, ReviewPair, Side, read_queue
from passerelle.identity.resolve import resolve
from passerelle.identity.review import append_decision, still_open, take_back
from passerelle.workspace import Workspace

_KEYS = {"s": "same", "d": "different", "u": "unsure"}
_MOVES = {"k": "skip", "b": "back", "q": "quit"}
_HELP = {
    "fr": "(s) identiques, (d) différents, (u) en suspens, (k) passer, (b) revenir, (q) quitter",
    "en": "(s)ame, (d)ifferent, (u)nsure, s(k)ip, (b)ack, (q)uit",
    "zh": "(s) 相同，(d) 不同，(u) 待定，(k) 跳过，(b) 撤回，(q) 退出",
}
_BACK = {
    "fr": ("Décision retirée : {line}", "Rien à retirer : aucune décision dans cette séance."),
    "en": ("Taken back: {line}", "Nothing to take back: no decision in this session."),
    "zh": ("已撤回：{line}", "无可撤回：本次尚无判定。"),
}
_DONE = {
    "fr": "{n} décisions dans {file}, {left} paires restent. Puis : passerelle build",
    "en": "{n} decisions in {file}, {left} pairs are left. Next: passerelle build",
    "zh": "{n} 项判定已写入 {file}，尚余 {left} 对。接着运行：passerelle build",
}
_FIELDS = {
    "names": ("noms", "names", "名称"),
    "ids": ("identifiants", "identifiers", "标识符"),
    "sources": ("sources", "sources", "来源"),
    "countries": ("pays", "country", "国家"),
    "kinds": ("genre", "kind", "类别"),
    "places": ("lieu", "place", "地点"),
}
_OUTCOMES = {
    "merge": ("le score seul réunit", "the score alone merges", "仅凭分数即可合并"),
    "review": ("le score seul demande", "the score alone asks a person", "仅凭分数须人工判定"),
    "apart": ("le score seul sépare", "the score alone keeps apart", "仅凭分数不予合并"),
}
_ONE_OR_TWO = {
    True: ("une seule chose", "one thing", "同一事物"),
    False: ("deux choses", "two things", "两个事物"),
}
_PLACE = {"fr": 0, "en": 1, "zh": 2}


def review_pairs(workspace: Workspace, lang: str, by: str, quiet: bool) -> None:
    """Ask about pairs that may be one thing, the likeliest first, and write what is decided."""
    from passerelle.pipeline.state import BuildState, check_withdrawn

    check_withdrawn(workspace, BuildState.load(workspace))
    decisions = workspace.identity / "decisions.csv"
    pairs = still_open(read_queue(workspace.build / QUEUE_FILE), decisions)
    count = _decide(pairs, decisions, by, lang)
    done = _DONE[lang].format(n=count, file=decisions.name, left=len(pairs) - count)
    say(done, quiet=quiet)


def _decide(pairs: list[ReviewPair], decisions: Path, by: str, lang: str) -> int:
    """Ask about one pair after the other; returns how many decisions stand."""
    at, made = 0, list[tuple[int, str]]()
    while at < len(pairs):
        _show(pairs[at], f"{at + 1}/{len(pairs)}", lang)
        judgement, why = _ask(lang)
        if judgement == "quit":
            break
        if judgement == "back":
            at = _back(made, decisions, lang, at)
            continue
        if judgement != "skip":
            line = append_decision(
                decisions, pairs[at], judgement, by=by, why=why, when=date.today()
            )
            made.append((at, line))
        at += 1
    return len(made)


def _back(made: list[tuple[int, str]], decisions: Path, lang: str, at: int) -> int:
    """Take the last decision back; the place of its pair, or `at` when there is none."""
    taken, nothing = _BACK[lang]
    if not made:
        click.echo(nothing)
        return at
    place, line = made.pop()
    take_back(decisions, line)
    click.echo(taken.format(line=line.strip()))
    return place


def _ask(lang: str) -> tuple[str, str]:
    """The judgement and its reason; the end of the input quits."""
    while True:
        click.echo(f"{_HELP[lang]}: ", nl=False)
        line = sys.stdin.readline()
        if not line:
            click.echo()
            return "quit", ""
        key, _, why = line.strip().partition(" ")
        if key in _KEYS:
            return _KEYS[key], why.strip()
        if key in _MOVES:
            return _MOVES[key], ""


def _show(pair: ReviewPair, place: str, lang: str) -> None:
    click.echo(f"\n{place}  {pair.kind}  {pair.score:.2f}")
    for side in (pair.left, pair.right):
        _show_side(side, lang)
    for reason in pair.reasons:
        click.echo(f"  · {reason.text(lang)}")


def _show_side(side: Side, lang: str) -> None:
    click.echo(f"  {side.address}")
    for field, labels in _FIELDS.items():
        values = getattr(side, field)
        if values:
            click.echo(f"    {labels[_PLACE[lang]]}: {'; '.join(values)}")


@click.group(
    epilog="Example: passerelle identity explain collectivity/lyon 'Ville de Lyon'",
    short_help="Why two things are one or two.",
)
def identity() -> None:
    """Who is who, and why."""


@identity.command(epilog="Example: passerelle identity explain siren:216901231 'Métropole de Lyon'")
@click.argument("left")
@click.argument("right")
@workspace_option
@lang_option
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def explain(left: str, right: str, workspace: Workspace, lang: str, as_json: bool) -> None:
    """Tell why LEFT and RIGHT are one thing or two.

    Each is an address (kind/slug), a key (scheme:value) or a name. It is worked out from
    the records of the last build.
    """
    found = _explained(left, right, workspace)
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=1))
        return
    _show_side(found.left, lang)
    _show_side(found.right, lang)
    at = _PLACE[lang]
    click.echo(f"{_ONE_OR_TWO[found.one][at]}; {found.score:.2f}, {_OUTCOMES[found.outcome][at]}")
    for reason in found.reasons:
        click.echo(f"  · {reason.text(lang)}")


def _explained(left: str, right: str, workspace: Workspace) -> Explanation:
    """Resolve the records of the last build once more; nothing is written."""
    from passerelle.pipeline.cache import kept_result

    ledger = Ledger.load(workspace.identity / "ledger.csv")
    decisions = Decisions.load(workspace.identity / "decisions.csv", ledger)
    mentions: set[Mention] = set()
    for folder in workspace.source_folders:
        result = kept_result(workspace, folder)
        if result is None:
            raise IdentityError(
                "the source has not been built as it stands.",
                where=folder,
                remedy="Run 'passerelle build'.",
            )
        decisions.know(result.same, ledger)
        for record in result.records:
            mentions.update(mentions_in(record, folder.name))
    resolution = resolve(mentions, ledger, decisions, workspace.settings.graph.languages)
    return run_explain(left, right, resolution, ledger, decisions)
