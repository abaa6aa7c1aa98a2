"""A day's folder as it arrives: every format, packed and not, and what should not be there."""

from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path

import pytest

from bench.fuzz_samples import SAMPLES
from summarizer import read, read_all
from summarizer.errors import InputError, NotAWire, TooLarge
from summarizer.wire import Wire


def _all(path: Path) -> dict[str, str]:
    """What became of each item, by its name below ``path``."""
    found = {}
    for item in read_all(path):
        name = (item.input or "").removeprefix(f"{path}/")
        found[name] = item.format if isinstance(item, Wire) else type(item).__name__
    return found


@pytest.fixture
def day(tmp_path: Path) -> Path:
    """A folder with one file of each format, named so that no name tells its format."""
    folder = tmp_path / "day"
    folder.mkdir()
    for name, samples in SAMPLES.items():
        if name != "archive":
            (folder / f"{name}.bin").write_bytes(samples[0])
    return folder


def test_a_folder_of_every_format(day: Path) -> None:
    """Each file is read in the format that its bytes tell, in the order of the names."""
    found = _all(day)
    formats = {name: told for name, told in found.items() if "#" not in name}
    assert formats == {
        f"{name}.bin": "ninjs" if name == "jsonl" else name
        for name in sorted(SAMPLES)
        if name != "archive"
    }
    assert list(formats) == sorted(formats)


def test_the_same_from_a_zip_and_a_tar(day: Path, tmp_path: Path) -> None:
    """An archive gives the same wires as the folder that it was made from."""
    plain = list(_all(day).values())
    with zipfile.ZipFile(tmp_path / "day.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(day.iterdir()):
            archive.write(file, file.name)
    with tarfile.open(tmp_path / "day.tar.xz", "w:xz") as tar:
        for file in sorted(day.iterdir()):
            tar.add(file, file.name)
    for name in ("day.zip", "day.tar.xz"):
        found = _all(tmp_path / name)
        assert list(found.values()) == plain
        assert {member.partition("!/")[0] for member in found} == {str(tmp_path / name)}
    data = (tmp_path / "day.zip").read_bytes()
    assert [w.format for w in read_all(data) if isinstance(w, Wire)] == plain


def test_what_should_not_be_there_costs_only_itself(day: Path) -> None:
    """A bomb, a huge file, a broken archive, a link and a picture are an error each."""
    with zipfile.ZipFile(day / "a_bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", bytes(60_000_000))
        archive.writestr("good.txt", SAMPLES["text"][0])
    with (day / "a_huge.xml").open("wb") as file:
        file.truncate(100_000_000)
    (day / "a_half.zip").write_bytes(SAMPLES["archive"][0][:-40])
    (day / "a_link").symlink_to("/etc/passwd")
    (day / "a_picture").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\0")
    (day / "a_table.ttl").write_bytes(b"@prefix a: <http://x.example/> .\na:b a:c a:d .\n")
    (day / "a_lie.json").write_bytes(SAMPLES["nitf"][0])
    (day / "a_lie.xml").write_bytes(b'{"headline": ')
    found = _all(day)
    assert {name: told for name, told in found.items() if name.startswith("a_")} == {
        "a_bomb.zip!/bomb.txt": "TooLarge",
        "a_bomb.zip!/good.txt": "text",
        "a_half.zip": "NotAWire",
        "a_huge.xml": "TooLarge",
        "a_lie.json": "nitf",
        "a_lie.xml": "NotAWire",
        "a_link": "NotAWire",
        "a_picture": "NotAWire",
        "a_table.ttl": "NotAWire",
    }
    assert sum(told == "nitf" for told in found.values()) >= 2


def test_one_wire_from_an_archive(tmp_path: Path) -> None:
    """read() takes an archive with one wire, and says how many there are where there are more."""
    with zipfile.ZipFile(tmp_path / "one.zip", "w") as archive:
        archive.writestr("a.xml", SAMPLES["nitf"][0])
    assert read(tmp_path / "one.zip").format == "nitf"
    with zipfile.ZipFile(tmp_path / "one.zip", "a") as archive:
        archive.writestr("b.xml", SAMPLES["nitf"][0])
    with pytest.raises(InputError, match="holds 2 items"):
        read(tmp_path / "one.zip")
    with zipfile.ZipFile(tmp_path / "none.zip", "w"):
        pass
    with pytest.raises(InputError, match="no item"):
        read(tmp_path / "none.zip")


def test_a_named_format_wins(tmp_path: Path) -> None:
    """The format that is named is used for the members of an archive too."""
    with zipfile.ZipFile(tmp_path / "day.zip", "w") as archive:
        archive.writestr("a", b"^BC-Norvale<\n^Norvale win<\n\tReis scored.\n")
    assert read(tmp_path / "day.zip", format="text").format == "text"
    assert read(tmp_path / "day.zip", format="anpa").format == "anpa"
    with pytest.raises(NotAWire):
        read(tmp_path / "day.zip", format="nitf")


def test_an_office_document_is_no_archive_of_wires(tmp_path: Path) -> None:
    """A document that is a zip inside is one error that says what it is."""
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
    (error,) = read_all(tmp_path / "a.docx")
    assert isinstance(error, NotAWire)
    assert "office document" in str(error)


def test_a_large_text_is_refused(tmp_path: Path) -> None:
    """More text than a wire may have is refused in each format that has no bound of its own."""
    for name, data in (
        ("a.txt", b"Norvale won. " * 200_000),
        ("a.iptc", SAMPLES["iptc7901"][0].replace(b"Ana Reis", b"Ana Reis " * 400_000)),
        ("a.html", b"<p>" + b"Norvale won. " * 200_000),
    ):
        (tmp_path / name).write_bytes(data)
        (error,) = read_all(tmp_path / name)
        assert isinstance(error, TooLarge), error
