"""Texts of filters, period, grouping and the address of a view."""

from __future__ import annotations

__all__ = ["TEXTS"]

TEXTS: dict[str, tuple[str, str, str]] = {
    # facets
    "facet_kind": ("Type d'acteur", "Kind of actor", "主体类型"),
    "facet_country": ("Pays", "Country", "国家"),
    "facet_region": ("Région", "Region", "地区"),
    "facet_community": ("Communauté", "Community", "社群"),
    "facet_theme": ("Thème", "Theme", "主题"),
    "facet_relation": ("Relation", "Relation", "关系"),
    "facet_link_kind": ("Forme du lien", "Kind of link", "联系形式"),
    "facet_modality": ("Portée", "Standing", "性质"),
    "region_unknown": ("Région non précisée", "Region not stated", "地区未注明"),
    "link_kind_unknown": ("Forme non précisée", "Kind not stated", "形式未注明"),
    "theme_none": ("Sans thème", "No theme", "无主题"),
    "community_none": ("Sans communauté", "No community", "无社群"),
    "community_of": ("Autour de {name}", "Around {name}", "以{name}为中心"),
    "theme_open": (
        "Montrer les thèmes plus précis de « {name} »",
        "Show the narrower themes of “{name}”",
        "显示“{name}”的下级主题",
    ),
    "theme_close": (
        "Cacher les thèmes plus précis de « {name} »",
        "Hide the narrower themes of “{name}”",
        "隐藏“{name}”的下级主题",
    ),
    "all_values": ("Voir les {n} valeurs", "Show all {n} values", "显示全部 {n} 项"),
    "fewer_values": ("En voir moins", "Show fewer", "收起"),
    "narrow": ("Filtrer : {facet}", "Narrow: {facet}", "筛选：{facet}"),
    # display
    "colour_by": ("Couleur", "Colour", "颜色"),
    "size_by": ("Taille", "Size", "大小"),
    "group_by": ("Grouper", "Group", "分组"),
    "group_none": ("Non", "No", "不分组"),
    "least_weight": ("Poids minimal", "Least weight", "最低权重"),
    "weight_any": ("Aucun", "None", "不限"),
    "weight_from": ("{weight} ou plus", "{weight} or more", "{weight} 及以上"),
    "measure_degree": ("partenaires", "partners", "伙伴数"),
    "measure_strength": ("poids des liens", "weight of links", "联系权重"),
    "measure_betweenness": ("intermédiarité", "betweenness", "中介中心性"),
    "measure_closeness": ("proximité", "closeness", "接近中心性"),
    "measure_eigenvector": ("vecteur propre", "eigenvector", "特征向量中心性"),
    "measure_pagerank": ("PageRank", "PageRank", "PageRank"),
    "measure_constraint": ("contrainte", "constraint", "结构洞约束"),
    "measure_effective_size": ("taille effective", "effective size", "有效规模"),
    "measure_brokerage": ("courtage", "brokerage", "中间人角色"),
    "measure_core": ("k-cœur", "k-core", "k-核"),
    "layout_network": ("Réseau", "Network", "网络"),
    # period
    "period": ("Période", "Period", "时期"),
    "period_any": ("Toutes les années", "All years", "所有年份"),
    "period_since": ("Depuis {from}", "Since {from}", "{from} 年以来"),
    "period_until": ("Jusqu'en {to}", "Until {to}", "截至 {to} 年"),
    "period_from": ("Début de la période", "Start of the period", "时期开始"),
    "period_to": ("Fin de la période", "End of the period", "时期结束"),
    "period_open": ("sans limite", "no limit", "不限"),
    "period_all": ("Toutes", "All", "全部"),
    "play": ("Faire défiler les années", "Play through the years", "逐年播放"),
    "step_on": ("Avancer d'un pas", "One step on", "前进一步"),
    "pause": ("Arrêter", "Stop", "停止"),
    "certainty": ("Dates incertaines", "Uncertain dates", "不确定的日期"),
    "certain_only": ("Certain", "Certain", "确定"),
    "possible_too": ("Possible", "Possible", "可能"),
    "certain_means": (
        "Seulement ce qui a sûrement eu lieu dans la période",
        "Only what surely took place in the period",
        "仅显示在该时期确定有效的联系",
    ),
    "possible_means": (
        "Tout ce que les dates connues n'excluent pas, dates inconnues comprises",
        "All that the known dates do not exclude, unknown dates included",
        "显示已知日期未排除的全部联系，包括日期不明者",
    ),
    # steps and address
    "steps": ("Étapes", "Steps", "步骤"),
    "undo": ("Annuler", "Undo", "撤销"),
    "redo": ("Rétablir", "Redo", "重做"),
    "reset": ("Tout remettre au début", "Start again", "重新开始"),
    "said_reset": ("Retour à la vue de départ", "Back to the first view", "已回到初始视图"),
    "said_step": ("Autre étape : {left}", "Another step: {left}", "另一步骤：{left}"),
    "share": ("Partager cette vue", "Share this view", "分享此视图"),
    "share_address": ("L'adresse de cette vue", "The address of this view", "此视图的地址"),
    "share_snippet": (
        "Pour l'insérer dans une page",
        "To show it inside a page",
        "嵌入网页的代码",
    ),
    "share_hint": (
        "Qui ouvre cette adresse voit les mêmes filtres, la même période et la même fiche.",
        "Whoever opens this address sees the same filters, period and card.",
        "打开此地址即可看到相同的筛选、时期和信息卡。",
    ),
    "share_hint_file": (
        "Cette carte est un fichier de votre disque : envoyez-le ou mettez-le en ligne, "
        "l'adresse vaudra là où il se trouve.",
        "This map is a file on your disk: send it or put it online, "
        "and the address holds where it lies.",
        "此图是您磁盘上的文件：发送或上传后，地址在其所在位置有效。",
    ),
    "copy": ("Copier", "Copy", "复制"),
    "copied": ("Copié", "Copied", "已复制"),
}
