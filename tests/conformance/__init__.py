"""Conformance: whole builds held against outside judges: validators, LibreOffice, the CommonMark examples."""
