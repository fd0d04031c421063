"""The data in the forms of others: gazetteers, vocabularies, geographic information systems."""
