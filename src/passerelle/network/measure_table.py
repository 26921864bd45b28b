"""The table of measures: what each is, by which formula, after whom, and what to beware of.

The only place where this is written: attributes, the report and ``docs/network.md`` take it
from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from passerelle.network.facts import Names

__all__ = ["MEASURES", "Measure", "markdown"]


@dataclass(frozen=True)
class Measure:
    """One measure: of what, its name and meaning by language, and its pedigree."""

    of: Literal["node", "edge", "graph"]
    names: Names
    means: Names
    formula: str
    reference: str
    caveats: str


def _texts(fr: str, en: str, zh: str) -> Names:
    return {"fr": fr, "en": en, "zh": zh}


MEASURES: Mapping[str, Measure] = {
    "degree": Measure(
        "node",
        _texts("degré", "degree", "度"),
        _texts("nombre de partenaires", "number of partners", "伙伴数量"),
        "k_i = number of nodes linked with i",
        "Freeman 1978, Social Networks 1:215-239",
        "Counts partners, not relations, and only those that the sources name.",
    ),
    "strength": Measure(
        "node",
        _texts("force", "strength", "强度"),
        _texts("somme des poids de ses liens", "sum of the weights of its links", "其连线权重之和"),
        "s_i = sum over j of w_ij",
        "Barrat et al. 2004, PNAS 101:3747-3752",
        "Depends on how weights are made: the attribute `weight` of the network says it.",
    ),
    "betweenness": Measure(
        "node",
        _texts("intermédiarité", "betweenness", "中介中心性"),
        _texts(
            "part des plus courts chemins entre deux autres qui passent par lui",
            "share of the shortest paths between two others that pass through it",
            "其他任意两者之间经过它的最短路径所占比例",
        ),
        "b_i = 2/((n-1)(n-2)) sum over s<t of g_st(i)/g_st",
        "Freeman 1977, Sociometry 40:35-41; Brandes 2001, J. Math. Sociol. 25:163-177; "
        "pivots: Brandes and Pich 2007, Int. J. Bifurcat. Chaos 17:2303-2318",
        "Links are not weighted. From 0 to 1. Above 20,000 nodes it is estimated from 1,000 "
        "pivots, and `measured` says so.",
    ),
    "betweenness_weighted": Measure(
        "node",
        _texts("intermédiarité pondérée", "weighted betweenness", "加权中介中心性"),
        _texts(
            "la même, un lien plus fort étant un chemin plus court",
            "the same, a stronger link being a shorter path",
            "同上，连线越强路径越短",
        ),
        "as betweenness, the length of a link being 1/w_ij",
        "Newman 2001, Phys. Rev. E 64:016132; Brandes 2001",
        "A weight is a strength, not a distance, hence 1/w; small differences of weight can "
        "move all paths.",
    ),
    "eigenvector": Measure(
        "node",
        _texts("centralité spectrale", "eigenvector centrality", "特征向量中心性"),
        _texts(
            "élevée quand les partenaires sont eux-mêmes centraux",
            "high where the partners are central themselves",
            "伙伴自身越居中心，数值越高",
        ),
        "x = (1/lambda) W x, lambda the largest eigenvalue, |x| = 1",
        "Bonacich 1972, J. Math. Sociol. 2:113-120",
        "Of the largest component only; 0 elsewhere.",
    ),
    "pagerank": Measure(
        "node",
        _texts("PageRank", "PageRank", "PageRank"),
        _texts(
            "part du temps qu'y passe un marcheur au hasard",
            "share of the time that a random walker spends there",
            "随机游走者停留于此的时间比例",
        ),
        "p_i = (1-d)/n + d sum over j of p_j w_ij/s_j, d = 0.85",
        "Brin and Page 1998, Comput. Netw. ISDN Syst. 30:107-117",
        "In a network without directions close to strength.",
    ),
    "constraint": Measure(
        "node",
        _texts("contrainte", "constraint", "约束度"),
        _texts(
            "à quel point ses partenaires sont liés entre eux ; faible : trous structuraux",
            "how far its partners are linked among themselves; low: structural holes",
            "其伙伴之间相互连接的程度；低则存在结构洞",
        ),
        "c_i = sum over j of (p_ij + sum over q of p_iq p_qj)^2, p_ij = w_ij/s_i",
        "Burt 1992, Structural Holes, Harvard University Press",
        "Not defined without links; with one partner it is 1 or near it, which says little.",
    ),
    "effective_size": Measure(
        "node",
        _texts("taille effective", "effective size", "有效规模"),
        _texts(
            "partenaires moins leur redondance",
            "partners less their redundancy",
            "伙伴数减去其冗余",
        ),
        "e_i = n - 2t/n, n partners with t links among them",
        "Burt 1992; Borgatti 1997, Connections 20(1):35-38",
        "Without weights. Not defined without links.",
    ),
    "brokerage": Measure(
        "node",
        _texts("courtage", "brokerage", "经纪角色"),
        _texts(
            "paires non liées entre lesquelles il se trouve, selon les pays",
            "unlinked pairs that it stands between, by country",
            "其所居间的未相连的一对行为者，按国家区分",
        ),
        "b between a and c not linked: coordinator AAA, itinerant ABA, gatekeeper AAB, liaison ABC",
        "Gould and Fernandez 1989, Sociological Methodology 19:89-126",
        "Without directions gatekeeper and representative are one, and each triad counts once. "
        "Where links only join two sides, closed triads are rare and the counts follow degree.",
    ),
    "community": Measure(
        "node",
        _texts("communauté", "community", "社群"),
        _texts(
            "numéro du groupe plus lié en lui-même qu'au reste ; 1 est le plus grand",
            "number of the group more linked within than without; 1 is the largest",
            "内部连接多于外部的群组编号；1 为最大",
        ),
        "a partition of high modularity Q",
        "Traag, Waltman and van Eck 2019, Sci. Rep. 9:5233 (Leiden)",
        "One good partition among others; below a size modularity does not resolve groups "
        "(Fortunato and Barthélemy 2007). Seeded; equal sizes are ordered by smallest address.",
    ),
    "core_number": Measure(
        "node",
        _texts("indice de cœur", "core number", "核数"),
        _texts(
            "plus grand k tel qu'il est d'un groupe où chacun a k partenaires",
            "largest k such that it is of a group in which each has k partners",
            "使其属于每个成员至少有 k 个伙伴之群组的最大 k",
        ),
        "largest k whose k-core holds i",
        "Seidman 1983, Social Networks 5:269-287; Batagelj and Zaveršnik 2003",
        "One meeting of k+1 bodies makes a k-core by itself.",
    ),
    "bridge": Measure(
        "edge",
        _texts("pont", "bridge", "桥"),
        _texts(
            "sans ce lien, le réseau se défait",
            "without this link the network falls apart",
            "去掉这条连线，网络即断开",
        ),
        "a link on no cycle",
        "Tarjan 1974, Inf. Process. Lett. 2:160-161",
        "A link with an actor of one partner is always one.",
    ),
    "bridges": Measure(
        "graph",
        _texts("ponts", "bridges", "桥的数量"),
        _texts("nombre de ponts", "number of bridges", "桥的数量"),
        "number of links on no cycle",
        "Tarjan 1974",
        "See bridge.",
    ),
    "components": Measure(
        "graph",
        _texts("composantes", "components", "连通分量"),
        _texts(
            "parties sans lien entre elles",
            "parts without links to each other",
            "彼此不相连的部分",
        ),
        "number of classes of nodes that paths join",
        "Freeman 1978",
        "An actor without links is a component.",
    ),
    "density": Measure(
        "graph",
        _texts("densité", "density", "密度"),
        _texts(
            "part des liens possibles qui existent",
            "share of the possible links that exist",
            "实有连线占可能连线的比例",
        ),
        "2m/(n(n-1))",
        "Wasserman and Faust 1994, Social Network Analysis, section 4.2",
        "Falls with size: compare only networks of like size.",
    ),
    "transitivity": Measure(
        "graph",
        _texts("transitivité", "transitivity", "传递性"),
        _texts(
            "part des triades ouvertes ou fermées qui sont fermées",
            "share of connected triads that are closed",
            "连通三元组中闭合者的比例",
        ),
        "3 triangles / connected triads",
        "Newman, Strogatz and Watts 2001, Phys. Rev. E 64:026118",
        "A network between two sides has no triangles, one of meetings is full of them.",
    ),
    "modularity": Measure(
        "graph",
        _texts("modularité", "modularity", "模块度"),
        _texts(
            "à quel point les communautés sont séparées",
            "how separate the communities are",
            "社群之间的分离程度",
        ),
        "Q = 1/2w sum over ij of (w_ij - s_i s_j/2w) [same community]",
        "Newman and Girvan 2004, Phys. Rev. E 69:026113",
        "High in sparse networks even without communities (Guimerà et al. 2004).",
    ),
    "assortativity_degree": Measure(
        "graph",
        _texts("assortativité de degré", "degree assortativity", "度同配性"),
        _texts(
            "si ceux qui ont beaucoup de partenaires s'associent entre eux",
            "whether those of many partners are linked with each other",
            "伙伴多者是否彼此相连",
        ),
        "correlation of the degrees at the two ends of a link",
        "Newman 2003, Phys. Rev. E 67:026126",
        "Not defined where all degrees are equal.",
    ),
    "assortativity_country": Measure(
        "graph",
        _texts("assortativité par pays", "assortativity by country", "国家同配性"),
        _texts(
            "si l'on s'associe entre gens d'un même pays (1) ou de pays différents (-1)",
            "whether links stay within a country (1) or cross countries (-1)",
            "连线在本国之内（1）还是跨国（-1）",
        ),
        "(sum of e_ii - sum of a_i b_i)/(1 - sum of a_i b_i)",
        "Newman 2003, Phys. Rev. E 67:026126",
        "Among the actors whose country is known. Where links only join two sides it is -1 by "
        "construction.",
    ),
}
"""By name; all are computed unless some are asked for."""


def markdown() -> str:
    """The table as ``docs/network.md`` shows it."""
    lines = [
        "| measure | of | what it is | formula | reference | beware |",
        "|---|---|---|---|---|---|",
    ]
    for name, one in MEASURES.items():
        cells = (f"`{name}`", one.of, one.means["en"], one.formula, one.reference, one.caveats)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"
