"""Who was withdrawn is met again in every spelling, and nobody else is taken for them."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelle.errors import IdentityError
from passerelle.identity.suppressed import Suppressed
from passerelle.identity.traces import asked_keys, kept_keys
from passerelle.identity.withdrawn import Tombstone, list_digest

SLUG = "1f1dfbc6-48e3-4f04-a681-64853f04cd36"
WHEN = "2026-11-24T10:00:00Z"
STONE = Tombstone(SLUG, WHEN, "requested", "editor", "asked")


def withdrawn(*names: str, surname: str = "", ids: tuple[tuple[str, str], ...] = ()) -> Suppressed:
    keys = kept_keys(names, [surname] if surname else [])
    return Suppressed(b"secret").with_person(STONE, ids, keys)


NICOLAY = withdrawn("Louis-Jean de Nicolaÿ", surname="de Nicolaÿ")
SU = withdrawn("Xiaoqing SU")
YIN = withdrawn("尹力")
MELKA = withdrawn("Alain Melka", "Alain MELKA", surname="Melka")


@pytest.mark.parametrize(
    ("who", "spelling"),
    [
        (NICOLAY, "Louis-Jean De NICOLAŸ"),
        (NICOLAY, "NICOLAY Louis Jean"),
        (NICOLAY, "de Nicolay, Louis-Jean"),
        (NICOLAY, "M. Louis‑Jean de Nicolaÿ"),
        (NICOLAY, "Sénateur Louis-Jean de Nicolaÿ"),
        (NICOLAY, "LouisJean Nicolaÿ"),
        (NICOLAY, "Louis-Jean de Nicolaÿ (Sarthe)"),
        (NICOLAY, "Ｌｏｕｉｓ－Ｊｅａｎ de Nicolaÿ"),
        (SU, "Su Xiaoqing"),
        (SU, "SU Xiao Qing"),
        (SU, "Xiao-qing Su"),
        (SU, "Sū Xiǎoqīng"),
        (SU, "苏晓青"),
        (SU, "蘇曉青"),
        (YIN, "尹 力"),
        (YIN, "尹力市长"),
        (YIN, "Yin Li"),
        (YIN, "LI Yin"),
        (YIN, "Yǐn Lì (尹力)"),
    ],
)
def test_a_known_name_is_met_again_in_another_spelling(who: Suppressed, spelling: str) -> None:
    assert who.person([], [spelling]) == SLUG


@pytest.mark.parametrize(
    ("who", "other"),
    [
        (NICOLAY, "Louis de Nicolaÿ"),
        (NICOLAY, "Jean Nicolas"),
        (NICOLAY, "Nicolaÿ"),
        (NICOLAY, "Louis-Jean de Nicolaÿ-Dupont"),
        (SU, "Xiaoqing"),
        (SU, "Xiaoqing Lu"),
        (YIN, "尹丽"),
        (YIN, "尹"),
        (withdrawn("Du Xiaoqing"), "Xiaoqing"),
        (withdrawn("Jean-Pierre Grand"), "Le Grand"),
    ],
)
def test_another_name_is_another_person(who: Suppressed, other: str) -> None:
    assert who.person([], [other]) is None


LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyzéèçöñ")
WORD = st.text(LETTERS, min_size=3, max_size=9)
RESPELL = {
    "upper": str.upper,
    "title": str.title,
    "bare": lambda text: text.translate(str.maketrans("éèçöñ", "eecon")),
    "hyphen": lambda text: text.replace(" ", "-"),
    "comma": lambda text: text.replace(" ", ", ", 1),
    "wide": lambda text: "".join(chr(ord(c) + 0xFEE0) if "a" <= c <= "z" else c for c in text),
    "space": lambda text: f"  {text.replace(' ', '   ')} ",
    "title-word": lambda text: f"Mme {text}",
}


@given(
    given_names=st.lists(WORD, min_size=1, max_size=2),
    family=WORD,
    particle=st.sampled_from(["", "de", "von"]),
    respell=st.lists(st.sampled_from(sorted(RESPELL)), max_size=3, unique=True),
    turned=st.booleans(),
    dropped=st.booleans(),
)
def test_any_spelling_stays_away(
    given_names: list[str],
    family: str,
    particle: str,
    respell: list[str],
    turned: bool,
    dropped: bool,
) -> None:
    who = withdrawn(" ".join(filter(None, [*given_names, particle, family])))
    kept = [] if dropped else [particle]
    parts = [*kept, family, *given_names] if turned else [*given_names, *kept, family]
    text = " ".join(filter(None, parts))
    for name in respell:
        text = RESPELL[name](text)
    assert who.person([], [text]) == SLUG, text
    assert text.strip().casefold() not in who.redact(f"x {text} y").casefold()


@given(st.text(max_size=60))
def test_covering_a_quote_keeps_every_position(text: str) -> None:
    whole = f"{text} Alain MELKA, {text}"
    covered = MELKA.redact(whole, covered=True)
    assert len(covered) == len(whole)
    assert "MELKA" not in covered


@given(st.text(max_size=80))
def test_a_text_that_names_nobody_is_the_same_text(text: str) -> None:
    assert SU.redact(text) == text or SU.named_in(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rencontre avec Alain Melka à Lyon", "Rencontre avec […] à Lyon"),
        ("MELKA Alain, maire", "[…], maire"),
        ("Alain Melka, puis M. Melka", "[…], puis M. […]"),
        ("M. Melka", "M. Melka"),
        ("https://e.org/alain_melka-12", "https://e.org/[…]-12"),
        ("Ala\u0301in", "Ala\u0301in"),
    ],
)
def test_a_text_loses_the_name_and_the_surname_where_it_is_about_the_person(
    text: str, told: str
) -> None:
    assert MELKA.redact(text) == told


def test_a_record_about_the_person_lets_the_surname_alone_go() -> None:
    assert MELKA.redact("Entretien Melka–Chen", [SLUG]) == "Entretien […]–Chen"
    assert MELKA.redact("melkait", [SLUG]) == "melkait"


def test_chinese_texts_lose_the_characters_simplified_or_not() -> None:
    who = withdrawn("苏晓青")
    assert who.redact("會見蘇曉青女士") == "會見[…]女士"
    assert who.redact("会见苏晓青", covered=True) == "会见███"
    assert who.redact("Mme Su Xiaoqing et 苏晓青") == "Mme […] et […]"


def test_identifiers_are_met_before_names_and_a_spared_one_lets_pass() -> None:
    who = withdrawn("Jean Martin", ids=(("wikidata", "Q1"), ("local", "a/7")))
    assert who.person([("wikidata", "Q1")], ["Autre Nom"]) == SLUG
    assert who.person([("local", "b/7")], []) is None
    assert who.person([("own", "martin-senator")], ["Jean Martin"]) == SLUG
    spared = who.sparing("own", "martin-senator")
    assert spared.person([("own", "martin-senator")], ["Jean Martin"]) is None
    assert spared.person([], ["Jean Martin"]) == SLUG


def test_a_surname_alone_means_only_whom_its_source_names_besides() -> None:
    assert MELKA.person([], ["Melka"]) is None
    assert MELKA.person([], ["Melka"], [SLUG]) == SLUG


def test_a_person_of_one_name_is_met_by_it() -> None:
    assert withdrawn("Pelé").person([], ["PELE"]) == SLUG


def test_pinyin_means_a_name_in_characters_only_while_no_characters_are_known() -> None:
    assert SU.person([], ["苏晓庆"]) == SLUG  # reads the same, and nothing tells them apart
    assert withdrawn("Xiaoqing SU", "苏晓青").person([], ["苏晓庆"]) is None


def test_what_is_asked_and_what_is_kept_agree() -> None:
    for name in ("Anne-Marie Le Pourhiet", "欧阳明", "Søren Kierkegaard", "Maria da Silva"):
        assert asked_keys(name) & kept_keys([name])


# --- the file and its secret -------------------------------------------------------------


def saved(folder: Path) -> Suppressed:
    opened = Suppressed.open(folder)
    listed = opened.with_person(STONE, [("local", "a/7")], kept_keys(["Alain Melka"]))
    listed.save(folder)
    return listed


def test_the_list_comes_back_as_it_was_and_holds_no_name(tmp_path: Path) -> None:
    saved(tmp_path)
    known = Suppressed.load(tmp_path)
    assert known is not None
    assert known.tombstones == [STONE]
    assert known.person([], ["MELKA Alain"]) == SLUG
    assert b"elka" not in b"".join(f.read_bytes() for f in tmp_path.iterdir())
    before = (tmp_path / "suppressed.csv").read_bytes()
    known.save(tmp_path)
    assert (tmp_path / "suppressed.csv").read_bytes() == before


def test_the_secret_is_its_owners_and_not_for_version_control(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*.bak\n", encoding="utf-8")
    saved(tmp_path)
    assert stat.S_IMODE((tmp_path / "suppression.key").stat().st_mode) == 0o600
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "*.bak\nsuppression.key\n"


def test_the_secret_may_come_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PASSERELLE_SUPPRESSION_KEY", "from the vault")
    saved(tmp_path)
    assert not (tmp_path / "suppression.key").exists()
    assert Suppressed.load(tmp_path)
    monkeypatch.setenv("PASSERELLE_SUPPRESSION_KEY", "another")
    with pytest.raises(IdentityError, match="is not the one this list was made with"):
        Suppressed.load(tmp_path)


def test_without_the_secret_nothing_is_read(tmp_path: Path) -> None:
    saved(tmp_path)
    (tmp_path / "suppression.key").unlink()
    with pytest.raises(IdentityError, match="secret that recognises them is missing"):
        Suppressed.load(tmp_path)


def test_an_empty_list_is_no_list(tmp_path: Path) -> None:
    assert Suppressed.load(tmp_path) is None
    assert list_digest(tmp_path) == ""


def test_the_same_name_under_another_secret_is_another_hash() -> None:
    key = ("name", "alainmelka")
    assert Suppressed(b"a").hashed(key) != Suppressed(b"b").hashed(key)


def test_undoing_takes_every_line_of_the_person() -> None:
    assert MELKA.without_person(SLUG).person([], ["Alain Melka"]) is None
