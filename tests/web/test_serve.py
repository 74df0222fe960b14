"""``factcheck serve`` as it is started: a real process on a free port."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.web.asking import OURS, SERVE, THEIRS

BODY = json.dumps({"documents": [{"id": "a", "text": OURS}, {"id": "b", "text": THEIRS}]}).encode()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The only place where the server could leave something."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def process(home: Path) -> Iterator[subprocess.Popen[str]]:
    """A server of its own on a free port, as the command starts it."""
    pipe = subprocess.PIPE
    places = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "TMPDIR"), str(home))
    with subprocess.Popen(
        [*SERVE, "0"], stdout=pipe, stderr=pipe, text=True, cwd=home, env={**os.environ, **places}
    ) as found:
        yield found
        found.kill()


@pytest.fixture(scope="module")
def url(process: subprocess.Popen[str]) -> str:
    """Its address, with a slash at the end; it listens from now on."""
    assert process.stderr
    found = re.search(r"http://127\.0\.0\.1:\d+/", process.stderr.readline())
    assert found
    return found[0]


def ask(url: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
    request = urllib.request.Request(url + path, body, headers)  # noqa: S310 -- our own server
    for _ in range(100):
        try:
            with urllib.request.urlopen(request, timeout=60) as response:  # noqa: S310
                return response.status, response.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError("no server")


def test_a_check_by_hand(url: str) -> None:
    status, content = ask(url, "v1/check", BODY, **{"Content-Type": "application/json"})

    assert status == 200
    assert json.loads(content)["summary"]["conflicts"] == 1


def test_another_name_is_refused(url: str) -> None:
    assert ask(url, "healthz", Host="evil.example")[0] == 421


def test_it_listens_for_this_machine_only(url: str) -> None:
    port = int(url.rstrip("/").rpartition(":")[2])
    others = [
        address[4][0]
        for address in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
        if not str(address[4][0]).startswith("127.")
    ]
    for other in others:
        with closing(socket.socket()) as caller:
            caller.settimeout(2)
            assert caller.connect_ex((str(other), port)) != 0


def test_a_taken_port_is_told(url: str) -> None:
    port = url.rstrip("/").rpartition(":")[2]
    ended = subprocess.run([*SERVE, port], capture_output=True, text=True, timeout=180, check=False)

    assert ended.returncode == 2
    assert ended.stderr.startswith(f"factcheck: error: --port: expected a free port, found {port}:")
    assert len(ended.stderr.splitlines()) == 1


def test_interrupting_it_ends_it(process: subprocess.Popen[str], url: str, home: Path) -> None:
    """The last test: an open connection does not keep it, nothing was logged and nothing written."""
    with closing(socket.create_connection(("127.0.0.1", int(url.rstrip("/").rpartition(":")[2])))):
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)

    assert (process.returncode, out, err) == (0, "", "")
    assert list(home.rglob("*")) == []


@pytest.mark.parametrize("host", ["0.0.0.0", "example.com"])  # noqa: S104
def test_other_hosts_are_refused(host: str) -> None:
    command = [*SERVE, "0", "--host", host]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)

    assert ended.returncode == 2
    assert ended.stderr.startswith("factcheck: error: --host: expected 127.0.0.1, ::1 or localhost")


@pytest.mark.parametrize("package", ["starlette", "uvicorn", "python_multipart"])
def test_without_the_extra_it_says_what_to_install(package: str) -> None:
    code = (
        f"import sys; sys.modules[{package!r}] = None; sys.argv[1:] = ['serve']; "
        "from factcheck.cli import main; main()"
    )
    command = [sys.executable, "-c", code]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)

    assert ended.returncode == 2
    assert ended.stderr == (
        f"factcheck: error: serve: {package} is not installed, "
        'run: pip install "factcheck-news[serve]"\n'
    )
