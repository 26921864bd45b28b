"""Words that names are made of: kinds, articles, particles, names of one place in other tongues.

Facts of language, kept apart from the code that reads them. All Latin words are in the
normal form of `names.normalise`, all Chinese ones in simplified characters.
"""

from __future__ import annotations

__all__ = [
    "ARTICLES",
    "CHINESE_KINDS",
    "CONCEPTS",
    "EXONYMS",
    "FACETS",
    "HOMOPHONES",
    "KIND_PHRASES",
    "LEVELS",
    "ONLY_BEFORE",
    "PARTICLES",
    "SAME_FAMILY",
    "SURNAMES",
]

_CITY = frozenset(("commune", "prefecture-city", "county-city", "municipality-central"))
_CHINESE_CITY = _CITY - {"commune"}
_COMMUNITY = frozenset(
    ("communaute-agglomeration", "communaute-communes", "communaute-urbaine", "metropole")
)


def _one(kind: str) -> frozenset[str]:
    return frozenset((kind,))


KIND_PHRASES: dict[str, frozenset[str]] = {
    "ville": _CITY,
    "ville prefecture": _one("prefecture-city"),
    "ville district": _one("county-city"),
    "commune": _one("commune"),
    "mairie": _one("commune"),
    "conseil municipal": _one("commune"),
    "municipalite": _CITY,
    "municipality": _CITY,
    "municipal people s government": _CHINESE_CITY,
    "city": _CITY,
    "town": _one("commune"),
    "communaute urbaine": _one("communaute-urbaine"),
    "urban community": _one("communaute-urbaine"),
    "communaute d agglomeration": _one("communaute-agglomeration"),
    "agglomeration community": _one("communaute-agglomeration"),
    "communaute de communes": _one("communaute-communes"),
    "community of communes": _one("communaute-communes"),
    "cu": _one("communaute-urbaine"),
    "ca": _one("communaute-agglomeration"),
    "cc": _one("communaute-communes"),
    "communaute": _COMMUNITY,
    "agglomeration": _COMMUNITY,
    "metropole": _one("metropole"),
    "metropolis": _one("metropole"),
    "conseil departemental": _one("departement"),
    "conseil general": _one("departement"),
    "departement": _one("departement"),
    "department": _one("departement"),
    "departmental council": _one("departement"),
    "conseil regional": _one("region"),
    "regional council": _one("region"),
    "region": _one("region"),
    "region autonome": _one("autonomous-region"),
    "autonomous region": _one("autonomous-region"),
    "zhuang autonomous region": _one("autonomous-region"),
    "hui autonomous region": _one("autonomous-region"),
    "uyghur autonomous region": _one("autonomous-region"),
    "region administrative speciale": _one("special-administrative-region"),
    "special administrative region": _one("special-administrative-region"),
    "prefecture autonome": _one("autonomous-prefecture"),
    "autonomous prefecture": _one("autonomous-prefecture"),
    "province": _one("province"),
    "provincial people s government": _one("province"),
    "district": _one("district"),
    "arrondissement": _one("arrondissement"),
    "comte": _one("county"),
    "county": _one("county"),
    "xian": _one("county"),
    "shi": _CHINESE_CITY,
    "sheng": _one("province"),
    "qu": _one("district"),
    "qi": _one("county"),
    "diqu": _one("prefecture-city"),
    "meng": _one("prefecture-city"),
    "zizhiqu": _one("autonomous-region"),
    "zizhixian": _one("county"),
    "zizhizhou": _one("autonomous-prefecture"),
}
"""What a word of kind before or after a name says that the thing may be."""

ONLY_BEFORE = frozenset(
    ("ville", "commune", "mairie", "municipalite", "communaute", "comte", "cc", "ca", "cu")
)
"""Words of kind that end names too («Plaine Commune») and then say nothing."""

CHINESE_KINDS: dict[str, frozenset[str]] = {
    "特别行政区": _one("special-administrative-region"),
    "自治区": _one("autonomous-region"),
    "自治州": _one("autonomous-prefecture"),
    "自治县": _one("county"),
    "地区": _one("prefecture-city"),
    "大区": _one("region"),
    "省": frozenset(("province", "departement")),
    "市": _CITY,
    "区": _one("district"),
    "县": _one("county"),
    "盟": _one("prefecture-city"),
    "旗": _one("county"),
    "镇": _one("commune"),
}
"""Endings of Chinese names of places, the longer before the shorter."""

FACETS: dict[str, frozenset[str]] = {
    "sub-provincial-city": _one("prefecture-city"),
    "intermunicipal-body": _COMMUNITY,
    "local-authority": frozenset(),
    "foreign-local-authority": frozenset(),
    "civil-society": frozenset(),
    "state-body": frozenset(),
    "parliamentary-body": frozenset(),
}
"""What a kind of actor says; the empty set is no more than nothing; others say themselves."""

_CIVIL = ("association", "committee", "foundation", "ngo", "peoples-organisation")
SAME_FAMILY = frozenset((*_CIVIL, "authority-network", "public-private-partnership", "agency"))
"""Kinds that two sources may well give to one body; they neither join nor part."""

LEVELS: dict[str, frozenset[str]] = {
    "level-0": _one("country"),
    "level-1": frozenset(
        (
            *("region", "province", "autonomous-region", "municipality-central"),
            "special-administrative-region",
        )
    ),
    "level-2": frozenset(("departement", "prefecture-city", "autonomous-prefecture")),
    "level-3": _COMMUNITY | {"arrondissement"},
    "level-4": frozenset(("arrondissement", "district", "county", "county-city")),
    "level-5": _one("commune"),
    "level-6": _one("commune-part"),
}
"""What the rank of a territory says that it may be."""

ARTICLES = frozenset(("le", "la", "les", "l", "the"))
PARTICLES = frozenset(
    (
        *("de", "du", "des", "d", "of", "von", "van", "di", "da", "et", "and", "pour", "for", "s"),
        *("en", "in", "a", "au", "aux", "avec", "with", "to", "sur", "on", "qu"),
    )
)
"""Words that carry no meaning of their own in the name of a body."""

EXONYMS: dict[str, str] = {
    "pekin": "beijing",
    "peking": "beijing",
    "canton": "guangzhou",
    "nankin": "nanjing",
    "nanking": "nanjing",
    "tientsin": "tianjin",
    "moukden": "shenyang",
    "mukden": "shenyang",
    "tsingtao": "qingdao",
    "hangtcheou": "hangzhou",
    "hangchow": "hangzhou",
    "soochow": "suzhou",
    "changhai": "shanghai",
    "tchengtou": "chengdu",
    "tchongking": "chongqing",
    "chungking": "chongqing",
    "hankeou": "hankou",
    "hong kong": "xianggang",
    "hongkong": "xianggang",
    "macau": "aomen",
    "macao": "aomen",
    "mongolie interieure": "neimenggu",
    "inner mongolia": "neimenggu",
    "tibet": "xizang",
    "dunkirk": "dunkerque",
    "lyons": "lyon",
    "marseilles": "marseille",
    "rheims": "reims",
    "brittany": "bretagne",
    "normandy": "normandie",
    "corsica": "corse",
    "occitania": "occitanie",
    "londres": "london",
    "bruxelles": "brussels",
    "geneve": "geneva",
}
"""Names of one place in other tongues or older spellings, and the form they are read as."""

SURNAMES: dict[str, str] = {
    "翟": "zhai",
    "单": "shan",
    "仇": "qiu",
    "解": "xie",
    "区": "ou",
    "查": "zha",
    "曾": "zeng",
    "任": "ren",
    "朴": "piao",
    "尉": "wei",
    "缪": "miao",
    "盖": "ge",
    "华": "hua",
}
"""Characters that read otherwise in a surname than alone."""

_SHARED = """
akesu aleitai baiyin baoshan binzhou bozhou chaoyang danzhou datong dongguan dongying
fuyang fuzhou ganzhou guangan hainan hebei hetian huaian huangshan huizhou jian
jiayuguan jilin jinan jingzhou jining jinzhou jiujiang kashi kelamayi lishui longnan
luzhou pingxiang qingyang qingyuan qinzhou shanxi suzhou tacheng taizhou tongchuan
tongren wuwei wuzhong xian xiangyang xingan xinzhou xuzhou yancheng yichun yulin
yuncheng zhangzhou zhenjiang zhongshan ziyang
"""
HOMOPHONES = frozenset(_SHARED.split())
"""Readings that a province or prefecture shares with another one, a district or a city.

Worked out over the divisions of GB/T 2260 (china-division 2.7.0, MIT), where 357 names of
the two upper ranks have 59 such readings: there the reading alone tells too little."""

CONCEPTS: dict[str, tuple[str, ...]] = {
    "senate": ("senat", "senatorial", "参议院"),
    "national-assembly": ("assemblee nationale", "national assembly", "国民议会"),
    "friendship": ("amitie", "friendship", "友好", "友谊"),
    "group": ("groupe", "group", "小组"),
    "interparliamentary": ("interparlementaire", "interparliamentary"),
    "france": ("france", "francais", "francaise", "franco", "french", "法国", "法"),
    "china": (
        *("chine", "chinois", "chinoise", "chinoises", "sino", "china", "chinese"),
        *("中国", "中华", "中"),
    ),
    "people": ("peuple", "populaire", "people", "人民"),
    "institute": ("institut", "institute", "学会", "研究所"),
    "association": ("association", "协会", "联合会"),
    "committee": ("comite", "committee", "委员会"),
    "council": ("conseil", "council"),
    "foreign-affairs": ("affaires etrangeres", "foreign affairs", "外交"),
    "foreign": ("etranger", "foreign countries", "对外"),
    "ministry": ("ministere", "ministry", "部"),
    "europe": ("europe", "欧洲"),
    "university": ("universite", "university", "大学"),
    "embassy": ("ambassade", "embassy", "大使馆"),
    "consulate": ("consulat", "consulate", "领事馆"),
    "general": ("general", "generale", "总"),
    "chamber": ("chambre", "chamber"),
    "commerce": ("commerce", "商"),
    "industry": ("industrie", "industry", "工业"),
    "development": ("developpement", "development", "发展"),
    "exchange": ("echange", "exchange", "交流"),
    "cooperation": ("cooperation", "合作"),
    "agency": ("agence", "agency", "署"),
    "delegation": ("delegation", "代表团"),
    "external-action": ("action exterieure", "external action"),
    "local-authority": ("collectivite territoriale", "local authority", "local authoritie"),
    "united": ("unie", "united", "联合"),
    "city": ("cite", "ville", "city", "citie", "城市"),
    "museum": ("musee", "museum", "博物馆"),
    "hospital": ("hopital", "hospital", "医院"),
    "foundation": ("fondation", "foundation", "基金会"),
    "office": ("bureau", "office", "办公室"),
    "foreign-office": ("外事办公室",),
    "province": ("province", "省"),
    "region": ("region", "大区"),
    "in": ("驻",),
}
"""Words of the names of bodies in three languages, each list one meaning."""
