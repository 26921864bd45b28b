"""Who took part, and as what."""

from __future__ import annotations

import pytest

from tests.extraction.zh import names_in, read, roles_in

MAYOR = "济南市市长于海"
GUEST = "法国雷恩市市长娜塔莉·阿佩雷"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (f"3月5日，{MAYOR}会见了{GUEST}一行。", {("host", "于海"), ("guest", "娜塔莉·阿佩雷")}),
        (f"3月5日，{GUEST}拜会了{MAYOR}。", {("guest", "娜塔莉·阿佩雷"), ("host", "于海")}),
        (
            f"3月5日，{MAYOR}会见了由{GUEST}率领的雷恩市代表团一行8人。",
            {("host", "于海"), ("guest", "雷恩市代表团"), ("delegation-member", "娜塔莉·阿佩雷")},
        ),
        (
            f"3月5日，应{GUEST}邀请，{MAYOR}率济南市代表团访问雷恩市。",
            {
                ("initiator", "娜塔莉·阿佩雷"),
                ("guest", "济南市代表团"),
                ("delegation-member", "于海"),
            },
        ),
        (
            "3月5日，由济南市外办主办，济南大学承办，青岛大学协办，法国驻华大使馆支持的青年论坛举行。",
            {
                ("organiser", "济南市外办"),
                ("host", "济南大学"),
                ("co-organiser", "青岛大学"),
                ("supporter", "法国驻华大使馆"),
            },
        ),
        (
            f"3月5日，青年论坛举行。{MAYOR}、{GUEST}出席并分别致辞。论坛由济南大学校长刘宗主持。",
            {("speaker", "于海"), ("speaker", "娜塔莉·阿佩雷"), ("chair", "刘宗")},
        ),
        (
            "3月5日，青年论坛举行。圆桌讨论由济南大学教授李宏主持。",
            {("moderator", "李宏")},
        ),
        (
            f"3月5日，签约仪式举行。{MAYOR}与{GUEST}分别代表两市签署协议。济南大学校长刘宗见证签约。",
            {("signatory", "于海"), ("signatory", "娜塔莉·阿佩雷"), ("witness", "刘宗")},
        ),
        (
            f"3月5日，{GUEST}在济南市外办主任李华陪同下参观了趵突泉公园。",
            {("guest", "娜塔莉·阿佩雷"), ("participant", "李华")},
        ),
        (
            f"3月5日，青年论坛举行。{MAYOR}、{GUEST}以及两国专家学者、企业代表近百人出席。",
            {("participant", "于海"), ("participant", "娜塔莉·阿佩雷")},
        ),
        (
            "3月5日，青年论坛举行。济南大学教授李宏（线上）、青岛大学副教授王明远先后致辞。"
            "“节水”专题由济南大学校长刘宗主持。",
            {("speaker", "李宏"), ("speaker", "王明远"), ("moderator", "刘宗")},
        ),
        (
            "3月5日，青年论坛举行。论坛得到济南大学和法国驻华大使馆的资助，青岛大学为支持单位。",
            {("sponsor", "济南大学"), ("sponsor", "法国驻华大使馆"), ("supporter", "青岛大学")},
        ),
        (
            "3月5日，与会代表赴黎平县考察。副县长吴胜华介绍了情况。",
            {("speaker", "吴胜华")},
        ),
        (
            f"3月5日，{MAYOR}会见{GUEST}。市外办主任李华在座。",
            {("host", "于海"), ("guest", "娜塔莉·阿佩雷"), ("participant", "李华")},
        ),
    ],
)
def test_roles_follow_the_words(text: str, roles: set[tuple[str, str]]) -> None:
    assert {pair[1:] for pair in roles_in(read(text))} == roles


def test_those_listed_below_a_line_have_the_role_that_it_tells() -> None:
    text = (
        "3月5日，市长王明会见来宾。\n参加会见的还有：国际合作处处长   吴静\n"
        "                研究生院院长   高铁林\n"
    )
    assert {pair[2] for pair in roles_in(read(text)) if pair[1] == "participant"} == {
        "吴静",
        "高铁林",
    }


def test_on_behalf_of_needs_words() -> None:
    signed = read(f"3月5日，{MAYOR}代表济南市与{GUEST}签署了合作协议。")
    names = names_in(signed)
    behalf = {names[r.who]: names.get(r.on_behalf_of or "") for r in signed.roles}
    assert behalf == {"于海": "济南市", "娜塔莉·阿佩雷": None}
    both = read(f"3月5日，{MAYOR}与{GUEST}分别代表两市签署了合作协议。")
    names = names_in(both)
    assert {names.get(r.on_behalf_of or "") for r in both.roles} == {"济南市", "雷恩市"}


def test_thanks_for_support_are_no_support() -> None:
    analysis = read("3月5日，市长王明会见来宾。来宾感谢江东大学的支持。")
    assert "supporter" not in {pair[1] for pair in roles_in(analysis)}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            f"3月5日，{MAYOR}访问科西嘉大区，先后到访巴斯蒂亚市，分别会见了大区议会主席塔拉莫尼、"
            "巴斯蒂亚市市长萨维利等政要，参观考察了当地企业。",
            {
                ("meeting", "host", "于海"),
                ("meeting", "guest", "塔拉莫尼"),
                ("meeting", "guest", "萨维利"),
            },
        ),
        (
            "3月5日，正在蒙古国乌兰巴托市访问的济南市代表团团长、济南市外办主任齐华会见乌兰巴托市"
            "办公厅主任奥坦巴尔。",
            {("meeting", "host", "齐华"), ("meeting", "guest", "奥坦巴尔")},
        ),
        (
            f"3月5日，{MAYOR}分别与柬埔寨马德望省省长润安、克罗地亚扎塔尔省省长波茨·隆金签约。",
            {
                ("signing", "signatory", "于海"),
                ("signing", "signatory", "润安"),
                ("signing", "signatory", "波茨·隆金"),
            },
        ),
        (
            f"3月5日，{MAYOR}与前来参加展会的菲律宾卡加延市市长埃马诺举行会谈，双方代表两市政府签订了"
            "友好合作备忘录。",
            {("meeting", "signatory", "于海"), ("meeting", "signatory", "埃马诺")},
        ),
        (
            f"3月5日，揭碑仪式举行，{MAYOR}、市园林局局长陈伟和相关部门领导出席揭碑仪式。",
            {("ceremony", "participant", "于海"), ("ceremony", "participant", "陈伟")},
        ),
        (
            f"3月5日，{MAYOR}率团一行14人前往里昂访问，与市长让·莫兰签署友好交流协定。",
            {("visit", "delegation-member", "于海"), ("signing", "signatory", "让·莫兰")},
        ),
    ],
)
def test_who_does_it_is_read_over_clauses_and_rows(
    text: str, roles: set[tuple[str, str, str]]
) -> None:
    assert roles <= roles_in(read(text))
    hosts = {who for _, role, who in roles_in(read(text)) if role == "host"}
    assert not hosts & {"巴斯蒂亚市", "乌兰巴托市", "济南市代表团"}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "8月2日，市侨联党组书记吴娜，主席南仁，秘书长陈军在温州会见法国华侨华人会会长蔡君一行。",
            {
                ("meeting", "host", "吴娜"),
                ("meeting", "host", "南仁"),
                ("meeting", "host", "陈军"),
                ("meeting", "guest", "蔡君"),
            },
        ),
        (
            "2月12日，省友协副会长蔡锡率省友协秘书长周卫东、省外办处长高岩等一行5人来常州调研。",
            {
                ("visit", "delegation-member", "蔡锡"),
                ("visit", "delegation-member", "周卫东"),
                ("visit", "delegation-member", "高岩"),
            },
        ),
        (
            "3月5日，副市长张忙率团赴大原，参加庆典。",
            {("visit", "delegation-member", "张忙"), ("commemoration", "participant", "张忙")},
        ),
        (
            "3月5日，济南市外办接待了意大利曼托瓦市代表团一行。",
            {("reception", "host", "济南市外办"), ("reception", "guest", "意大利曼托瓦市代表团")},
        ),
        (
            "3月5日，总领事董利访问蒙托邦市，参观由济南市友协主办、青岛集团承办的灯彩节。",
            {("visit", "guest", "董利")},
        ),
        (
            "3月5日至7日，副会长宋武率团赴日，对东京和冲绳进行了友好访问。",
            {("visit", "delegation-member", "宋武")},
        ),
    ],
)
def test_rows_parted_by_commas_and_those_who_come_along(
    text: str, roles: set[tuple[str, str, str]]
) -> None:
    assert roles_in(read(text)) == roles


def test_several_who_lead_a_group_are_its_members_and_the_group_is_received() -> None:
    text = (
        f"3月5日，{MAYOR}会见了由俄罗斯犹太自治州政府副主席古列奇，伊尔库茨克州副州长洛巴夫率领的"
        "政府代表团。"
    )
    assert roles_in(read(text)) == {
        ("meeting", "host", "于海"),
        ("meeting", "guest", "政府代表团"),
        ("meeting", "delegation-member", "古列奇"),
        ("meeting", "delegation-member", "洛巴夫"),
    }


def test_welcome_to_somebody_who_came_is_no_journey_of_him_who_welcomes() -> None:
    analysis = read(f"3月5日，{MAYOR}会见{GUEST}。于海对阿佩雷访问济南表示热烈欢迎。")
    assert roles_in(analysis) == {
        ("meeting", "host", "于海"),
        ("meeting", "guest", "娜塔莉·阿佩雷"),
    }


def test_who_holds_a_reception_is_its_organiser() -> None:
    analysis = read("3月5日，驻里昂总领馆在里昂香江酒店举行招待会。")
    assert ("reception", "organiser", "驻里昂总领馆") in roles_in(analysis)
