"""Data as authors write it: YAML and CSV as values that know their place. Who asks decides what
they mean."""
