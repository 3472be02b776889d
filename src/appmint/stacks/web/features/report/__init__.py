"""A report over records: period and groups to choose, totals, print, CSV and PDF."""
