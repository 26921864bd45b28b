"""Why two things are taken to be one or two, as data with a text in three languages."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LANGUAGES", "TEXTS", "Reason", "Score"]

LANGUAGES = ("fr", "en", "zh")

TEXTS: dict[str, tuple[str, str, str]] = {
    "name-equal": ("même nom", "same name", "名称相同"),
    "name-reading": ("se lisent pareil", "read alike", "读音相同"),
    "name-turned": ("mêmes mots, autre ordre", "same words, other order", "词同序异"),
    "name-meaning": ("même sens", "same meaning", "含义相同"),
    "name-part": ("un nom contient l'autre", "one name holds the other", "名称互含"),
    "name-letters": ("sigle de l'autre nom", "initials of the other name", "缩写对应"),
    "name-near": ("noms proches", "names alike", "名称相近"),
    "country": ("même pays", "same country", "国家相同"),
    "kind": ("genre compatible", "kinds agree", "类别相符"),
    "kind-city": ("une ville, sauf avis contraire", "a city unless told otherwise", "默认为城市"),
    "kind-one-sided": ("genre dit d'un seul côté", "kind told on one side only", "仅一方注明类别"),
    "place": ("même lieu", "same place", "地点相同"),
    "places-open": (
        "leurs territoires ne sont pas réunis",
        "their territories are not joined",
        "所辖区域尚未合并",
    ),
    "aside": ("précision confirmée", "qualifier confirmed", "补充说明相符"),
    "aside-one-sided": (
        "précision d'un seul côté",
        "qualifier on one side only",
        "仅一方有补充说明",
    ),
    "rank": ("seul lieu de ce rang lu ainsi", "only place of its rank so read", "同级唯一读音"),
    "near": ("coordonnées proches", "coordinates near", "坐标相近"),
    "far": ("coordonnées éloignées", "coordinates far apart", "坐标相距较远"),
    "astray": (
        "loin des autres lieux de sa circonscription",
        "far from the other places of its district",
        "远离所属区划的其他地点",
    ),
    "homepage": ("même site", "same homepage", "网站相同"),
    "article": ("articles différents", "articles differ", "冠词不同"),
    "person": (
        "une personne ne se fusionne que par décision",
        "people are joined by decision only",
        "人物须经人工判定",
    ),
    "rivals": ("plusieurs candidats", "several candidates", "有多个候选"),
    "no-identifier-shared": (
        "aucun identifiant commun",
        "no identifier in common",
        "无共同标识符",
    ),
    "identifier": ("identifiant commun", "identifier in common", "标识符相同"),
    "both-keys": (
        "un même enregistrement porte les deux",
        "one record bears both",
        "同一条记录兼有两者",
    ),
    "alike": ("assez semblables", "alike enough", "足够相似"),
    "exact": ("nom exact commun", "exact name in common", "名称完全一致"),
    "conflict-identifier": ("identifiants différents", "identifiers differ", "标识符不同"),
    "conflict-country": ("pays différents", "countries differ", "国家不同"),
    "conflict-kind": ("genres différents", "kinds differ", "类别不同"),
    "conflict-place": ("lieux différents", "places differ", "地点不同"),
    "conflict-decision": ("jugés différents", "decided to be different", "已判定不同"),
    "decided-same": ("jugés identiques", "decided to be the same", "已判定相同"),
    "decided-unsure": ("jugement suspendu", "left undecided", "尚未判定"),
    "kinds-of-thing": ("choses de nature différente", "things of two kinds", "事物类型不同"),
}
"""Each code in the order of `LANGUAGES`."""


@dataclass(frozen=True)
class Reason:
    """One piece of evidence and what it adds to the score."""

    code: str
    weight: float = 0.0
    detail: str = ""

    def text(self, lang: str) -> str:
        """The reason for a person: what, on what, how much."""
        what = TEXTS[self.code][LANGUAGES.index(lang)]
        weight = f" ({self.weight:+.2f})" if self.weight else ""
        return f"{what}: {self.detail}{weight}" if self.detail else f"{what}{weight}"


@dataclass(frozen=True)
class Score:
    """How much speaks for one thing, and why.

    `held`: only a person may merge, however high the score. `veto`: cannot be one thing.
    """

    value: float
    reasons: tuple[Reason, ...]
    held: bool = False
    veto: bool = False
