"""Measurements of speed, memory and quality; never imported by the service."""
