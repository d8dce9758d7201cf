"""What law and by-laws ask of a meeting: notice, quorum, proxies, majorities, minutes."""
