"""The command ``factcheck``, loaded once and forked for each call: scripts of the documentation start it many times.

It is the same entry point in a process of its own, with the caller's arguments, folder, environment and streams; only
the imports and the language pipeline are there before. How the command starts by itself is tested in ``test_cli.py``.
"""

from __future__ import annotations

import atexit
import functools
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

_CALLER = """#!{python} -IS
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as line:
    line.connect({path!r})
    call = json.dumps([sys.argv, os.getcwd(), dict(os.environ)]).encode()
    socket.send_fds(line, [len(call).to_bytes(8, "big")], [0, 1, 2])
    line.sendall(call)
    sys.exit(int.from_bytes(line.recv(2) or b"\\0\\3", "big"))
"""


@functools.cache
def folder() -> Path:
    """A folder with the command, for the front of ``PATH``; the process behind it ends with the tests."""
    place = Path(tempfile.mkdtemp(prefix="factcheck-ready-"))
    caller = place / "factcheck"
    caller.write_text(_CALLER.format(python=sys.executable, path=str(place / "line")))
    caller.chmod(0o755)
    process = subprocess.Popen(
        [sys.executable, __file__, str(place / "line")], stdout=subprocess.PIPE
    )
    atexit.register(shutil.rmtree, place)
    atexit.register(process.kill)
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    return place


def _serve(path: str) -> None:
    from factcheck import Checker, Document
    from factcheck.cli import main

    texts = "Nine men left Orsk on May 3, police said.", "Ten men left Orsk on May 4, police said."
    Checker(nli=False).check([Document(id=text[:3], text=text) for text in texts])
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(path)
        door.listen()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while True:
            line, _ = door.accept()
            if os.fork() == 0:
                _answer(line, main)
            line.close()
            _bury()


def _answer(line: socket.socket, main: object) -> None:
    """In the forked process: become the caller's command."""
    head, streams, _, _ = socket.recv_fds(line, 8, 3)
    size = int.from_bytes(head, "big")
    call = b""
    while len(call) < size:
        call += line.recv(size - len(call))
    sys.argv, cwd, environment = json.loads(call)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    code = 3
    try:
        main()  # type: ignore[operator]
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    sys.stdout.flush()
    sys.stderr.flush()
    line.sendall(code.to_bytes(2, "big"))
    os._exit(0)


def _bury() -> None:
    """Let go of the processes that have ended."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


if __name__ == "__main__":
    _serve(sys.argv[1])
