"""One window per office file: the first one listens, a second start raises it and ends."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from pomanager.services import files

WAIT_MILLISECONDS = 700


class FirstWindow(QObject):
    """Listens for second starts on the same office file."""

    raised = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        name = files.socket_name(path)
        QLocalServer.removeServer(name)  # left by a killed program; the lock on the file decides who is first
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(name)

    def _on_connection(self) -> None:
        while self._server.hasPendingConnections():
            self._server.nextPendingConnection().disconnectFromServer()
        self.raised.emit()

    def stop(self) -> None:
        """Listen no longer."""
        self._server.close()


def raise_first_window(path: Path) -> bool:
    """Ask the window that has this file open to come to the front; False when there is none."""
    if not path.exists():
        return False
    socket = QLocalSocket()
    socket.connectToServer(files.socket_name(path))
    reached = socket.waitForConnected(WAIT_MILLISECONDS)
    socket.abort()
    return reached
