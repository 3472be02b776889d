"""The spec in the making: which record a noun means, its fields, what a criterion may claim."""
