"""Pictures drawn from numbers: charts, plates, networks, maps."""
