"""The seventeen Sustainable Development Goals by their short names (United Nations, 2015)."""

from __future__ import annotations

__all__ = ["GOALS"]

GOALS: dict[int, dict[str, str]] = {
    number: dict(zip(("fr", "en", "zh"), names, strict=True))
    for number, names in enumerate(
        (
            ("pas de pauvreté", "no poverty", "无贫穷"),
            ("faim « zéro »", "zero hunger", "零饥饿"),
            ("bonne santé et bien-être", "good health and well-being", "良好健康与福祉"),
            ("éducation de qualité", "quality education", "优质教育"),
            ("égalité entre les sexes", "gender equality", "性别平等"),
            ("eau propre et assainissement", "clean water and sanitation", "清洁饮水和卫生设施"),
            (
                "énergie propre et d’un coût abordable",
                "affordable and clean energy",
                "经济适用的清洁能源",
            ),
            (
                "travail décent et croissance économique",
                "decent work and economic growth",
                "体面工作和经济增长",
            ),
            (
                "industrie, innovation et infrastructure",
                "industry, innovation and infrastructure",
                "产业、创新和基础设施",
            ),
            ("inégalités réduites", "reduced inequalities", "减少不平等"),
            (
                "villes et communautés durables",
                "sustainable cities and communities",
                "可持续城市和社区",
            ),
            (
                "consommation et production responsables",
                "responsible consumption and production",
                "负责任消费和生产",
            ),
            ("lutte contre les changements climatiques", "climate action", "气候行动"),
            ("vie aquatique", "life below water", "水下生物"),
            ("vie terrestre", "life on land", "陆地生物"),
            (
                "paix, justice et institutions efficaces",
                "peace, justice and strong institutions",
                "和平、正义与强大机构",
            ),
            (
                "partenariats pour la réalisation des objectifs",
                "partnerships for the goals",
                "促进目标实现的伙伴关系",
            ),
        ),
        start=1,
    )
}
