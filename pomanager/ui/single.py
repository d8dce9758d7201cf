"""One window per office file: the first one listens, a second start raises it and ends.

Qt's network library is loaded when it is used and not before: the window is seen first, and then listens.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, QTimer, Signal

from pomanager.services import files

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

WAIT_MILLISECONDS = 700
LISTEN_AFTER_MILLISECONDS = 50
"""By then the window is seen. Until then the lock alone keeps a second start away, and says why."""


class FirstWindow(QObject):
    """Listens for second starts on the same office file, from a moment after it was made."""

    raised = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = files.socket_name(path)
        self._server: QLocalServer | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LISTEN_AFTER_MILLISECONDS)
        self._soon.timeout.connect(self._listen)
        self._soon.start()

    def _listen(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)  # left by a killed program; the lock on the file decides who is first
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self._name)

    @property
    def listens(self) -> bool:
        """Whether a second start is heard."""
        return self._server is not None and self._server.isListening()

    def _on_connection(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            self._server.nextPendingConnection().disconnectFromServer()
        self.raised.emit()

    def stop(self) -> None:
        """Listen no longer."""
        self._soon.stop()
        if self._server is not None:
            self._server.close()


def raise_first_window(path: Path) -> bool:
    """Ask the window that has this file open to come to the front; False when there is none."""
    name = files.socket_name(path)
    if not path.exists() or not _may_be_heard(name):
        return False
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    reached = socket.waitForConnected(WAIT_MILLISECONDS)
    socket.abort()
    return reached


def _may_be_heard(name: str) -> bool:
    """Whether a window may listen by this name: where sockets are files, its file is there."""
    return sys.platform.startswith("win") or Path(QDir.tempPath(), name).exists()
