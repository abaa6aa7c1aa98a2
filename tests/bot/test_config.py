"""The config file: what it takes, and how it is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from summarizer import read, summarize
from summarizer.bot import load_config
from summarizer.errors import ConfigurationError
from tests.bot.running import ENVIRON

GOOD = """\
state = "bot.db"
engine = "offline"

[watch]
folder = "incoming"

[server]
url = "https://bot.example"

[[desk]]
name = "football"
slug = ["FBL-*"]
competition = ["*Shield*"]
offer = "slack:C0OFFER"

[[desk]]
name = "all"
offer = "env:ALL_URL"
post = "slack:C0POST"
"""


def written(folder: Path, text: str) -> Path:
    """A config with ``text``, beside an empty folder."""
    (folder / "incoming").mkdir(exist_ok=True)
    path = folder / "bot.toml"
    path.write_text(text, encoding="utf-8")
    return path


ALL = ENVIRON | {"ALL_URL": "https://chat.example/hook"}


def test_a_good_config_is_taken(tmp_path: Path) -> None:
    """Paths are seen from the file's folder, secrets come from the environment."""
    config = load_config(written(tmp_path, GOOD), "approve", ALL)
    assert config.folder == tmp_path / "incoming"
    assert config.state == tmp_path / "bot.db"
    assert [d.name for d in config.desks] == ["football", "all"]
    assert config.desks[0].offer is not None
    assert config.desks[0].offer.address == "C0OFFER"
    assert config.desks[1].offer is not None
    assert (config.desks[1].offer.kind, config.desks[1].offer.address) == (
        "webhook",
        "https://chat.example/hook",
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ('offer = "slack:C0OFFER"', 'offer = "#sport"', 14, "desk[1].offer is no address"),
        ('offer = "slack:C0OFFER"', 'offer = "slack:#sport"', 14, "names no channel by its id"),
        ('offer = "slack:C0OFFER"\n', "", 10, "desk[1] has no offer, which --approve needs"),
        ('name = "all"', 'name = "football"', 17, "desk[2].name stands twice"),
        ('name = "all"', 'name = "all"\nblurb = "tweet"', 18, "desk[2].blurb must be"),
        ('name = "all"', 'name = "all"\nstyle = "no.toml"', 18, "desk[2].style does not work"),
        ('folder = "incoming"', 'folder = "elsewhere"', 5, "watch.folder is no folder"),
        ('url = "https://bot.example"', 'url = "bot.example"', 8, "server.url is no address"),
        ('engine = "offline"', 'engine = "magic"', 2, "engine must be"),
        ('engine = "offline"', "engin = 1", 2, "engin is no key"),
        ("[watch]", "[watched]", 4, "watched is no key"),
        ('state = "bot.db"', 'state = "no/bot.db"', 1, "state stands in a folder"),
        ("[server]", "[server", 7, "is no TOML"),
        ('[server]\nurl = "https://bot.example"\n', "", 17, "server is missing"),
        ('engine = "offline"', 'engine = "llm"', 2, "engine is llm, and no model is named"),
        ('state = "bot.db"', 'state = "incoming/bot.db"', 1, "state stands inside the watched"),
        ('folder = "incoming"', 'folder = "."', 1, "state stands inside the watched"),
        ('post = "slack:C0POST"', 'post = "slack:C0OFFER"', 19, "desk[2].post is a channel where"),
    ],
)
def test_a_bad_config_is_refused_by_line_and_key(
    tmp_path: Path, old: str, new: str, line: int, told: str
) -> None:
    """What is wrong is named by file, line and key, with what to do."""
    assert GOOD.count(old) >= 1
    path = written(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(ConfigurationError) as caught:
        load_config(path, "approve", ALL)
    assert str(path) in caught.value.message
    assert f"line {line}" in caught.value.message
    assert told in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("[[desk]]\nname", "desk = []\n[[desks]]\nname", "a desk is a table of its own: [[desk]]"),
        ('state = "bot.db"\n', "", "put this above the first one"),
    ],
)
def test_a_key_below_another_table_is_explained(
    tmp_path: Path, old: str, new: str, hint: str
) -> None:
    """A key of the file that stands below a table belongs to that table, which the hint says."""
    text = GOOD.replace(old, new)
    if "state" in old:
        text = text.replace("[server]\n", '[server]\nstate = "bot.db"\n')
    with pytest.raises(ConfigurationError) as caught:
        load_config(written(tmp_path, text), "approve", ALL)
    assert "server." in caught.value.message
    assert ", line " in caught.value.message
    assert hint in (caught.value.hint or "")


def test_a_config_is_not_read_as_a_wire(tmp_path: Path) -> None:
    """A watched folder that has the config in it is refused."""
    path = tmp_path / "incoming" / "bot.toml"
    path.parent.mkdir()
    path.write_text(GOOD.replace('"incoming"', '"."').replace('"bot.db"', '"../bot.db"'))
    with pytest.raises(ConfigurationError, match=r"watch\.folder has this file itself in it"):
        load_config(path, "approve", ALL)


def test_missing_secrets_are_named(tmp_path: Path) -> None:
    """A token or the address of a webhook that is not set is named, and no secret is shown."""
    path = written(tmp_path, GOOD)
    for name in ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "ALL_URL"):
        with pytest.raises(ConfigurationError, match=name):
            load_config(path, "approve", {k: v for k, v in ALL.items() if k != name})
    with pytest.raises(ConfigurationError) as caught:
        load_config(path, "approve", ALL | {"ALL_URL": "chat.example/8ad3f0"})
    assert "8ad3f0" not in caught.value.message


def test_a_desk_takes_what_fits_its_patterns(tmp_path: Path) -> None:
    """Slug and competition have to fit where patterns are given; a desk without takes all."""
    football, everything = load_config(written(tmp_path, GOOD), "approve", ALL).desks
    wire = read(Path("examples/wires/two_legs.txt"))
    summary = summarize(wire)
    slugged = replace(wire, slug="fbl-shield")
    assert football.takes(slugged, summary)
    assert not football.takes(replace(wire, slug="RUG-shield"), summary)
    assert not football.takes(wire, summary)
    league = summarize(read(Path("examples/wires/league_match.txt")))
    assert not football.takes(slugged, league)
    assert everything.takes(wire, summary)


def test_the_config_in_the_docs_works(tmp_path: Path) -> None:
    """The example of docs/bot.md is taken as it stands there, in both modes."""
    text = Path("docs/bot.md").read_text(encoding="utf-8")
    example = text.split("```toml\n")[1].split("```")[0]
    (tmp_path / "style.toml").write_text("")
    environ = ENVIRON | {"MATTERMOST_URL": "https://chat.example/hook"}
    config = load_config(written(tmp_path, example), "approve", environ)
    assert [d.name for d in config.desks] == ["Women's football", "Everything"]
    with pytest.raises(ConfigurationError, match=r"desk\[2\] has no post, which --post needs"):
        load_config(tmp_path / "bot.toml", "post", environ)
