"""What we use of segno, which makes the squares that telephones read (QR codes)."""

class DataOverflowError(ValueError): ...

class QRCode:
    @property
    def matrix(self) -> tuple[bytearray, ...]: ...
    @property
    def designator(self) -> str: ...
    @property
    def default_border_size(self) -> int: ...

def make_qr(
    content: str | int | bytes,
    error: str | None = ...,
    version: int | None = ...,
    mode: str | None = ...,
    mask: int | None = ...,
    encoding: str | None = ...,
    eci: bool = ...,
    boost_error: bool = ...,
) -> QRCode: ...
