"""What words are: their forms, what they mean as verbs, nouns and colours. Knows no sentence."""
