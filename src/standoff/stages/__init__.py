"""The stages: each a pure function of a document and earlier layers. reader.py puts them in order."""
