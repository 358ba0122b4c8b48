"""Run the benches and print one line of JSON for each: `python -m tests.bench [--short] [NAME]`."""

import argparse
import importlib
import json
import pkgutil
import platform

import tests.bench
from tests.bench.timing import Bench


def benches() -> list[Bench]:
    """Every bench of every module in this folder, one module for each subject."""
    names = sorted(one.name for one in pkgutil.iter_modules(tests.bench.__path__))
    modules = (importlib.import_module(f"tests.bench.{name}") for name in names if name[0] != "_")
    return [bench for module in modules for bench in getattr(module, "BENCHES", ())]


def main() -> None:
    """Measure what was asked for, or everything."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--short", action="store_true", help="fewer runs")
    parser.add_argument("names", nargs="*", help="parts of the names of the benches to run")
    asked = parser.parse_args()
    print(json.dumps({"python": platform.python_version(), "machine": platform.machine()}))
    for bench in benches():
        if not asked.names or any(part in bench.name for part in asked.names):
            print(json.dumps(bench.measure(short=asked.short)), flush=True)


if __name__ == "__main__":
    main()
