"""What releases of many layouts say of themselves: title, publisher, date of publication."""

from __future__ import annotations

from pathlib import Path

import pytest

from passerelle.documents import read

Said = tuple[str | None, str | None, str | None]

FRENCH = [
    (
        "newspaper with the town over its headline",
        """Le Courrier du Haut-Pays
Mercredi 24 septembre 2025

VILLENEUVE
Trente ans d'amitié avec Goris

Ils étaient près de trois cents, samedi, à lever les yeux vers la croix dressée dans le parc.
""",
        ("Trente ans d'amitié avec Goris", "Le Courrier du Haut-Pays", "2025-09-24"),
    ),
    (
        "letter of a chamber with its number and its column",
        """CCI DU VERCORS
Lettre aux entreprises n° 187, novembre 2025

INTERNATIONAL

Deyang cherche des partenaires dans la vallée

La chambre a reçu mardi une délégation d'industriels venue du Sichuan pour deux jours.
""",
        ("Deyang cherche des partenaires dans la vallée", "CCI DU VERCORS", "2025-11"),
    ),
    (
        "a label says more than the day of the meeting",
        """SÉNAT
Groupe interparlementaire d'amitié France-Japon

Entretien avec l'ambassadeur du Japon
Mardi 18 mars 2025
(compte rendu mis en ligne le 21 mars 2025)

Le groupe a reçu mardi l'ambassadeur du Japon, qui a rappelé l'histoire des jumelages.
""",
        ("Entretien avec l'ambassadeur du Japon", "SÉNAT", "2025-03-21"),
    ),
    (
        "minutes under the name of the council",
        """COMMUNAUTÉ DE COMMUNES DU VAL D'ARLIER

CONSEIL COMMUNAUTAIRE
Extrait du procès-verbal de la séance du 11 décembre 2025

L'an deux mille vingt-cinq, le onze décembre, le conseil s'est réuni à la salle polyvalente.
""",
        (
            "Extrait du procès-verbal de la séance du 11 décembre 2025",
            "COMMUNAUTÉ DE COMMUNES DU VAL D'ARLIER",
            None,
        ),
    ),
    (
        "letter",
        """Ville de Quimperlé-sur-Isole
Direction des relations internationales
32 rue des Tanneurs
29300 Quimperlé

Quimperlé, le 4 février 2025

Objet : visite d'une délégation de Geesthacht

Madame la Présidente,

Nous avons le plaisir de vous informer que la délégation arrivera le 12 mars 2025 à la gare.

Veuillez agréer, Madame la Présidente, l'expression de nos salutations distinguées.
""",
        ("visite d'une délégation de Geesthacht", "Ville de Quimperlé-sur-Isole", "2025-02-04"),
    ),
    (
        "label after place in capitals",
        """SAINT-OUEN-LES-VIGNES
COMMUNIQUÉ DE PRESSE
Mercredi 5 juin 2024

La commune reçoit ses amis du Bénin

Une délégation de la commune de Zagnanado a été reçue lundi par le maire et les adjoints.
""",
        ("La commune reçoit ses amis du Bénin", "SAINT-OUEN-LES-VIGNES", "2024-06-05"),
    ),
    (
        "label and title on one line",
        """Communiqué de presse – Un protocole d'entente entre Brest et Qingdao

Brest Métropole
Publié le 3 avril 2023

Les deux villes ont signé hier un protocole d'entente sur la recherche marine, pour trois ans.
""",
        ("Un protocole d'entente entre Brest et Qingdao", "Brest Métropole", "2023-04-03"),
    ),
    (
        "dateline in the sentence",
        """Dix ans d'échanges entre Angers et Yantai

Angers, le 17 septembre 2024 – La maire a reçu hier une délégation venue de Yantai pour fêter
dix ans d'échanges entre les deux villes, en présence du consul général.

À propos de la Ville d'Angers

La ville compte 157 000 habitants et sept villes jumelles.
""",
        ("Dix ans d'échanges entre Angers et Yantai", "Ville d'Angers", "2024-09-17"),
    ),
    (
        "date of an event is no date of publication",
        """AGENCE BRETONNE DE COOPÉRATION
INVITATION PRESSE

Forum des jumelages

Jeudi 12 décembre 2024, de 9 h à 17 h, à Rennes

L'agence vous convie au forum des jumelages, qui réunira trente communes et leurs partenaires.
""",
        ("Forum des jumelages", "AGENCE BRETONNE DE COOPÉRATION", None),
    ),
    (
        "first sentence with the date of an event",
        """Signature à Tulle

Le 12 mars 2024, à Tulle, le Conseil départemental et la Région Itasy ont signé un avenant.
Les deux collectivités coopèrent depuis 2008 et veulent continuer.
""",
        ("Signature à Tulle", None, None),
    ),
    (
        "date without a year",
        """Mairie de Plouha
Le 12 mars

Visite de nos amis irlandais

Douze habitants de Killorglin ont été accueillis samedi par le comité de jumelage de la commune.
""",
        ("Visite de nos amis irlandais", "Mairie de Plouha", None),
    ),
    (
        "signed at the foot",
        """Appel à projets « Jeunesse et climat »

Les collectivités françaises et leurs partenaires peuvent déposer un dossier commun avant le
30 juin 2026. L'aide est de dix mille euros au plus pour chaque projet retenu par le jury.

Fait à Paris, le 2 février 2026

Fédération des échanges territoriaux
""",
        (
            "Appel à projets « Jeunesse et climat »",
            "Fédération des échanges territoriaux",
            "2026-02-02",
        ),
    ),
    (
        "contact names the body",
        """Le comité de jumelage a quarante ans

Le comité a fêté samedi son anniversaire avec ses amis de Wiesloch, à la salle des fêtes du bourg.

Contact presse : Anne Le Goff, Communauté de communes du Pays d'Auge, 02 31 00 00 00
""",
        ("Le comité de jumelage a quarante ans", "Communauté de communes du Pays d'Auge", None),
    ),
    (
        "numeric date and number",
        """Région Centre-Val de Loire
Communiqué de presse n° 2024-118
Date : 08/11/2024

Une convention avec le Hunan

La Région a renouvelé jeudi sa convention avec la province du Hunan pour la période qui vient.
""",
        ("Une convention avec le Hunan", "Région Centre-Val de Loire", "2024-11-08"),
    ),
    (
        "letter to a mayor",
        """Comité de jumelage de Plouha · 3 rue de l'Église · 22580 Plouha

Monsieur le Maire
Hôtel de ville
56 000 Vannes

Plouha, le 7 mai 2025

Objet : échange scolaire avec Killorglin

Monsieur le Maire,

Vous avez bien voulu nous recevoir le 2 mai 2025 et nous vous en remercions vivement.

La présidente,
Anne Le Goff
""",
        (
            "échange scolaire avec Killorglin",
            "Comité de jumelage de Plouha",
            "2025-05-07",
        ),
    ),
    (
        "call with a deadline",
        """Ministère de l'Europe et des affaires étrangères
APPEL À PROJETS 2026

Soutien aux coopérations franco-sénégalaises

Ouverture : 12 janvier 2026
Date limite de dépôt : 30 mars 2026
Mis en ligne le 9 janvier 2026

Le présent appel s'adresse aux collectivités territoriales françaises et à leurs groupements.
""",
        (
            "Soutien aux coopérations franco-sénégalaises",
            "Ministère de l'Europe et des affaires étrangères",
            "2026-01-09",
        ),
    ),
    (
        "invitation with place and date",
        """Communiqué de presse de la Ville de Redon

Dix ans d'amitié avec Andover

Date : samedi 14 juin 2025
Lieu : salle des fêtes
Heure : 18 h

La Ville et le comité fêtent samedi dix ans d'amitié avec la ville d'Andover, en Angleterre.
""",
        ("Dix ans d'amitié avec Andover", "Ville de Redon", None),
    ),
    (
        "a headline that begins as a letterhead does",
        """Service public : les agents de Toul et de Tsévié comparent leurs métiers

Toul, le 3 mars 2025

Douze agents de la commune de Tsévié ont passé une semaine dans les services de la ville.
""",
        (
            "Service public : les agents de Toul et de Tsévié comparent leurs métiers",
            None,
            "2025-03-03",
        ),
    ),
    (
        "an acronym as letterhead, a subtitle",
        """AFCOD
NOTE D'INFORMATION
12 février 2025

L'eau, un bien commun
Ce que les communes ont appris à Ouagadougou

Trente élus ont échangé pendant deux jours sur la gestion de l'eau et de l'assainissement.
""",
        ("L'eau, un bien commun", "AFCOD", "2025-02-12"),
    ),
    (
        "a letter signed for a body",
        """Rennes, le 7 mai 2025

Chers amis,

Nous fêterons en juin les dix ans de notre amitié avec Cork, avec les élus et les familles.

Bien amicalement,

Anne Le Goff
Présidente du Comité de jumelage Rennes-Cork
""",
        (None, "Comité de jumelage Rennes-Cork", "2025-05-07"),
    ),
    (
        "people at the end are no publishers",
        """Une table ronde sur l'eau

La table ronde a réuni lundi des élus et des techniciens autour de la question du prix de l'eau.

Étaient présents :
- Anne Le Goff, présidente du Comité de jumelage
- Paul Durand, directeur de l'Agence de l'eau
""",
        ("Une table ronde sur l'eau", None, None),
    ),
    (
        "a paragraph right below the title",
        """Toul reçoit Tsévié
Une délégation de la commune de Tsévié a été reçue lundi par le maire et ses adjoints, avec qui
elle a parlé de déchets. Elle est repartie mardi.
""",
        ("Toul reçoit Tsévié", None, None),
    ),
]
ENGLISH = [
    (
        "wire",
        """FOR IMMEDIATE RELEASE

Harbour City Council and Dalian Port Group Open Training Centre

HARBOUR CITY, June 4, 2024 -- The council and the port group today opened a training centre for
crane drivers on the north quay, in the presence of the mayor.

About Harbour City Council
The council serves 210,000 people.
""",
        (
            "Harbour City Council and Dalian Port Group Open Training Centre",
            "Harbour City Council",
            "2024-06-04",
        ),
    ),
    (
        "label and ambiguous figures",
        """Press Release
Date: 04/06/2024
Scottish Network of Twin Towns

Network gathers in Oban

Thirty town councils met in Oban last week to compare how they pay for school exchanges.
""",
        ("Network gathers in Oban", "Scottish Network of Twin Towns", None),
    ),
    (
        "letter with a subject",
        """Embassy of the Republic of Arvenia
London

12 March 2024

Subject: Visit of the Mayor of Port Sable

Dear Sir or Madam,

The Mayor of Port Sable will visit Leeds on 3 April 2024 and hopes to meet the council.

Yours faithfully,
""",
        ("Visit of the Mayor of Port Sable", "Embassy of the Republic of Arvenia", "2024-03-12"),
    ),
    (
        "published on",
        """University of Northmoor

Students return from Chengdu

Published on Tuesday, 4th June 2024

Eleven students of hydrology came back on Monday from a term at a partner university in Chengdu.
""",
        ("Students return from Chengdu", "University of Northmoor", "2024-06-04"),
    ),
    (
        "contact names the body",
        """Twinning talks put off

The talks planned for 3 May 2025 have been put off. No agreement has been signed, the town said.

Press contact: Jo Bell, Wexmoor Town Council, 01632 960 001
""",
        ("Twinning talks put off", "Wexmoor Town Council", None),
    ),
    (
        "issued by, at the foot",
        """STATEMENT

No agreement with Lake County

The city has not signed any agreement with Lake County. Reports to the contrary are wrong.

Issued by the Press Office of Wexmoor Town Council
4 June 2024
""",
        ("No agreement with Lake County", "Press Office of Wexmoor Town Council", "2024-06-04"),
    ),
    (
        "release of a body",
        """News release from Moorland District Council – 3 May 2025

Deadline for twinning grants: 30 June 2025

Societies may ask for up to 500 pounds to pay for the travel of young people to twin towns.
""",
        (
            "Deadline for twinning grants: 30 June 2025",
            "Moorland District Council",
            "2025-05-03",
        ),
    ),
    (
        "updated",
        """# Exchange of teachers

Lakeshore School Board
Last updated: May 3, 2025

Eight teachers of the board will spend the fall term in Qingdao under a plan made last year.
""",
        ("Exchange of teachers", "Lakeshore School Board", "2025-05-03"),
    ),
]
CHINESE = [
    (
        "sender and date at the foot",
        """关于举办中法城市论坛的通知

各有关单位：

为推动地方合作，我市定于2025年9月10日举办中法城市论坛。请各单位于8月20日前报名。

海川市人民政府外事办公室
2025年7月1日
""",
        ("关于举办中法城市论坛的通知", "海川市人民政府外事办公室", "2025-07-01"),
    ),
    (
        "line of labels",
        """市长会见法国客人
发布时间：2024-06-11 09:30　来源：海川日报　作者：李四　浏览次数：123
6月10日，市长在市政府会见了法国客人一行六人，双方就教育合作交换了意见。
""",
        ("市长会见法国客人", "海川日报", "2024-06-11"),
    ),
    (
        "numerals",
        """海川市友好城市工作简报
二〇二四年六月十一日

上周，我市代表团访问了里昂市，并参观了当地的污水处理厂和职业学校。
""",
        ("海川市友好城市工作简报", None, "2024-06-11"),
    ),
    (
        "date of the event only",
        """我校与图卢兹大学签署备忘录

2024年5月6日，图卢兹大学校长一行访问我校，双方签署了合作备忘录，并参观了实验室。
""",
        ("我校与图卢兹大学签署备忘录", None, None),
    ),
    (
        "call with a deadline",
        """海川市科技局关于征集中法合作项目的公告

截止日期：2026年3月30日
现面向全市企业和高校征集中法合作项目，请于截止日期前报送材料，逾期不予受理。

（海川市科学技术局 供稿）
""",
        ("海川市科技局关于征集中法合作项目的公告", "海川市科学技术局", None),
    ),
    (
        "source in brackets at the foot",
        """法国客人来访

上周，法国里昂市代表团一行六人来访，参观了职业学校和污水处理厂，并与有关部门座谈。

（来源：海川市人民政府外事办公室）
""",
        ("法国客人来访", "海川市人民政府外事办公室", None),
    ),
    (
        "source in brackets with the day behind",
        """法国客人来访

来源:(驻海川总领事馆) 2026-01-31 23:00

上周，法国里昂市代表团一行六人来访，参观了职业学校和污水处理厂，并与有关部门座谈。
""",
        ("法国客人来访", "驻海川总领事馆", "2026-01-31"),
    ),
    (
        "source with the day behind",
        """法国客人来访

来源：海川新闻网 2009-11-02

上周，法国里昂市代表团一行六人来访，参观了职业学校和污水处理厂，并与有关部门座谈。
""",
        ("法国客人来访", "海川新闻网", "2009-11-02"),
    ),
    (
        "day and clock without a gap",
        """法国客人来访

2010年02月07日00:03 来源：海川新闻网 责任编辑：李四

上周，法国里昂市代表团一行六人来访，参观了职业学校和污水处理厂，并与有关部门座谈。
""",
        ("法国客人来访", "海川新闻网", "2010-02-07"),
    ),
    (
        "source too short for a body",
        """法国客人来访

2024-07-04 17:25 来源:新海川 责任编辑:李四

上周，法国里昂市代表团一行六人来访，参观了职业学校和污水处理厂，并与有关部门座谈。
""",
        ("法国客人来访", None, "2024-07-04"),
    ),
    (
        "taken over from an office",
        """法国客人来访

上周，法国里昂市代表团一行六人来访，参观了职业学校和污水处理厂，并与有关部门座谈。

（转自海川市外事办）
""",
        ("法国客人来访", "海川市外事办", None),
    ),
    (
        "taken over from a mission",
        """法国客人来访

上周，法国里昂市代表团一行六人来访，参观了职业学校和污水处理厂，并与有关部门座谈。

转载自中国驻海川总领事馆
""",
        ("法国客人来访", "中国驻海川总领事馆", None),
    ),
    (
        "given by a society",
        """法国客人来访

上周，法国里昂市代表团一行六人来访，参观了职业学校和污水处理厂，并与有关部门座谈。

本文由海川市友协提供。
""",
        ("法国客人来访", "海川市友协", None),
    ),
    (
        "printed by a society",
        """法国客人来访

上周，法国里昂市代表团一行六人来访，参观了职业学校和污水处理厂，并与有关部门座谈。

海川市海外联谊会编印
""",
        ("法国客人来访", "海川市海外联谊会", None),
    ),
    (
        "signed by a society",
        """法国客人来访

上周，法国里昂市代表团一行六人来访，参观了职业学校和污水处理厂，并与有关部门座谈。

海川市华侨华人联谊会
""",
        ("法国客人来访", "海川市华侨华人联谊会", None),
    ),
    (
        "issue with its printer",
        """海川市侨联编印　第12期　2024年3月

法国客人来访

上周，法国里昂市代表团一行六人来访，参观了职业学校和污水处理厂，并与有关部门座谈。
""",
        ("法国客人来访", "海川市侨联", "2024-03"),
    ),
    (
        "paper of an office",
        """海川市外事办公室简报
第12期

法国客人来访

上周，法国里昂市代表团一行六人来访，参观了职业学校和污水处理厂，并与有关部门座谈。
""",
        ("法国客人来访", "海川市外事办公室", None),
    ),
]


@pytest.mark.parametrize(
    ("text", "said"),
    [pytest.param(text, said, id=name) for name, text, said in FRENCH + ENGLISH + CHINESE],
)
def test_a_release_says_what_it_is(text: str, said: Said, tmp_path: Path) -> None:
    file = tmp_path / "release.txt"
    file.write_text(text, encoding="utf-8")
    document = read(file)
    assert (document.title, document.publisher, document.published) == said
