"""The records, not a view, in the forms of others: gazetteers, vocabularies, reviews."""
