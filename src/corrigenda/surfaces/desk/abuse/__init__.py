"""What looks like abuse: the held reports, and the bans."""
