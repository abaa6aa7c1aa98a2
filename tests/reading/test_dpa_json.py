from __future__ import annotations

import json

import pytest

from summarizer.errors import NotAWire
from summarizer.reading import read_bytes

ENTRY = {
    "format": "digitalwires@0.9",
    "urn": "urn:made:7",
    "version": 2,
    "pubstatus": "usable",
    "signal": "sig:correction",
    "embargoed": None,
    "language": "de",
    "urgency": 3,
    "kicker": "Pokal",
    "headline": "Norvale gewinnt",
    "teaser": "Zwei späte Tore.",
    "byline": "Von Jo Falk",
    "dateline": "Norvale (mdp) - ",
    "article_html": '<section class="main"><p>Ana <b>Reis</b> traf.</p><h2>Wende</h2></section>',
    "linkbox_html": '<section class="linkbox"><ul><li>Tabelle</li></ul></section>',
    "notepad": {"public_html": "<p>Notizblock</p>"},
    "ednotes": [
        {"role": "x:note", "ednote": "Berichtigt: Minute", "is_publishable": True},
        {"role": "x:contacts", "ednote": "Tel. 0123", "is_publishable": False},
    ],
}


def test_an_entry() -> None:
    """Headline, teaser and article are the text; contacts, notepad and link box are not passed."""
    wire = read_bytes(json.dumps(ENTRY).encode())
    assert wire.format == "dpa"
    assert wire.text == (
        "Norvale gewinnt\n\nZwei späte Tore.\n\nNorvale (mdp) - Ana Reis traf.\n\nWende"
    )
    assert [s.label for s in wire.sentences] == [
        "headline",
        "standfirst",
        "dateline",
        "body",
        "subhead",
    ]
    assert (wire.id, wire.version, wire.signals) == ("urn:made:7", "2", ("sig:correction",))
    assert (wire.byline, wire.dateline, wire.ednote) == (
        "Jo Falk",
        "Norvale (mdp)",
        "Berichtigt: Minute",
    )


def test_the_dateline_stands_once() -> None:
    """An article that has its dateline gets no second one; its dash and inline credit stay."""
    article = "<p><span class='dateline'>Norvale <i>(mdp)</i> - </span>Reis traf.</p>"
    wire = read_bytes(json.dumps(ENTRY | {"article_html": article, "teaser": None}).encode())
    assert wire.text == "Norvale gewinnt\n\nNorvale (mdp) - Reis traf."


def test_a_list_of_entries() -> None:
    """What is no entry does not pass for one."""
    with pytest.raises(NotAWire, match="none of the keys"):
        read_bytes(b'[{"a": 1}]', format="dpa")
