"""Copy OpenDyslexic, regular and bold, out of its Debian package; it is shipped as it is."""

import hashlib
import shutil
import subprocess

from workshop import ASSETS, BUILD

PACKAGE = "fonts-opendyslexic"
DEB = f"{PACKAGE}_20160623-4_all.deb"
SHA256 = "e41cbb53cb1e6981c89efa34c79e553d19125020c4708f9d5613c02bfaf3bf0e"
FONTS = f"usr/share/fonts/opentype/{PACKAGE.removeprefix('fonts-')}"
COPIES = {
    f"{FONTS}/OpenDyslexic-Regular.otf": "dyslexic-400.otf",
    f"{FONTS}/OpenDyslexic-Bold.otf": "dyslexic-700.otf",
    f"usr/share/doc/{PACKAGE}/copyright": "OpenDyslexic-LICENSE.txt",
}


def main() -> None:
    """Make the files of OpenDyslexic in assets/fonts."""
    BUILD.mkdir(exist_ok=True)
    if not (BUILD / DEB).exists():
        subprocess.run(["apt-get", "download", PACKAGE], cwd=BUILD, check=True)
    found = hashlib.sha256((BUILD / DEB).read_bytes()).hexdigest()
    if found != SHA256:
        raise ValueError(f"{DEB} is another one: {found}")
    subprocess.run(["dpkg", "-x", DEB, PACKAGE], cwd=BUILD, check=True)
    for source, name in COPIES.items():
        shutil.copyfile(BUILD / PACKAGE / source, ASSETS / "fonts" / name)


if __name__ == "__main__":
    main()
