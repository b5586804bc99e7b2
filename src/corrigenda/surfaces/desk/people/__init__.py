"""The people of the desk: signing in, one's account, who works here, what was done."""
