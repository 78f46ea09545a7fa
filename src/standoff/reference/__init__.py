"""What is known beforehand: the ontology, parties and their offices, places, the encoder. Data files lie in data/."""
