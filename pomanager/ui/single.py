"""One window per office file: the first one listens, a second start raises it and ends.

Where the system has sockets that are files, one of those is listened at: Qt’s network library, needed on Windows
alone, would take three megabytes for as long as the window is open. The window is seen first, and then listens.
"""

import contextlib
import socket
import sys
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QDir, QObject, QSocketNotifier, QTimer, Signal

from pomanager.services import files

WAIT_MILLISECONDS = 700
LISTEN_AFTER_MILLISECONDS = 50
"""By then the window is seen. Until then the lock alone keeps a second start away, and says why."""
HAS_FILES = sys.platform != "win32"
"""Whether sockets are files here."""


class Listener(Protocol):
    """Hears second starts."""

    @property
    def listens(self) -> bool:
        """Whether a second start is heard."""

    def close(self) -> None:
        """Listen no longer."""


class SocketListener(QObject):
    """Listens at a socket that is a file, which only this person may open."""

    def __init__(self, name: str, parent: "FirstWindow") -> None:
        super().__init__(parent)
        self._path, self._heard = _place(name), parent.raised
        self._socket: socket.socket | None = None
        self._path.unlink(missing_ok=True)  # left by a killed program; the lock on the file decides who is first
        made = socket.socket(socket.AF_UNIX)
        try:
            made.bind(str(self._path))
            self._path.chmod(0o600)
            made.listen()
        except OSError:  # a folder in which nothing may be written, or a path too long: the lock still says why
            made.close()
            return
        made.setblocking(False)
        self._socket = made
        notifier = QSocketNotifier(made.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._on_connection)

    @property
    def listens(self) -> bool:
        """Whether a second start is heard."""
        return self._socket is not None

    def _on_connection(self) -> None:
        with contextlib.suppress(OSError):
            while self._socket is not None:
                self._socket.accept()[0].close()
        self._heard.emit()

    def close(self) -> None:
        """Listen no longer."""
        for notifier in self.findChildren(QSocketNotifier):
            notifier.setEnabled(False)
        if self._socket is not None:
            self._socket.close()
            self._socket = None
            self._path.unlink(missing_ok=True)


class PipeListener(QObject):
    """Listens by Qt, where sockets are no files."""

    def __init__(self, name: str, parent: "FirstWindow") -> None:
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer

        self._heard = parent.raised
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(name)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(name)

    @property
    def listens(self) -> bool:
        """Whether a second start is heard."""
        return self._server.isListening()

    def _on_connection(self) -> None:
        while self._server.hasPendingConnections():
            self._server.nextPendingConnection().disconnectFromServer()
        self._heard.emit()

    def close(self) -> None:
        """Listen no longer."""
        self._server.close()


class FirstWindow(QObject):
    """Listens for second starts on the same office file, from a moment after it was made."""

    raised = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = files.socket_name(path)
        self._listener: Listener | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LISTEN_AFTER_MILLISECONDS)
        self._soon.timeout.connect(self._listen)
        self._soon.start()

    def _listen(self) -> None:
        self._listener = (SocketListener if HAS_FILES else PipeListener)(self._name, self)

    @property
    def listens(self) -> bool:
        """Whether a second start is heard."""
        return self._listener is not None and self._listener.listens

    def stop(self) -> None:
        """Listen no longer."""
        self._soon.stop()
        if self._listener is not None:
            self._listener.close()


def raise_first_window(path: Path) -> bool:
    """Ask the window that has this file open to come to the front; False when there is none."""
    name = files.socket_name(path)
    if not path.exists():
        return False
    return _heard_at(_place(name)) if HAS_FILES else _heard_by(name)


def _heard_at(place: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as asking:
        asking.settimeout(WAIT_MILLISECONDS / 1000)
        try:
            asking.connect(str(place))
        except OSError:
            return False
    return True


def _heard_by(name: str) -> bool:
    from PySide6.QtNetwork import QLocalSocket

    asking = QLocalSocket()
    asking.connectToServer(name)
    reached = asking.waitForConnected(WAIT_MILLISECONDS)
    asking.abort()
    return reached


def _place(name: str) -> Path:
    """Where a socket that is a file lies."""
    return Path(QDir.tempPath(), name)
