from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import random
import struct
import tarfile
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from summarizer.errors import InputError, NotAWire, NotFound, TooLarge
from summarizer.reading import archives, unpacking
from summarizer.reading.archives import Entry, entries, entries_of

REPORT = b"Norvale beat Port Ellan 2-1 on Saturday.\n\nAna Reis scored twice.\n"
OTHER = b"Karstenhavn drew 0-0 with Musterau on Sunday.\n"


def _zip(members: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, packing)
    return out.getvalue()


def _tar(members: dict[str, bytes], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def _read(data: bytes) -> tuple[dict[str, bytes], dict[str, InputError]]:
    found = list(entries_of(data, "day"))
    return (
        {e.input: e.data for e in found if e.error is None},
        {e.input: e.error for e in found if e.error is not None},
    )


def test_the_members_of_a_zip_come_in_the_order_of_their_names() -> None:
    """A zip gives its members sorted, folders and hidden files aside."""
    data = _zip(
        {"b.txt": OTHER, "a/": b"", "a/a.txt": REPORT, ".hidden": b"x", "__MACOSX/a.txt": b"x"}
    )
    assert list(entries_of(data, "day.zip")) == [
        Entry("day.zip!/a/a.txt", REPORT),
        Entry("day.zip!/b.txt", OTHER),
    ]


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_a_tar_is_read_however_it_is_packed(mode: str) -> None:
    """The members of a tar are the same with each packing."""
    data = _tar({"./a/a.txt": REPORT, "b.txt": OTHER}, mode)
    assert list(entries_of(data, "day.tar")) == [
        Entry("day.tar!/a/a.txt", REPORT),
        Entry("day.tar!/b.txt", OTHER),
    ]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
def test_a_single_packed_file_is_one_item(pack) -> None:
    """A packed file that is no tar is named without its ending."""
    assert list(entries_of(pack(REPORT), "in/a.xml.gz")) == [Entry("in/a.xml.gz!/a.xml", REPORT)]


def test_packed_streams_one_after_another_are_one() -> None:
    """What was packed in pieces is read to its end."""
    data = gzip.compress(REPORT) + gzip.compress(OTHER)
    assert list(entries_of(data, "a.gz")) == [Entry("a.gz!/a", REPORT + OTHER)]


def test_what_is_no_archive_is_itself() -> None:
    """Data in no archive is one item under its own name."""
    assert list(entries_of(REPORT, "a.txt")) == [Entry("a.txt", REPORT)]


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    """A folder gives its files and those of its archives, sorted, hidden ones aside."""
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_bytes(REPORT)
    (tmp_path / "b" / "c.txt").write_bytes(OTHER)
    (tmp_path / "a.zip").write_bytes(_zip({"x.txt": REPORT}))
    (tmp_path / ".hidden.txt").write_bytes(REPORT)
    names = [e.input.removeprefix(f"{tmp_path}/") for e in entries(tmp_path)]
    assert names == ["a.zip!/x.txt", "b/c.txt"]


def test_links_and_pipes_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    """A link and a pipe in a folder are errors of their own; the rest is read."""
    (tmp_path / "z.txt").write_bytes(REPORT)
    (tmp_path / "a.txt").symlink_to("/etc/passwd")
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    found = {Path(e.input).name: e for e in entries(tmp_path)}
    assert found["z.txt"].data == REPORT
    assert isinstance(found["a.txt"].error, NotAWire)
    assert isinstance(found["pipe"].error, NotAWire)
    assert not any(name.startswith("passwd") for name in found)


def test_what_is_not_there() -> None:
    """A path that leads nowhere is one error, and so is one that is none."""
    assert [type(e.error) for e in entries("nowhere/at/all")] == [NotFound]
    assert [type(e.error) for e in entries("a\0b")] == [NotFound]


@pytest.mark.parametrize(
    "name", ["../../etc/cron.d/x", "/etc/passwd", "a/../../b", "..\\b", "C:\\b", "\\\\host\\b"]
)
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    """A member whose name leads out of the archive is one error; the rest is read."""
    for data in (_zip({name: REPORT, "z.txt": OTHER}), _tar({name: REPORT, "z.txt": OTHER})):
        wires, errors = _read(data)
        assert wires == {"day!/z.txt": OTHER}
        assert [str(e) for e in errors.values()] == [
            f"day!/{name} has a name that leads out of its archive"
        ]


def test_links_in_archives_are_refused() -> None:
    """A link in a zip or a tar is one error, wherever it leads."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("link")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
        archive.writestr("z.txt", OTHER)
    wires, errors = _read(out.getvalue())
    assert wires == {"day!/z.txt": OTHER}
    assert "is a link" in str(errors["day!/link"])

    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
            member = tarfile.TarInfo(f"kind{kind.decode()}")
            member.type, member.linkname = kind, "z.txt"
            tar.addfile(member)
        member = tarfile.TarInfo("z.txt")
        member.size = len(OTHER)
        tar.addfile(member, io.BytesIO(OTHER))
    wires, errors = _read(out.getvalue())
    assert wires == {"day!/z.txt": OTHER}
    assert len(errors) == 4


def test_a_zip_bomb_is_one_error_and_the_rest_is_read() -> None:
    """A member that unpacks to two thousand megabytes is refused before it is unpacked."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("a.txt", REPORT)
        archive.writestr("huge.txt", bytes(50_000_000))
        archive.writestr("ratio.txt", bytes(9_000_000))
        archive.writestr("z.txt", OTHER)
    tracemalloc.start()
    wires, errors = _read(out.getvalue())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert wires == {"day!/a.txt": REPORT, "day!/z.txt": OTHER}
    assert {name: type(e) for name, e in errors.items()} == {
        "day!/huge.txt": TooLarge,
        "day!/ratio.txt": TooLarge,
    }
    assert peak < 20_000_000


def test_a_zip_that_lies_about_sizes_is_held_to_them() -> None:
    """A member that declares a hundred bytes and unpacks to megabytes is one error."""
    data = bytearray(_zip({"a.txt": bytes(5_000_000), "z.txt": OTHER}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    wires, errors = _read(bytes(data))
    assert wires == {"day!/z.txt": OTHER}
    assert list(errors) == ["day!/a.txt"]


def test_members_that_share_their_data_count_each_time(monkeypatch) -> None:
    """Overlapping members, as bombs without nesting have, draw on the total each time."""
    monkeypatch.setattr(archives, "MAX_TOTAL_BYTES", 1_000_000)
    random_bytes = random.Random(5).randbytes(400_000)
    data = _zip({f"{n}.txt": random_bytes for n in range(4)}, zipfile.ZIP_STORED)
    budget = archives._Budget(left=1_000_000)
    found = list(archives._opened(io.BytesIO(data), len(data), "day", budget, 0))
    assert [e.error is None for e in found] == [True, True, False]
    assert "more than 1,000,000 bytes; the rest" in str(found[-1].error)


@pytest.mark.parametrize("mode", ["w:gz", "w:bz2", "w:xz"])
def test_a_packed_tar_bomb_ends_at_the_ratio(mode: str) -> None:
    """A tar that unpacks to far more than its size gives what stood before, and one error."""
    noise = random.Random(7).randbytes(20_000)
    data = _tar({"a.txt": noise, "bomb.txt": bytes(60_000_000), "z.txt": OTHER}, mode)
    wires, errors = _read(data)
    assert wires == {"day!/a.txt": noise}
    assert type(errors["day"]) is TooLarge


def test_too_many_members_end_the_archive() -> None:
    """The member after the last allowed one is an error in the place of the rest."""
    data = _tar({f"{n}.txt": b"x" for n in range(archives.MAX_MEMBERS + 5)})
    wires, errors = _read(data)
    assert len(wires) == archives.MAX_MEMBERS
    assert "more than 10,000 members" in str(errors["day"])


def test_an_endless_header_is_not_read() -> None:
    """An extended header of a tar that claims gigabytes is refused by its size."""
    info = tarfile.TarInfo("pax")
    info.type = tarfile.XHDTYPE
    info.size = 3_000_000_000
    data = _tar({"a.txt": REPORT})[:1024] + info.tobuf(tarfile.USTAR_FORMAT) + bytes(100_000)
    wires, errors = _read(data)
    assert wires == {"day!/a.txt": REPORT}
    assert type(errors["day"]) is TooLarge


def test_headers_of_headers_without_end() -> None:
    """A chain of extended headers is one error, whatever its length."""
    info = tarfile.TarInfo("long")
    info.type = tarfile.GNUTYPE_LONGNAME
    info.size = 1
    data = (info.tobuf(tarfile.GNU_FORMAT) + b"x".ljust(512, b"\0")) * 5000
    wires, errors = _read(data)
    assert wires == {}
    assert type(errors["day"]) is NotAWire


def test_a_hundred_megabytes_on_disk_are_refused_unread(tmp_path: Path) -> None:
    """A sparse file of 100 MB is refused by its size, without being read."""
    with (tmp_path / "big.xml").open("wb") as file:
        file.truncate(100_000_000)
    (tmp_path / "z.txt").write_bytes(OTHER)
    tracemalloc.start()
    found = list(entries(tmp_path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [type(e.error) for e in found] == [TooLarge, type(None)]
    assert peak < 1_000_000


def test_archives_in_archives_go_one_deep() -> None:
    """An archive in an archive is opened, one in that is an error of its own."""
    third = _zip({"c.txt": REPORT})
    second = _zip({"c.zip": third, "b.txt": OTHER})
    wires, errors = _read(_tar({"b.zip": second, "a.txt": REPORT}))
    assert wires == {"day!/b.zip!/b.txt": OTHER, "day!/a.txt": REPORT}
    assert type(errors["day!/b.zip!/c.zip"]) is NotAWire


def test_an_encrypted_member_is_one_error() -> None:
    """A member with the mark of encryption is refused; the rest is read."""
    data = bytearray(_zip({"a.txt": REPORT, "z.txt": OTHER}))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    wires, errors = _read(bytes(data))
    assert wires == {"day!/z.txt": OTHER}
    assert "is encrypted" in str(errors["day!/a.txt"])


def test_a_broken_member_is_one_error() -> None:
    """A member whose bytes were changed on the way fails alone."""
    data = bytearray(_zip({"a.txt": REPORT, "z.txt": OTHER}, zipfile.ZIP_STORED))
    data[data.index(b"Norvale")] ^= 1
    wires, errors = _read(bytes(data))
    assert wires == {"day!/z.txt": OTHER}
    assert list(errors) == ["day!/a.txt"]


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_a_truncated_tar_gives_what_is_whole(mode: str) -> None:
    """What stands before the break is read, and the break is one error, never half a member."""
    noise = random.Random(9).randbytes(300_000)
    data = _tar({"a.txt": REPORT, "b.bin": noise, "c.txt": OTHER}, mode)
    wires, errors = _read(data[:200_000])
    assert set(wires) <= {"day!/a.txt"}
    assert "broken archive" in str(errors["day"])


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_what_stands_behind_a_tar_is_no_silent_loss(pack) -> None:
    """Of two tars in one file the first is read, and the second is an error in its place."""
    wires, errors = _read(pack(_tar({"a.txt": REPORT}) + _tar({"b.txt": OTHER})))
    assert wires == {"day!/a.txt": REPORT}
    assert "behind its end" in str(errors["day"])


def test_a_truncated_zip_is_one_error() -> None:
    """A zip without its directory is broken, and says so."""
    wires, errors = _read(_zip({"a.txt": REPORT})[:-30])
    assert wires == {}
    assert "broken archive" in str(errors["day"])


def test_any_bytes_give_entries_or_errors() -> None:
    """Archives with changed bytes never raise, and never give more than the bounds."""
    chance = random.Random(3)
    seeds = [
        _zip({"a.txt": REPORT, "b/c.txt": OTHER}),
        _zip({"a.txt": REPORT}, zipfile.ZIP_LZMA),
        *(_tar({"a.txt": REPORT, "b/" + "c" * 150: OTHER}, m) for m in ("w", "w:gz", "w:xz")),
        gzip.compress(REPORT),
        bz2.compress(REPORT),
    ]
    for _ in range(1500):
        data = bytearray(chance.choice(seeds))
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        for entry in entries_of(bytes(data[: chance.randint(1, len(data))]), "day"):
            assert entry.error is None or isinstance(entry.error, InputError)


def test_a_hard_link_is_refused_by_its_name() -> None:
    """A hard link in a tar is called a link, and no member of another kind."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        member = tarfile.TarInfo("hard")
        member.type, member.linkname = tarfile.LNKTYPE, "a.txt"
        archive.addfile(member)
    _, errors = _read(out.getvalue())
    assert "is a link" in str(errors["day!/hard"])


def test_an_xz_that_asks_for_too_much_memory_is_refused(monkeypatch) -> None:
    """A file that needs more memory than the bound to be unpacked is one error, read by none."""
    asks = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 20}]
    data = lzma.compress(REPORT, filters=asks)
    monkeypatch.setattr(unpacking, "MAX_UNPACKER_BYTES", 3_000_000)
    assert list(_read(data)[0].values()) == [REPORT]
    monkeypatch.setattr(unpacking, "MAX_UNPACKER_BYTES", 500_000)
    read, errors = _read(data)
    assert not read
    assert len(errors) == 1


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_a_tar_cut_between_members(mode: str) -> None:
    """A tar without its end gives its members and one error."""
    whole = _tar({"a.txt": REPORT, "b.txt": OTHER})
    cut = whole[: 2 * tarfile.BLOCKSIZE]  # a header and its data
    read, errors = _read(gzip.compress(cut) if mode == "w:gz" else cut)
    assert read == {"day!/a.txt": REPORT}
    assert "ends in its middle" in str(errors["day"])
    read, errors = _read(gzip.compress(whole) if mode == "w:gz" else whole)
    assert list(read) == ["day!/a.txt", "day!/b.txt"]
    assert not errors


def test_what_was_done_before_the_break() -> None:
    """The hint says that something was read only where something was."""
    _, errors = _read(_zip({"a.txt": REPORT})[:-9])
    assert "nothing" in errors["day"].hint
    _, errors = _read(_tar({"a.txt": REPORT, "b.txt": OTHER})[: 2 * tarfile.BLOCKSIZE])
    assert "is done" in errors["day"].hint


def test_the_ratio_of_a_zip_as_a_whole() -> None:
    """Members that are each too small for a bound on them end the zip at its ratio together."""
    member = b"Norvale won 2-1 on Saturday.\n" * 30_000
    data = _zip({f"{n:03}.txt": member for n in range(100)})
    assert len(member) < 1_000_000
    assert 100 * len(member) > 50 * len(data)
    read, errors = _read(data)
    assert sum(map(len, read.values())) <= 50 * len(data)
    assert isinstance(errors["day"], TooLarge)
    assert "50 times" in str(errors["day"])
