"""What the page for reviewing says besides the facts, in three languages."""

from __future__ import annotations

__all__ = ["PAGE_WORDS"]

PAGE_WORDS: dict[str, tuple[str, str, str]] = {
    "title": ("Faits à relire", "Facts to review", "待审核的事实"),
    "language": ("Langue", "Language", "语言"),
    "role": (
        "Qui décide (un rôle, pas un nom)",
        "Who decides (a role, no name)",
        "判定者（角色而非姓名）",
    ),
    "text": ("Texte", "Text", "文本"),
    "facts": ("Faits", "Facts", "事实"),
    "counts": (
        "{left} à décider sur {all} ; à enregistrer : {made}",
        "{left} of {all} to decide; to save: {made}",
        "共 {all} 项，尚余 {left} 项；待保存判定 {made} 项",
    ),
    "save": ("Enregistrer les décisions", "Save the decisions", "保存判定"),
    "saved": (
        "decisions.csv enregistré. Ensuite : passerelle review --import decisions.csv",
        "decisions.csv saved. Next: passerelle review --import decisions.csv",
        "已保存 decisions.csv。接着运行：passerelle review --import decisions.csv",
    ),
    "accept": ("Accepter", "Accept", "接受"),
    "reject": ("Refuser", "Reject", "拒绝"),
    "correct": ("Corriger", "Correct", "更正"),
    "merge": ("C'est une chose connue", "It is a known thing", "并入已知事物"),
    "undo": ("Reprendre la dernière décision", "Take the last decision back", "撤回最后一项"),
    "whole": ("Tout accepter à partir de", "Accept all from", "全部接受，标准为"),
    "whole_do": ("Accepter ce texte", "Accept this text", "接受本文"),
    "help": ("Aide", "Help", "帮助"),
    "keys_on": ("Touches seules actives", "Single keys act", "启用单键操作"),
    "close": ("Fermer", "Close", "关闭"),
    "apply": ("Appliquer", "Apply", "应用"),
    "cancel": ("Annuler", "Cancel", "取消"),
    "address": (
        "Adresse (institution/senat)",
        "Address (institution/senat)",
        "地址（institution/senat）",
    ),
    "candidates": (
        "Choses connues d'un nom proche",
        "Known things of a like name",
        "名称相近的已知事物",
    ),
    "no_candidates": (
        "Aucune d'un nom proche : écrivez son adresse.",
        "None of a like name: write its address.",
        "没有名称相近的已知事物：请填写地址。",
    ),
    "by_model": ("proposé par un modèle", "proposed by a model", "由模型提出"),
    "sure": ("certitude {p} %", "{p} % sure", "置信度 {p}%"),
    "waiting": ("à décider", "to decide", "待定"),
    "accepted": ("accepté", "accepted", "已接受"),
    "rejected": ("refusé", "rejected", "已拒绝"),
    "corrected": ("corrigé", "corrected", "已更正"),
    "merged": ("fusionné", "merged", "已合并"),
    "by_itself": ("pris sans relecture", "taken without review", "无需审核即采用"),
    "aside": ("ses mots ont disparu du texte", "its words are gone from the text", "原文已不存在"),
    "nothing": ("Rien n'est proposé.", "Nothing is proposed.", "没有可审核的事实。"),
    "unsaved": (
        "Des décisions ne sont pas enregistrées.",
        "Some decisions are not saved.",
        "有判定尚未保存。",
    ),
    "k_move": ("fait suivant, précédent", "next, previous fact", "下一项、上一项"),
    "k_open": ("fait suivant à décider", "next fact to decide", "下一待定项"),
    "k_text": ("texte suivant, précédent", "next, previous text", "下一篇、上一篇"),
    "told_accept": (
        "Ce dont un fait a besoin (qui, quel événement) est accepté avec lui ; ce qui dépend "
        "d'un fait refusé l'est aussi.",
        "What a fact needs (who, which event) is accepted with it; what hangs on a rejected "
        "fact is rejected too.",
        "事实所依据的人物、活动等一并接受；依附于被拒绝事实的内容一并拒绝。",
    ),
    "told_save": (
        "Cette page n'envoie rien : elle enregistre decisions.csv, que reprend "
        "passerelle review --import.",
        "This page sends nothing: it saves decisions.csv, which passerelle review --import "
        "takes up.",
        "本页不发送任何内容：判定保存为 decisions.csv，由 passerelle review --import 读取。",
    ),
}
