"""How well press releases are read: precision, recall and F1 by kind of fact and language.

    python -m benchmarks.text.run [--errors [--list L] [--text T]] [--without STAGE]…
    python -m benchmarks.text.run --drills [--errors [--list L] [--text fr:12]]
    python -m benchmarks.text.run --readers
    python -m benchmarks.text.run --marks | --rules | --ablation | --speed | --many 10000

Run it in the top folder. Facts are compared with the gold files of ``tests/text`` as its
README says («How to match»). `--errors` lists each wrong or missed fact of ``corpus``, the
texts rules may be tuned on; of ``held-out``, ``unseen`` and ``blind`` only totals are ever printed.
`--without` leaves a stage out; `--ablation` leaves out every stage in turn and prints what that
costs. `--readers` scores a second reader of ``blind`` against the first, and the program by what
both have.

The last two lines of each table must say 0: agreements asserted where the gold has none
asserted, and words of ``never`` (private data, menus, what a text quotes to deceive).
"""

from __future__ import annotations

import argparse

from benchmarks.text.drills import DRILLS, drilled
from benchmarks.text.match import LISTS
from benchmarks.text.readers import agreed, told_by_the_second
from benchmarks.text.reading import Half, measured
from benchmarks.text.score import Score, Tally
from benchmarks.text.speed import many, pages_per_second
from benchmarks.text.sureness import by_mark, by_rule
from passerelle.extraction.pipeline import LANGUAGES, stages
from tests.text.gold import ASIDE, TUNING


def shown(value: float | None) -> str:
    return "     –" if value is None else f"{value:6.3f}"


def figures(tally: Tally) -> str:
    return "".join(shown(one) for one in (tally.precision, tally.recall, tally.f1))


def table(half: Half) -> None:
    scores = [half.score(), *(half.score(language) for language in LANGUAGES)]
    counts = [
        len(half.texts),
        *(sum(spoken == language for spoken, _ in half.texts.values()) for language in LANGUAGES),
    ]
    heads = ("all", *LANGUAGES)
    titles = (f"{head} ({count})" for head, count in zip(heads, counts, strict=True))
    print(f"\n{half.name:<12}" + "".join(f"{title:>20}" for title in titles))
    print(" " * 12 + "       P     R    F1" * len(heads) + "   right wrong missed")
    for name in (*LISTS, "total"):
        tallies = [one.total if name == "total" else one.lists[name] for one in scores]
        whole = tallies[0]
        line = "".join(f"  {figures(tally)}" for tally in tallies)
        print(f"{name:<12}{line}{whole.found:8}{whole.wrong:6}{whole.missed:7}")
    apart(half, scores[0])


def apart(half: Half, whole: Score) -> None:
    sides = (
        f"{name}.{side} {whole.right[name, side]}/{of}" for (name, side), of in whole.of.items()
    )
    print("apart: " + ", ".join(sides))
    said = (f"{side} {right}/{len(half.texts)}" for side, right in sorted(half.said.items()))
    print("the document itself: " + ", ".join(said))
    if half.broken:
        print(f"texts on which extraction broke off: {half.broken}")
    print(f"agreements asserted where none is: {whole.asserted}")
    print(f"words that must never come out: {whole.leaked}")


def errors(half: Half, wanted: str | None, text: str | None) -> None:
    """Each fault of the texts for tuning."""
    for name, (_, one) in half.texts.items():
        for fault in one.faults:
            if (text or "") in name and (wanted or "") in fault.list:
                print(f"{name}\t{fault.list}\t{fault.what}\t{fault.told}\t“{fault.words}”")


def stage_names() -> list[str]:
    return list(dict.fromkeys(one.__name__ for language in LANGUAGES for one in stages(language)))


def ablation() -> None:
    """F1 of each list with every stage left out in turn, all texts together."""

    def f1(without: tuple[str, ...]) -> list[float]:
        whole = Score()
        for folder in (TUNING, *ASIDE):
            whole += measured(folder, without).score()
        return [(t.f1 or 0) for t in (*whole.lists.values(), whole.total)]

    base = f1(())
    names = (*LISTS, "total")
    print(f"{'without':<20}" + "".join(f"{name:>12}" for name in names))
    print(f"{'(nothing)':<20}" + "".join(f"{value:12.3f}" for value in base))
    for stage in stage_names():
        lost = (value - whole for value, whole in zip(f1((stage,)), base, strict=True))
        print(
            f"{stage:<20}"
            + "".join(f"{change:+12.3f}" if change else f"{'·':>12}" for change in lost)
        )


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--errors", action="store_true", help="single errors, of corpus only")
    parser.add_argument("--list", help="with --errors: only those of this list")
    parser.add_argument("--text", help="with --errors: only those of this text")
    parser.add_argument("--without", action="append", default=[], choices=stage_names())
    parser.add_argument("--ablation", action="store_true", help="every stage left out in turn")
    parser.add_argument("--drills", action="store_true", help="passages of a few sentences")
    parser.add_argument("--readers", action="store_true", help="how near two people are")
    parser.add_argument("--marks", action="store_true", help="what is right from each mark on")
    parser.add_argument("--rules", action="store_true", help="how often each rule is right")
    parser.add_argument("--speed", action="store_true", help="pages a second")
    parser.add_argument("--many", type=int, metavar="N", help="N short releases, and memory")
    return parser.parse_args()


def drills(asked: argparse.Namespace) -> None:
    """The passages: a table for each file, or the errors of those that may be tuned on."""
    for path in sorted(DRILLS.glob("*.jsonl")):
        half = drilled(path)
        if not asked.errors:
            table(half)
        elif not half.name.endswith(".aside"):
            errors(half, asked.list, asked.text)


def halves(asked: argparse.Namespace) -> None:
    """The folders of texts: tables, errors, what marks and rules are worth."""
    if asked.errors:
        errors(measured(TUNING, asked.without), asked.list, asked.text)
    elif asked.rules:
        print(*by_rule(measured(TUNING, asked.without).score()), sep="\n")
    else:
        for folder in (TUNING, *ASIDE):
            half = measured(folder, asked.without)
            if asked.marks:
                print("", half.name, *by_mark(half.score()), sep="\n")
            else:
                table(half)


def main() -> None:
    asked = arguments()
    if asked.speed:
        files, read = pages_per_second()
        print(f"pages a second: {files:.1f} from files, {read:.1f} once read")
    elif asked.many:
        seconds, warm, end = many(asked.many)
        print(f"{asked.many} short releases: {seconds:.1f} s, {asked.many / seconds:.0f} a second")
        print(f"memory: {warm:.0f} MB after the first 500, {end:.0f} MB at the end")
    elif asked.ablation:
        ablation()
    elif asked.drills:
        drills(asked)
    elif asked.readers:
        table(told_by_the_second())
        table(agreed())
    else:
        halves(asked)


if __name__ == "__main__":
    main()
