"""Makes archives in a folder as Python's own modules do; standard input has the text of the file with a credential.

With a second argument those that unpack to too much are small.
"""

import gzip
import io
import sys
import tarfile
import zipfile
from pathlib import Path

folder = Path(sys.argv[1])
text = sys.stdin.buffer.read()
LONG = "/".join(["a-folder-with-a-long-name"] * 12) + "/long.py"


def tar(target, members, form=tarfile.PAX_FORMAT, mode="w"):
    with tarfile.open(fileobj=target, mode=mode, format=form) as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        for name, kind in (("link.py", tarfile.SYMTYPE), ("hard.py", tarfile.LNKTYPE), ("pipe.py", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    return target


def tarred(members, **how):
    return tar(io.BytesIO(), members, **how).getvalue()


def zipped(members, method=zipfile.ZIP_DEFLATED, zip64=False):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            with archive.open(info, "w", force_zip64=zip64) as member:
                member.write(content)
    return target.getvalue()


def made(name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


members = [("clean.py", b"x = 1\n"), ("app/a.py", text), ("../../up.py", text), ("/abs.py", text), (LONG, text)]
made("deflated.zip", zipped(members))
made("stored.zip", b"#!/bin/sh\n" + zipped(members, zipfile.ZIP_STORED))
made("wide.zip", zipped(members, zip64=True))
made("bzipped.zip", zipped(members[1:2], zipfile.ZIP_BZIP2))
made("gnu.tar", tarred(members, form=tarfile.GNU_FORMAT))
made("pax.tar", tarred(members, form=tarfile.PAX_FORMAT))
made("ustar.tar", tarred(members[:4] + [("b" * 90 + "/" + "c" * 90 + ".py", text)], form=tarfile.USTAR_FORMAT))
made("packed.tar.gz", tarred(members, mode="w:gz"))
made("packed.tgz", tarred(members, mode="w:gz"))
made("one.py.gz", gzip.compress(text))
made("two.py.gz", gzip.compress(b"x = 1\n") + gzip.compress(text))
SMALL = len(sys.argv) > 2
made("zeros.gz", gzip.compress(bytes(1000 if SMALL else 150_000_000), 9))
zeros = bytes(1000 if SMALL else 60_000_000)
made("zeros.zip", zipped([("a", zeros), ("b", zeros), ("late.py", text)]))
deep = text
for level in range(6):
    deep = zipped([(f"{level}.zip" if level else "deep.py", deep)])
made("deep.zip", deep)

layer = tarred([("app/settings.py", text), ("app/.wh.old.py", b"")])
blob = "blobs/sha256/" + "0123456789abcdef" * 4
config = b'{"config": {"Env": ["PATH=/bin"]}}'
made("classic.tar", tarred([("0a1b/layer.tar", layer), ("0a1b/json", config), ("manifest.json", b"[]")]))
made("oci.tar", tarred([(blob, gzip.compress(layer)), (blob.replace("0", "f"), config), ("manifest.json", b"[]")]))
made("zstd.tar", tarred([(blob, b"\x28\xb5\x2f\xfd" + layer)]))
