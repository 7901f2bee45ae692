"""Findings are values: yielded, sorted, counted; never printed, raised or logged.

This room imports nothing else of gipgen, so that every other room may speak in findings.
"""
