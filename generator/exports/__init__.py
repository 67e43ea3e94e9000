"""What is known, as data for machines: files, feeds, tables by day. Uses law and below."""
