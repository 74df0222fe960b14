"""Nothing that is read is run, and nothing that is read leaves the machine."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("factcheck", "benchmarks", "training", "docs")

FOREIGN_CODE = {
    "pickle",
    "cPickle",
    "_pickle",
    "dill",
    "cloudpickle",
    "joblib",
    "shelve",
    "marshal",
}
NETWORK = {
    "aiohttp", "ftplib", "http.client", "httpx", "httpx2", "imaplib", "poplib", "requests", "smtplib", "socketserver",
    "telnetlib", "urllib.request", "urllib3", "websockets", "xmlrpc",
}  # fmt: skip
UNSAFE_CALLS = {
    "eval", "exec", "compile", "__import__", "os.system", "os.popen", "tempfile.mktemp", "yaml.full_load",
    "yaml.full_load_all", "yaml.load_all", "yaml.unsafe_load", "yaml.unsafe_load_all", "time.time",
}  # fmt: skip
SAFE_LOADERS = {"yaml.BaseLoader", "yaml.SafeLoader", "_Loader", "_loader()"}
UNSAFE_LOADERS = {"Loader", "CLoader", "FullLoader", "CFullLoader", "UnsafeLoader", "CUnsafeLoader"}


def mistakes(source: str, path: str) -> Iterator[str]:
    """``place: what`` for everything in *source* that must not be there."""
    for node in ast.walk(ast.parse(source)):
        place = f"{path}:{getattr(node, 'lineno', 0)}"
        match node:
            case ast.Import(names=names):
                yield from (f"{place}: import {n.name}" for n in names if _is_foreign(n.name, path))
            case ast.ImportFrom(module=str(module), names=names):
                found = (module, *(f"{module}.{name.name}" for name in names))
                yield from (f"{place}: import {name}" for name in found if _is_foreign(name, path))
            case ast.Attribute(value=ast.Name(id="yaml"), attr=attr) if attr in UNSAFE_LOADERS:
                yield f"{place}: yaml.{attr}"
            case ast.Constant(value=str(word)) if word in UNSAFE_LOADERS - {"Loader"}:
                yield f"{place}: {word}"  # getattr(yaml, ...)
            case ast.Call():
                yield from (f"{place}: {what}" for what in _calls(node, path))


def _is_foreign(module: str, path: str) -> bool:
    if module == "socket":
        return path != "factcheck/web/server.py"  # which listens to this machine alone
    return bool({module, module.partition(".")[0]} & (FOREIGN_CODE | NETWORK))


def _calls(call: ast.Call, path: str) -> Iterator[str]:
    name = ast.unparse(call.func)
    options = {row.arg: ast.unparse(row.value) for row in call.keywords}
    if name in UNSAFE_CALLS:
        yield name
    if name == "yaml.load" and options.get("Loader") not in SAFE_LOADERS:
        yield "yaml.load without a loader that is safe"
    if name.endswith("torch.load") and not path.startswith("training/"):
        yield name
    if name.endswith("torch.load") and options.get("weights_only") != "True":
        yield f"{name} of more than weights"
    if name.endswith(".from_pretrained") and options.get("trust_remote_code", "False") != "False":
        yield f"{name} with code of the model"
    if name.startswith("subprocess.") and options.get("shell", "False") != "False":
        yield f"{name} through a shell"
    if options.get("allow_pickle", "False") != "False":
        yield f"{name} of pickles"


def sources() -> Iterator[tuple[str, str]]:
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def test_the_source_runs_nothing_that_it_reads_and_calls_nobody() -> None:
    found = [line for path, source in sources() for line in mistakes(source, path)]

    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "from urllib import request",
        "import socket",
        "eval(text)",
        "yaml.load(text)",
        "yaml.load(text, Loader=yaml.UnsafeLoader)",
        "getattr(yaml, 'CFullLoader')",
        "torch.load(path)",
        "numpy.load(path, allow_pickle=True)",
        "subprocess.run(line, shell=True)",
        "AutoModel.from_pretrained(path, trust_remote_code=True)",
        "time.time()",
    ],
)
def test_the_rule_finds(source: str) -> None:
    assert list(mistakes(source, "factcheck/x.py"))


OFFLINE = """
import os, sys

def refuse(event, arguments):
    if event.startswith("socket.") and event != "socket.__new__":
        os.write(2, f"{event} {arguments[1:]}\\n".encode())
        os._exit(99)

sys.addaudithook(refuse)
from factcheck.cli import main
main()
"""
OURS = "Twelve people died in the fire in Orsk on Friday, police said.\n"
THEIRS = "Fourteen people died in the fire in Orsk on Friday, police said.\n"


def offline(folder: Path, *arguments: str) -> tuple[int, str]:
    """The command in a process that ends at once where it looks up or calls another machine."""
    (folder / "a.txt").write_text(OURS)
    (folder / "b.html").write_text(
        f"<!DOCTYPE html SYSTEM 'http://x.example/x.dtd'><img src='http://x.example/x.png'><p>{THEIRS}"
    )
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE, *arguments],
        check=False,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
    )
    return done.returncode, done.stderr


def test_a_check_opens_no_connection(tmp_path: Path) -> None:
    reports = [f"{name}=x.{name}" for name in ("json", "html", "sarif", "junit", "markdown")]
    flags = [word for report in reports for word in ("--report", report)]

    assert offline(tmp_path, "check", "--no-nli", "a.txt", "b.html", *flags) == (1, "")


@pytest.mark.slow
def test_nor_does_the_model(tmp_path: Path) -> None:
    assert offline(tmp_path, "check", "a.txt", "b.html") == (1, "")


def test_the_watch_would_see_it(tmp_path: Path) -> None:
    call = "import socket; socket.getaddrinfo('localhost', 80)"
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            OFFLINE.replace("main()", call).replace("from factcheck.cli import main", ""),
        ],
        check=False,
        cwd=tmp_path,
        capture_output=True,
        timeout=60,
    )

    assert done.returncode == 99
