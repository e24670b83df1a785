"""Tests of the Markdown front end."""
