"""What a file says of the form: bytes → the form it follows, the report with its totals; a new report file, last year's carried over."""
