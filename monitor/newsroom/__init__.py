"""The sample newsroom: invented outlets on loopback, feeds and pages in four languages, and what was planted in them.

It serves `monitor demo` and the end-to-end tests; the service itself knows nothing of it.
"""
