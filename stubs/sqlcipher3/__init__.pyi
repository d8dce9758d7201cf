"""What we use of sqlcipher3, the encrypted SQLite."""

from sqlcipher3 import dbapi2 as dbapi2
