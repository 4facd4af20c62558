"""Service standards as values: the 14 components, decrees and versions, readings, comparison."""
