"""`forget`: a person withdrawn, for good."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from passerelle.cli.options import Progress, lang_option, quiet_option, say, workspace_option
from passerelle.errors import UsageError
from passerelle.workspace import Workspace

if TYPE_CHECKING:
    from passerelle.identity.withdrawn import Tombstone
    from passerelle.pipeline.forget import Forgotten

_TEXTS = {
    "done": (
        "{n} personne retirée : {address} ({forms} formes reconnues désormais)",
        "{n} person withdrawn: {address} ({forms} forms recognised from now on)",
        "已撤下 {n} 人：{address}（今后可识别 {forms} 种写法）",
    ),
    "beside": (
        "Retirée aussi, car du même nom et sans rien qui l'en distingue : {address}",
        "Withdrawn too, being of the same name with nothing to tell them apart: {address}",
        "同名且无从区分，一并撤下：{address}",
    ),
    "withheld": (
        "{source} : {n} mentions retenues",
        "{source}: {n} mention(s) withheld",
        "{source}：已隐去 {n} 处提及",
    ),
    "traces": (
        "Vos propres fichiers la nomment encore ({n}) :",
        "Your own files still name the person ({n}):",
        "您自己的文件仍提及此人（{n} 处）：",
    ),
    "releases": (
        "Versions réécrites sans elle, avec une nouvelle empreinte ; publiez-les de nouveau : {n}",
        "Releases rewritten without the person, under a new hash; publish them again: {n}",
        "以下版本已去除此人并重写（校验值已更新），请重新发布：{n}",
    ),
    "remote": (
        "Le magasin {address} la nomme encore : remplacez-y le graphe par un nouvel export.",
        "The store {address} still names the person: replace its graph with a new export.",
        "远程存储 {address} 仍提及此人：请用新的导出替换其中的图。",
    ),
    "left": (
        "Reste à faire par vous : ces fichiers, l'historique de git, les sauvegardes, les copies "
        "déjà publiées. Gardez identity/suppression.key hors de git, et une copie en lieu sûr.",
        "Left for you: those files, the history of git, backups, dumps already published. Keep "
        "identity/suppression.key out of git, and a copy of it in a safe place.",
        "仍需您自行处理：上述文件、git 历史、备份、已发布的数据。请勿将 identity/suppression.key "
        "纳入 git，并另存一份于安全处。",
    ),
    "none": ("Personne n'est retiré.", "Nobody is withdrawn.", "没有已撤下的人物。"),
    "restored": (
        "{address} ne figure plus sur la liste. Puis : passerelle build (nouvelle adresse)",
        "{address} is off the list. Next: passerelle build (the person gets a new address)",
        "{address} 已从名单移除。接着运行：passerelle build（将获得新地址）",
    ),
    "spared": (
        "{key} n'est pas la personne retirée. Puis : passerelle build",
        "{key} is not the withdrawn person. Next: passerelle build",
        "{key} 并非已撤下的人物。接着运行：passerelle build",
    ),
}
_PLACE = {"fr": 0, "en": 1, "zh": 2}
_SHOWN = 20


@click.command(
    epilog="Example: passerelle forget person/1b4bc5d2-153a-4e96-84b9-d5997f830609 "
    '--reason "asked by letter of 3 March"',
    short_help="Withdraw a person, for good.",
)
@click.argument("who", metavar="IRI", required=False)
@workspace_option
@lang_option
@click.option("--reason", "why", help="Why, in your words; kept in the list, without the name.")
@click.option(
    "--because",
    default="requested",
    show_default=True,
    help="Kind of reason, which is published: requested, not-public, mistaken, ordered.",
)
@click.option("--by", default=None, help="Who decides, by role [default: as [identity] says].")
@click.option("--list", "listing", is_flag=True, help="Show who was withdrawn, by address.")
@click.option("--undo", is_flag=True, help="Take IRI off the list; it gets a new address.")
@click.option(
    "--spare",
    "spared",
    metavar="KEY",
    multiple=True,
    help="Someone else of the same name, who stays: own:jean-martin-senator; repeat it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@quiet_option
def forget(
    who: str | None,
    workspace: Workspace,
    lang: str,
    why: str | None,
    because: str,
    by: str | None,
    listing: bool,
    undo: bool,
    spared: tuple[str, ...],
    as_json: bool,
    quiet: bool,
) -> None:
    """Withdraw the person at IRI (also person/<slug>, or a key scheme:value).

    Name, identifiers, functions and dates go: from the graph, tables, quotes, the ledger,
    the review queue and everything kept in build/. Who took part is still counted, as one
    withdrawn person. Whatever a source says later, in whichever spelling, the person stays
    away: identity/suppressed.csv recognises forms of the name by keyed hashes. The build is
    made again at once.
    """
    if bool(listing) == bool(spared or who) or (undo and not who):
        raise UsageError(
            "say whom to forget.", remedy="Give one IRI with --reason, or --list, or --spare KEY."
        )
    if listing:
        _list(workspace, lang, as_json)
    elif who and undo:
        from passerelle.pipeline.forget import restore

        _say_restored(restore(workspace, who), lang, quiet)
    elif who:
        done = _forget(who, workspace, why, because, by, spared, quiet)
        if as_json:
            click.echo(json.dumps(_as_data(done), ensure_ascii=False, indent=1, default=str))
        else:
            _print(done, workspace, lang, quiet)
    else:
        _spare(spared, workspace, lang, quiet)


def _spare(spared: tuple[str, ...], workspace: Workspace, lang: str, quiet: bool) -> None:
    from passerelle.pipeline.forget import spare

    spare(workspace, spared)
    for key in spared:
        say(_TEXTS["spared"][_PLACE[lang]].format(key=key), quiet=quiet)


def _forget(
    who: str,
    workspace: Workspace,
    why: str | None,
    because: str,
    by: str | None,
    spared: tuple[str, ...],
    quiet: bool,
) -> Forgotten:
    from passerelle.errors import did_you_mean
    from passerelle.pipeline.forget import forget as run_forget
    from passerelle.vocabulary import load_vocabulary

    if not why:
        raise UsageError("say why.", remedy='Add --reason "…".')
    reasons = load_vocabulary().slugs("withdrawal-reason")
    if because not in reasons:
        raise UsageError(f"unknown reason '{because}'.", remedy=did_you_mean(because, reasons))
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with Progress(quiet) as progress:
        return run_forget(
            workspace,
            who,
            reason=because,
            when=now,
            by=by or workspace.settings.identity.by,
            why=why,
            spared=spared,
            progress=progress,
        )


def _as_data(done: Forgotten) -> dict[str, Any]:
    return {
        "address": done.address,
        **asdict(done.tombstone),
        "beside": done.beside,
        "forms": done.forms,
        "withheld": done.report.withheld,
        "releases": done.releases,
        "traces": [asdict(trace) for trace in done.traces],
    }


def _print(done: Forgotten, workspace: Workspace, lang: str, quiet: bool) -> None:
    at = _PLACE[lang]
    click.echo(_TEXTS["done"][at].format(n=1, address=done.address, forms=done.forms))
    for address in done.beside:
        say(_TEXTS["beside"][at].format(address=address), quiet=quiet)
    for source, count in done.report.withheld.items():
        say(_TEXTS["withheld"][at].format(source=source, n=count), quiet=quiet)
    if done.traces:
        say(_TEXTS["traces"][at].format(n=len(done.traces)), quiet=quiet)
    for trace in done.traces[:_SHOWN]:
        line = f":{trace.line}" if trace.line else ""
        say(f"  {trace.file.relative_to(workspace.root)}{line}", quiet=quiet)
    if len(done.traces) > _SHOWN:
        say("  … (--json)", quiet=quiet)
    if done.releases:
        say(_TEXTS["releases"][at].format(n=", ".join(done.releases)), quiet=quiet)
    if workspace.settings.store.endpoint:
        say(_TEXTS["remote"][at].format(address=workspace.settings.store.endpoint), quiet=quiet)
    say(_TEXTS["left"][at], quiet=quiet)


def _say_restored(tombstone: Tombstone, lang: str, quiet: bool) -> None:
    text = _TEXTS["restored"][_PLACE[lang]]
    say(text.format(address=f"person/{tombstone.slug}"), quiet=quiet)


def _list(workspace: Workspace, lang: str, as_json: bool) -> None:
    from passerelle.identity.suppressed import Suppressed
    from passerelle.vocabulary import load_vocabulary

    known = Suppressed.load(workspace.identity)
    stones = known.tombstones if known else []
    if as_json:
        click.echo(json.dumps([asdict(stone) for stone in stones], ensure_ascii=False, indent=1))
        return
    if not stones:
        say(_TEXTS["none"][_PLACE[lang]])
    for stone in stones:
        labels = load_vocabulary().labels("withdrawal-reason", stone.reason)
        because = labels.get(lang, stone.reason)
        address = workspace.minter.thing("person", stone.slug).value
        click.echo("\t".join((address, stone.when[:10], because, stone.by, stone.why)))
