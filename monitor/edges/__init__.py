"""The edges: one file or folder per outside thing (network, disk, database, processes), each implementing one port.

Nothing here decides anything about articles; stages do, and neither imports the other.
"""
