"""Corpus → what stands at which address, as plain context for the templates. No markup is made here."""
