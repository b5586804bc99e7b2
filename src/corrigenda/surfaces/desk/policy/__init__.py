"""The house's policy as a screen: read by everybody at the desk, changed by administrators."""
