"""What benches of pages share: the service, connections to it, tables of what pages take."""
