"""Typed, frozen records: what the data may say. No input, no output, no drawing."""
