"""The network: addresses in, pages or the reasons why there is none out, politely and within bounds.

It looks into no body and retries nothing; when to ask again is decided by whoever asks.
"""

from monitor.edges.fetch.fetcher import HttpFetcher

__all__ = ["HttpFetcher"]
