"""What is known of domains: the lexicon read, kinds of nouns, sample records."""
