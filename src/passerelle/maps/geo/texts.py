"""What the geographic views say of themselves, in the three languages."""

from __future__ import annotations

from passerelle.maps.geo.views import Texts

__all__ = ["BORDERS", "ELSEWHERE", "PANES", "WORLD"]

WORLD: Texts = {"fr": "Monde", "en": "World", "zh": "世界"}
ELSEWHERE: Texts = {"fr": "Ailleurs", "en": "Elsewhere", "zh": "其他地区"}
BORDERS: Texts = {
    "fr": (
        "Contours : Natural Earth (domaine public). Là où des frontières sont contestées, ils "
        "montrent la situation de fait selon cette source, sans prise de position."
    ),
    "en": (
        "Outlines: Natural Earth (public domain). Where borders are disputed they show the "
        "de facto situation according to that source, without taking a position."
    ),
    "zh": (
        "轮廓数据：Natural Earth（公有领域）。"
        "边界有争议之处，仅按该数据来源显示实际状况，不代表任何立场。"
    ),
}
PANES: Texts = {
    "fr": "Chaque cadre a sa propre échelle.",
    "en": "Each frame has its own scale.",
    "zh": "各图框比例尺不同。",
}
