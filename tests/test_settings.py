"""Settings files: a slip is named with its file, its line and the word that was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from passerelle.errors import SourceError, WorkspaceError
from passerelle.settings import line_of, load_toml
from passerelle.sources.base import SourceDescription
from passerelle.workspace import Settings, Workspace


def settings(tmp_path: Path, text: str | bytes) -> Settings:
    path = tmp_path / "passerelle.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_toml(path, Settings, WorkspaceError)


def complaint(tmp_path: Path, text: str | bytes) -> WorkspaceError:
    with pytest.raises(WorkspaceError) as caught:
        settings(tmp_path, text)
    assert caught.value.where == str(tmp_path / "passerelle.toml")
    return caught.value


def test_a_misspelt_key_is_named_with_its_line_and_the_right_word(tmp_path: Path) -> None:
    fault = complaint(tmp_path, '[graph]\n# the licence of the graph\nlicense = "x"\n')
    assert fault.line == 3
    assert fault.what == "unknown key 'graph.license'."
    assert fault.remedy == "Did you mean 'licence'?"
    assert str(fault).startswith(f"{tmp_path / 'passerelle.toml'}, line 3: unknown key")


def test_a_misspelt_section_is_named_too(tmp_path: Path) -> None:
    fault = complaint(tmp_path, "\n[grahp]\n")
    assert (fault.line, fault.remedy) == (2, "Did you mean 'graph'?")


def test_a_misspelt_key_of_an_inner_table(tmp_path: Path) -> None:
    fault = complaint(tmp_path, '[graph]\npublisher = { nmae = "x" }\n')
    assert (fault.line, fault.remedy) == (2, "Did you mean 'name'?")


def test_a_wrong_value_is_shown(tmp_path: Path) -> None:
    fault = complaint(tmp_path, '[graph]\n\nbase = "w3id.org/passerelle"\n')
    assert fault.line == 3
    assert "'graph.base' = 'w3id.org/passerelle'" in fault.what


def test_invalid_toml_names_the_line(tmp_path: Path) -> None:
    assert "line 3" in complaint(tmp_path, '[graph]\n\ntitle = { fr = "x"\n').what


def test_a_file_that_is_not_utf8_says_what_to_do(tmp_path: Path) -> None:
    assert complaint(tmp_path, '[graph]\nlicence = "é"\n'.encode("latin-1")).remedy == (
        "Save it as UTF-8."
    )


def test_a_file_saved_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    text = '[graph]\nlanguages = ["zh"]\n'.encode("utf-8-sig")
    assert settings(tmp_path, text).graph.languages == ("zh",)


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    made = settings(tmp_path, "")
    assert made.graph.base == "https://w3id.org/passerelle/"
    assert made.store.kind == "embedded"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="there is no such file"):
        load_toml(tmp_path / "passerelle.toml", Settings, WorkspaceError)


def test_a_missing_key_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "source.toml"
    path.write_text('publisher = "P"\n', encoding="utf-8")
    with pytest.raises(SourceError, match=r"the key 'title' is missing\. Add title = "):
        load_toml(path, SourceDescription, SourceError)


def test_the_line_of_a_key_is_found_below_its_table_and_not_in_comments() -> None:
    text = "# kind\n[store]\nkinds = 1\n[[record]]\nkind = 2 # kind\n"
    assert line_of(text, "record", "kind") == 5
    assert line_of(text, "absent") is None


def test_the_nearest_workspace_above_is_found(tmp_path: Path) -> None:
    (tmp_path / "passerelle.toml").touch()
    inner = tmp_path / "sources" / "twins"
    inner.mkdir(parents=True)
    assert Workspace.find(inner).root == tmp_path


def test_outside_a_workspace_the_way_in_is_shown(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"-w DIR.*passerelle init"):
        Workspace.find(tmp_path)


def test_no_model_is_named_unless_the_user_names_one(tmp_path: Path) -> None:
    assert settings(tmp_path, "").extract.model is None
    model = settings(
        tmp_path,
        '[extract.model]\nendpoint = "http://localhost:11434/v1"\nname = "qwen3:8b"\n'
        "price = { sent = 0.1, received = 0.4 }\nparameters = { seed = 1 }\n",
    ).extract.model
    assert model is not None
    assert (model.temperature, model.max_chars) == (0, 12_000)
    assert model.price is not None
    assert (model.price.received, model.price.currency) == (0.4, "EUR")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('key = "sk-secret"', "unknown key 'extract.model.key'"),
        ("temperature = 3", "'extract.model.temperature' = 3"),
        ('name = "two words"', "'extract.model.name'"),
        ('endpoint = "localhost:11434"', "'extract.model.endpoint'"),
    ],
)
def test_a_slip_in_the_settings_of_a_model(tmp_path: Path, line: str, told: str) -> None:
    given = {"endpoint": 'endpoint = "http://localhost/v1"', "name": 'name = "small"'}
    given[line.split(" ")[0]] = line
    fault = complaint(tmp_path, "[extract.model]\n" + "\n".join(given.values()))
    assert told in fault.what
    assert fault.line is not None
