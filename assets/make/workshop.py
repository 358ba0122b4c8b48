"""Where the asset scripts find their sources and put what they make."""

import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
ASSETS = HERE.parent
BUILD = HERE / ".build"
NODE_MODULES = BUILD / "node_modules"


def fetch_sources() -> None:
    """Install the pinned packages of package.json into .build, once."""
    BUILD.mkdir(exist_ok=True)
    wanted = (HERE / "package.json").read_bytes()
    stamp = BUILD / "installed.json"
    if stamp.exists() and stamp.read_bytes() == wanted:
        return
    (BUILD / "package.json").write_bytes(wanted)
    npm = shutil.which("npm") or "npm"
    quiet = ["--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"]
    subprocess.run([npm, "install", *quiet], cwd=BUILD, check=True)
    stamp.write_bytes(wanted)


def empty_folder(name: str, suffix: str) -> Path:
    """Return assets/NAME without any file of that suffix left over from before."""
    folder = ASSETS / name
    folder.mkdir(exist_ok=True)
    for old in folder.glob(f"*{suffix}"):
        old.unlink()
    return folder
