"""Mail: to the desk and its people, and to readers who confirmed their address."""
