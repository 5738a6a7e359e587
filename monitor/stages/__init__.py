"""The thinking half: pure functions from values to values, without clock, network, disk or randomness."""
