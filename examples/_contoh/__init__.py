"""What all the examples share: reading their data files, the command line, words, sections."""
