"""How fast texts are read and extracted, and whether memory grows over many of them."""

from __future__ import annotations

import gc
import resource
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.text.reading import gazetteer, read_text
from passerelle.documents import Document
from passerelle.extraction.pipeline import extract
from tests.text.gold import TUNING, corpus

__all__ = ["many", "pages_per_second", "short_releases"]

PAGE = 1_800
_WARM = 500
_SYLLABLES = ("ba", "che", "do", "fi", "gan", "lu", "mer", "nou", "pi", "ra", "so", "ta", "vil")
_HANZI = "安白成东方高海江林明南平青山石田文西新阳永云"
_FORMS = {
    "fr": """{town}, le {day} mai 2024

La Ville de {town} a reçu mardi 14 mai 2024 à l'hôtel de ville une délégation de {n} personnes
conduite par Mme LI {given}, directrice du Bureau des affaires étrangères de Canton. Le maire,
Paul {name}, et Jeanne {name}-Martin, adjointe, ont présenté la gestion des déchets. Les deux villes
espèrent signer un accord de coopération en 2025. Le Comité de jumelage de {town} (CJ{n})
a pris part à la rencontre.
""",
    "en": """{town}, {day} May 2024

{town} City Council welcomed a delegation of {n} from Chengdu on 14 May 2024. It was led by
Ms Li {given}, director of the Foreign Affairs Office. Councillor Paul {name}, mayor of {town},
and Dr Jane {name}, president of the University of {town}, spoke about water and waste. The two
cities signed a memorandum of understanding. Another visit is planned for 2025.
""",
    "zh": """{hanzi}市外事办公室 2024年5月{day}日

5月14日，{hanzi}市市长王{han}在市政府会见了法国里昂市副市长保罗·马丁一行{n}人。双方就水资源管理和
垃圾分类交换了意见，并签署了友好合作备忘录。市外办主任李{han}参加会见。
""",
}


def _word(number: int) -> str:
    """A name of its own for each number."""
    made, left = "", number + 13
    while left:
        left, place = divmod(left, len(_SYLLABLES))
        made += _SYLLABLES[place]
    return made.capitalize()


def short_releases(count: int) -> Iterator[Document]:
    """Releases of a few lines in three languages, each with names that no other has."""
    languages = list(_FORMS)
    for number in range(count):
        language = languages[number % 3]
        han = [_HANZI[number // 22**place % 22] for place in range(4)]
        text = _FORMS[language].format(
            town=_word(number) + "ville",
            given=_word(number + 7),
            name=_word(number + 3),
            hanzi=han[0] + han[1],
            han=han[2] + han[3],
            day=15 + number % 10,
            n=3 + number % 40,
        )
        yield Document(f"{number}.txt", text, language, published=f"2024-05-{15 + number % 10}")


def pages_per_second(seconds: float = 5) -> tuple[float, float]:
    """Pages (1,800 characters) a second: from the file, and from the document read."""
    texts = [text.path for text in corpus(TUNING)]
    read = read_text.__wrapped__
    for path in texts:  # lexicons are loaded once
        extract(read_text(path)[0], gazetteer())
    rates = []
    for of in (read, read_text):
        marks, begun = 0, time.perf_counter()
        while time.perf_counter() - begun < seconds:
            for path in texts:
                document, _ = of(path)
                extract(document, gazetteer())
                marks += len(document.text)
        rates.append(marks / PAGE / (time.perf_counter() - begun))
    return rates[0], rates[1]


def _resident() -> float:
    """Memory in use, in MB."""
    gc.collect()
    status = Path("/proc/self/status")
    if status.exists():
        line = next(x for x in status.read_text().splitlines() if x.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2  # as macOS counts


def many(count: int) -> tuple[float, float, float]:
    """Seconds for `count` short releases; MB in use after the first 500, and at the end."""
    warm, begun = 0.0, time.perf_counter()
    for number, document in enumerate(short_releases(count), 1):
        extract(document, gazetteer())
        if number == min(_WARM, count):
            warm = _resident()
    return time.perf_counter() - begun, warm, _resident()
