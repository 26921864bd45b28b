"""Every text of the report on a network, in the three languages, side by side."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["LANGS", "TEXTS", "catalogue"]

LANGS = ("fr", "en", "zh")

TEXTS: Mapping[str, tuple[str, str, str]] = {
    "report": ("Rapport sur le réseau", "Report on the network", "网络报告"),
    "contents": ("Sommaire", "Contents", "目录"),
    "empty": (
        "Rien n'est lié avec ces choix. Essayez toutes les modalités (--modality any), ce qui "
        "est possible (--possible) ou une période plus large.",
        "Nothing is linked under these choices. Try all modalities (--modality any), what is "
        "possible (--possible) or a wider period.",
        "按所选条件没有任何连线。可尝试所有陈述方式（--modality any）、"
        "可能有效者（--possible）或更长的时段。",
    ),
    "actors": ("nœuds", "nodes", "节点"),
    "links": ("liens", "links", "连线"),
    "relations": ("relations", "relations", "关系"),
    "components": ("composantes", "components", "连通分量"),
    "density": ("densité", "density", "密度"),
    "modularity": ("modularité", "modularity", "模块度"),
    "assortativity_country": ("assortativité par pays", "assortativity by country", "国家同配性"),
    "chosen": ("Ce qui compte :", "What counts:", "所选条件："),
    "chosen_modality": ("modalités", "modalities", "陈述方式"),
    "chosen_kind": ("types", "kinds", "类别"),
    "chosen_theme": ("thèmes", "themes", "主题"),
    "chosen_country": ("pays", "countries", "国家"),
    "chosen_on": ("le", "on", "日期"),
    "chosen_from": ("du", "from", "起"),
    "chosen_to": ("au", "to", "止"),
    "chosen_certainty": ("certitude", "certainty", "确定性"),
    "weight_count": (
        "Le poids d'un lien est le nombre de relations.",
        "The weight of a link is the number of relations.",
        "连线的权重为关系数量。",
    ),
    "weight_newman": (
        "Une relation de k acteurs ajoute 1/(k−1) à chaque lien (Newman 2001).",
        "A relation of k actors adds 1/(k−1) to each link (Newman 2001).",
        "有 k 个行为者的关系为每条连线增加 1/(k−1)（Newman 2001）。",
    ),
    "central": ("Qui est central", "Who is central", "谁居于中心"),
    "central_means": (
        "Par l'intermédiarité : la part des plus courts chemins entre deux autres qui passent "
        "par l'acteur. Les personnes ne sont pas classées.",
        "By betweenness: the share of the shortest paths between two others that pass through "
        "the actor. People are not ranked.",
        "按中介中心性排序：其他任意两者之间经过该行为者的最短路径所占比例。不对个人排名。",
    ),
    "sampled": (
        "Le réseau est grand : l'intermédiarité est estimée par tirage.",
        "The network is large: betweenness is estimated from a sample.",
        "网络较大：中介中心性由抽样估计。",
    ),
    "rank": ("rang", "rank", "排名"),
    "actor": ("acteur", "actor", "行为者"),
    "kind": ("type", "kind", "类别"),
    "country": ("pays", "country", "国家"),
    "partners": ("partenaires", "partners", "伙伴数"),
    "strength": ("force", "strength", "强度"),
    "betweenness": ("intermédiarité", "betweenness", "中介中心性"),
    "constraint": ("contrainte", "constraint", "约束度"),
    "community": ("communauté", "community", "社群"),
    "bridging": ("Qui relie les pays", "Who bridges the countries", "谁连接各国"),
    "bridging_means": (
        "Paires d'acteurs non liés entre lesquels il se trouve : deux d'un autre pays que le "
        "sien (itinérant), un du sien et un d'un autre (passeur), tous de pays différents "
        "(liaison).",
        "Pairs of unlinked actors that it stands between: two of another country than its own "
        "(itinerant), one of its own and one of another (gatekeeper), all of different "
        "countries (liaison).",
        "其所居间的未相连的一对行为者：两者同属另一国（往来者），一者属本国、一者属他国（守门者），三者分属不同国家（联络者）。",
    ),
    "itinerant": ("itinérant", "itinerant", "往来者"),
    "gatekeeper": ("passeur", "gatekeeper", "守门者"),
    "liaison": ("liaison", "liaison", "联络者"),
    "nobody": (
        "Personne ne relie deux pays.",
        "Nobody stands between two countries.",
        "没有行为者连接两国。",
    ),
    "across": (
        "{across} liens joignent deux pays, {within} restent dans un pays.",
        "{across} links join two countries, {within} stay within one.",
        "{across} 条连线跨越两国，{within} 条在一国之内。",
    ),
    "between": ("Liens entre pays", "Links between countries", "国家之间的连线"),
    "communities": ("Communautés", "Communities", "社群"),
    "communities_means": (
        "Groupes plus liés en eux-mêmes qu'au reste (Leiden) ; une bonne partition parmi "
        "d'autres. Les groupes de moins de trois membres n'y sont pas.",
        "Groups more linked within than without (Leiden); one good partition among others. "
        "Groups of fewer than three members are left out.",
        "内部连接多于外部的群组（Leiden 算法），仅为多种合理划分之一。少于三个成员的群组不列出。",
    ),
    "no_communities": (
        "Aucun groupe de trois membres.",
        "No group of three members.",
        "没有三个成员以上的群组。",
    ),
    "members": ("membres", "members", "成员数"),
    "countries": ("pays", "countries", "国家"),
    "themes": ("thèmes", "themes", "主题"),
    "foremost": ("acteurs principaux", "foremost actors", "主要行为者"),
    "change": ("Ce qui a changé", "What changed", "变化"),
    "change_means": (
        "Certain : actif quelles que soient les dates exactes. Possible : rien ne l'exclut. "
        "Une relation sans date est possible à tout moment et certaine à aucun.",
        "Certain: active whatever the exact dates. Possible: nothing excludes it. A relation "
        "without a date is possible at all times and certain at none.",
        "确定：无论确切日期为何均有效。可能：没有依据排除。无日期的关系在任何时间都可能有效，但都不确定。",
    ),
    "period": ("période", "period", "时段"),
    "certain_links": ("liens certains", "certain links", "确定的连线"),
    "possible_links": ("liens possibles", "possible links", "可能的连线"),
    "certain_actors": ("acteurs liés, certain", "linked actors, certain", "相连行为者（确定）"),
    "possible_actors": ("acteurs liés, possible", "linked actors, possible", "相连行为者（可能）"),
    "began": (
        "Commencé entre-temps, avec certitude",
        "Certainly begun in between",
        "其间确定开始",
    ),
    "ended": (
        "Terminé entre-temps, avec certitude",
        "Certainly ended in between",
        "其间确定结束",
    ),
    "none": ("Aucun.", "None.", "无。"),
    "sure": ("À quel point c'est sûr", "How sure it is", "可靠程度"),
    "dates": ("Dates des relations", "Dates of the relations", "关系的日期"),
    "dates_both": ("début et fin connus", "start and end known", "起止均已知"),
    "dates_start": (
        "début connu, fin inconnue",
        "start known, end unknown",
        "起始已知，结束未知",
    ),
    "dates_end": ("fin connue, début inconnu", "end known, start unknown", "结束已知，起始未知"),
    "dates_none": ("sans date", "without a date", "无日期"),
    "modalities": ("Modalités", "Modalities", "陈述方式"),
    "sources": ("Sources", "Sources", "来源"),
    "source": ("source", "source", "来源"),
    "retrieved": ("consultée le", "retrieved on", "获取日期"),
    "share": ("part", "share", "比例"),
    "number": ("nombre", "number", "数量"),
    "how": ("Comment c'est mesuré", "How it is measured", "测量方法"),
    "more": ("et {n} autres", "and {n} more", "另有 {n} 条"),
}


def catalogue(lang: str) -> dict[str, str]:
    """The texts in `lang`."""
    place = LANGS.index(lang)
    return {key: texts[place] for key, texts in TEXTS.items()}
