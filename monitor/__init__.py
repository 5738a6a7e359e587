"""Follows the relationship of two countries through the news, and proves every sentence of its digest."""

__version__ = "0.1.0"
