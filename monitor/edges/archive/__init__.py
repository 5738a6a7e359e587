"""Raw answers on disk, for good or for a while, as WARC files that any web archive tool reads; it judges nothing.

`warc_archive` knows pages and names, `warc_file` knows one file of gzip members with its index.
"""

from monitor.edges.archive.warc_archive import WarcArchive

__all__ = ["WarcArchive"]
