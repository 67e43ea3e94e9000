"""What applied, when, where, and why: the rules of docs/phuong-phap. Uses records and below."""
