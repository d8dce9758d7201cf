"""Processes that may be killed: children of a warm server that has the program imported already, each in some 10 ms.

The server is started once by whoever asks for the first child, and ends with that process, as do all children. Its
modules carry no Qt; the piece that brings faults about (`shim.py`) is preloaded, where it can be made. A target is a
function of a module that can be imported; it is handed ``say`` first, with which it acknowledges what is done, and then
the arguments. Whoever talks to the server does so from one thread.
"""

import atexit
import contextlib
import ctypes
import gc
import importlib
import os
import pickle
import resource
import select
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from functools import cache
from multiprocessing.connection import Connection
from types import ModuleType
from typing import NoReturn, Self, TypeAlias, TypeVar, cast

import pytest

from tests import statements, watching
from tests.house.source import PROJECT
from tests.reliability.shim import library

T = TypeVar("T")
Say: TypeAlias = Callable[[object], None]
"""Sends something to the parent at once; what was sent before a kill arrives."""

WARM = (
    "pomanager.services.files",
    "pomanager.services.work",
    "pomanager.services.backups",
    "pomanager.services.history.keeping",
    "pomanager.services.organisation.commands",
    "pomanager.services.members.commands",
    "pomanager.db.check",
    "pomanager.db.journal_chain",
    "tests.offices",
)
"""What the server imports before its first child; modules of targets follow when they are first asked for."""

PATIENCE = 120.0
"""Seconds after which a child that says nothing is taken to hang."""
_OF_SERVER = 600.0
"""The same for the server, which may have to import much, or be asked to warm up."""
FAILED = 70
"""How a child ends whose target raised."""
_LONGEST = 1 << 16
_START, _WARM_UP, _ENDED = b"start", b"warm ", b"ended"
_DIE_WITH_PARENT = 1
_SERVE = "import sys; from tests.reliability.children import serve; serve(int(sys.argv[1]))"


class Hanging(AssertionError):
    """A child said nothing for too long."""


class Broken(AssertionError):
    """A target raised; its traceback is the message."""


class _Traceback(str):
    """What a child sends when its target raised."""

    __slots__ = ()


class Child:
    """One process. Leaving the ``with`` kills it, if it is still there; nothing of it stays."""

    def __init__(self, target: Callable[..., object], *args: object, memory_mb: int | None = None) -> None:
        """Start ``target(say, *args)``; ``memory_mb`` is the most address space the child may take."""
        ours, theirs = os.pipe()
        try:
            payload = pickle.dumps((target.__module__, target.__qualname__, args, memory_mb))
            self.pid = _server().start(payload, theirs)
        except BaseException:
            os.close(ours)
            raise
        finally:
            os.close(theirs)
        self._told = Connection(ours, writable=False)
        self._code: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.kill()
        self.exit_code()
        self._told.close()

    def next(self, patience: float = PATIENCE) -> object:
        """What the child says next. Raises EOFError when it ended, Broken when it failed, Hanging."""
        if not self._told.poll(patience):
            message = f"the child said nothing for {patience} s"
            raise Hanging(message)
        said = self._told.recv()
        if isinstance(said, _Traceback):
            raise Broken(said)
        return said

    def all_said(self, patience: float = PATIENCE) -> Iterator[object]:
        """Everything the child says until it ends, however it ends; raises as ``next`` does."""
        with contextlib.suppress(EOFError):
            while True:
                yield self.next(patience)

    def kill(self) -> None:
        """End the process as a power cut of this one program would, in the middle of what it does."""
        if self._code is None:
            os.kill(self.pid, signal.SIGKILL)  # not reaped yet, so the number is still its own

    def exit_code(self, patience: float = PATIENCE) -> int:
        """How the process ended (0 as it should, -9 killed), once it has; raises Hanging."""
        if self._code is None:
            self._code = _server().ended(self.pid, patience)
        return self._code


def run(target: Callable[..., object], *args: object, memory_mb: int | None = None) -> list[object]:
    """Let a child do the whole of its work; everything it said. Raises Broken, Hanging."""
    with Child(target, *args, memory_mb=memory_mb) as child:
        return list(child.all_said())


def warm(prepare: Callable[[], T]) -> T:
    """Let the server itself do this, once, before its next child: what it learns (imports, SQL written out) they know.

    What it gives is told, and must leave nothing open behind. Raises Broken.
    """
    return cast("T", _server().warm(prepare.__module__, prepare.__qualname__))


# ---- the side of the parent ------------------------------------------------------------------------------------------


class _Server:
    """The warm process, as its parent sees it."""

    def __init__(self) -> None:
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            theirs.set_inheritable(True)
            words = [sys.executable, "-c", _SERVE, str(theirs.fileno())]
            self._process = subprocess.Popen(
                words, cwd=PROJECT, env=_surroundings(), pass_fds=(theirs.fileno(),), stdin=subprocess.DEVNULL
            )
        self._warmed: dict[tuple[str, str], object] = {}
        atexit.register(self.end)

    def start(self, payload: bytes, handle: int) -> int:
        socket.send_fds(self._line, [_START + payload], [handle])
        return cast("int", self._answer())

    def warm(self, module: str, name: str) -> object:
        if (module, name) not in self._warmed:
            self._line.send(_WARM_UP + pickle.dumps((module, name)))
            self._warmed[module, name] = self._answer()
        return self._warmed[module, name]

    def ended(self, pid: int, patience: float) -> int:
        with contextlib.ExitStack() as opened:
            handle = os.pidfd_open(pid)
            opened.callback(os.close, handle)
            if not select.select([handle], [], [], patience)[0]:
                message = f"the child did not end within {patience} s"
                raise Hanging(message)
        self._line.send(_ENDED + pickle.dumps(pid))
        return cast("int", self._answer())

    def _answer(self) -> object:
        self._line.settimeout(_OF_SERVER)
        received = self._line.recv(_LONGEST)
        answer = pickle.loads(received) if received else _Traceback("the server of children has ended")  # noqa: S301
        if isinstance(answer, _Traceback):
            raise Broken(answer)
        return cast("object", answer)

    def end(self) -> None:
        """Let the server go, with all children that are left."""
        self._line.close()
        self._process.wait()


@cache
def _server() -> _Server:
    return _Server()


def _surroundings() -> dict[str, str]:
    shim = library()
    preloaded = {} if shim is None else {"LD_PRELOAD": str(shim)}
    return {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONWARNINGS": "default", **preloaded}


# ---- the side of the server, and of its children ---------------------------------------------------------------------


def serve(line_number: int) -> None:
    """Be the server: start children and tell how they ended, until the parent hangs up."""
    _die_with_parent()
    for name in WARM:
        importlib.import_module(name)
    statements.share()
    watching.share(pytest.MonkeyPatch())  # its triggers are in memory alone: what is written and when stays the same
    _keep_all()
    children: set[int] = set()
    with socket.socket(fileno=line_number) as line:
        while True:
            asked, handles, *_rest = socket.recv_fds(line, _LONGEST, 1)
            if not asked:
                break
            answer: object
            try:
                answer = _do(asked, handles, line, children)
            except Exception:  # noqa: BLE001 - whatever it is, whoever asked is told
                answer = _Traceback(traceback.format_exc()[-_LONGEST // 2 :])
            for handle in handles:
                os.close(handle)
            line.send(pickle.dumps(answer))
    for pid in children:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _do(asked: bytes, handles: list[int], line: socket.socket, children: set[int]) -> object:
    word, told = asked[: len(_START)], pickle.loads(asked[len(_START) :])  # noqa: S301 - of our own parent
    if word == _ENDED:
        _pid, status = os.waitpid(told, 0)
        children.discard(told)
        return os.waitstatus_to_exitcode(status)
    if word == _WARM_UP:
        module, name = told
        learned: object = getattr(_imported(module), name)()
        _keep_all()
        return learned
    module, name, args, memory_mb = told
    target = getattr(_imported(module), name)
    pid = os.fork()
    if not pid:
        line.detach()
        _be_child(target, args, memory_mb, Connection(handles[0], readable=False))
    children.add(pid)
    return pid


def _imported(module: str) -> ModuleType:
    if module not in sys.modules:
        importlib.import_module(module)
        _keep_all()
    return sys.modules[module]


def _keep_all() -> None:
    """Children look for garbage among what they made themselves, and copy no page of what they found."""
    gc.collect()
    gc.freeze()


def _be_child(
    target: Callable[..., object], args: tuple[object, ...], memory_mb: int | None, told: Connection
) -> NoReturn:
    code = FAILED
    try:
        _die_with_parent()
        if memory_mb is not None:
            resource.setrlimit(resource.RLIMIT_AS, (memory_mb << 20, memory_mb << 20))
        target(told.send, *args)
        code = 0
    except BaseException:  # noqa: BLE001 - a child never goes back into the server's work
        told.send(_Traceback(traceback.format_exc()))
    finally:
        os._exit(code)


def _die_with_parent() -> None:
    """Nobody outlives who started it, even if that one is killed."""
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
