"""HTTP and nothing else, one room per audience. Views call actions and queries."""
